/** A table of methods by id. It has no prototype: a name such as `constructor` in a link finds nothing. */
export type Registry<M> = Readonly<Record<string, M>>

export const registry = <M>(entries: Record<string, M>): Registry<M> =>
  Object.freeze(Object.assign(Object.create(null) as Record<string, M>, entries))

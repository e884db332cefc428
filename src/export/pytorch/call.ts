import { numberPiece } from '../python/piece.ts'

/** A value that is written out in a call of the library. */
export type Literal = number | boolean | string | readonly number[]

/** An object of the library: its class and keyword arguments, in the order in which they are written. */
export interface LibraryCall {
  class: string
  arguments: Readonly<Record<string, Literal>>
}

/** The call, or in words why the library's path is another one. */
export type Counterpart<Call> = Call | string

export function printLiteral(value: Literal): string {
  if (typeof value === 'number') return numberPiece(value).text
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return JSON.stringify(value)
  const inner = value.map((each) => numberPiece(each).text).join(', ')
  return value.length === 2 ? `(${inner})` : `[${inner}]`
}

/** `torch.optim.Adam([x], lr=0.03, betas=(0.9, 0.999))`. */
export const printCall = (module: string, { class: name, arguments: named }: LibraryCall, first: string): string =>
  `${module}.${name}(${[first, ...Object.entries(named).map(([key, value]) => `${key}=${printLiteral(value)}`)].join(
    ', ',
  )})`

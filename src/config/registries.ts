import { clips } from '../clips/index.ts'
import type { Parameters } from '../core/parameter.ts'
import { optimizers } from '../optimizers/index.ts'
import { schedules } from '../schedules/index.ts'
import { surfaces } from '../surfaces/index.ts'

/** The four kinds of method: what the registry holds, what a notice calls it, what stands in for an unknown one. */
export const KINDS = {
  surface: { registry: surfaces, noun: 'a surface', fallback: 'rosenbrock' },
  optimizer: { registry: optimizers, noun: 'an optimizer', fallback: 'gradientDescent' },
  schedule: { registry: schedules, noun: 'a schedule', fallback: 'constant' },
  clip: { registry: clips, noun: 'a kind of clipping', fallback: undefined },
} as const

export type Kind = keyof typeof KINDS

/** The entry of that id, by own key only: `constructor` is no method. */
export function lookUp<Entry>(registry: Readonly<Record<string, Entry>>, id: string | undefined): Entry | undefined {
  return id !== undefined && Object.hasOwn(registry, id) ? registry[id] : undefined
}

/** The declared parameters of a registered method. */
export const declaredParameters = (kind: Kind, id: string | undefined): Parameters =>
  lookUp<{ params: Parameters }>(KINDS[kind].registry, id)?.params ?? {}

import { clips } from '../clips/index.ts'
import { estimates } from '../estimates/index.ts'
import { noises } from '../noises/index.ts'
import { precisions } from '../precisions/index.ts'
import { problems } from '../problems/index.ts'
import { registry } from '../core/registry.ts'
import type { Surface } from '../core/method.ts'
import type { Parameters } from '../core/parameter.ts'
import { optimizers } from '../optimizers/index.ts'
import { schedules } from '../schedules/index.ts'
import { surfaces } from '../surfaces/index.ts'

/** Surfaces of their own, and those that are sums over data. */
const allSurfaces = registry<Surface>({ ...surfaces, ...problems })

/** The kinds of method: what the registry holds, what a notice calls it, what stands in for an unknown one. */
export const KINDS = {
  surface: { registry: allSurfaces, noun: 'a surface', fallback: 'rosenbrock' },
  optimizer: { registry: optimizers, noun: 'an optimizer', fallback: 'gradientDescent' },
  schedule: { registry: schedules, noun: 'a schedule', fallback: 'constant' },
  estimate: { registry: estimates, noun: 'a way to estimate gradients', fallback: undefined },
  noise: { registry: noises, noun: 'a kind of noise', fallback: undefined },
  precision: { registry: precisions, noun: 'a low precision', fallback: undefined },
  clip: { registry: clips, noun: 'a kind of clipping', fallback: undefined },
} as const

export type Kind = keyof typeof KINDS

/** Those that can be typed as equations. */
export type TypedKind = 'surface' | 'optimizer' | 'schedule'

export const isTyped = (kind: Kind): kind is TypedKind => kind in { surface: 0, optimizer: 0, schedule: 0 }

/** The entry of that id, by own key only: `constructor` is no method. */
export function lookUp<Entry>(registry: Readonly<Record<string, Entry>>, id: string | undefined): Entry | undefined {
  return id !== undefined && Object.hasOwn(registry, id) ? registry[id] : undefined
}

/** The declared parameters of a registered method. */
export const declaredParameters = (kind: Kind, id: string | undefined): Parameters =>
  lookUp<{ params: Parameters }>(KINDS[kind].registry, id)?.params ?? {}

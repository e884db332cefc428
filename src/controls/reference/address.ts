/** What the reference shows, and what an address calls it: `?reference=adam`, `?reference=schedule.step`, `?reference=adam/beta1`. */
import { clips } from '../../clips/index.ts'
import { KINDS } from '../../config/registries.ts'
import { dropout } from '../../core/dropout.ts'
import type { Estimate } from '../../core/estimate.ts'
import type { Clip, Optimizer, Schedule, Surface } from '../../core/method.ts'
import type { Noise } from '../../core/noise.ts'
import type { Precision } from '../../core/precision.ts'
import { estimates } from '../../estimates/index.ts'
import { noises } from '../../noises/index.ts'
import { optimizers } from '../../optimizers/index.ts'
import { precisions } from '../../precisions/index.ts'
import { schedules } from '../../schedules/index.ts'

const surfaces = KINDS.surface.registry

export const METHODS = {
  optimizer: optimizers,
  schedule: schedules,
  surface: surfaces,
  estimate: estimates,
  dropout: { dropout },
  noise: noises,
  precision: precisions,
  clip: clips,
} as const

export type Kind = keyof typeof METHODS

export type Entry = { id: string } & (
  | { kind: 'optimizer'; method: Optimizer }
  | { kind: 'schedule'; method: Schedule }
  | { kind: 'surface'; method: Surface }
  | { kind: 'estimate'; method: Estimate }
  | { kind: 'noise'; method: Noise }
  | { kind: 'dropout'; method: typeof dropout }
  | { kind: 'precision'; method: Precision }
  | { kind: 'clip'; method: Clip }
)

export const ENTRIES: readonly Entry[] = [
  ...Object.entries(optimizers).map(([id, method]): Entry => ({ kind: 'optimizer', id, method })),
  ...Object.entries(schedules).map(([id, method]): Entry => ({ kind: 'schedule', id, method })),
  ...Object.entries(surfaces).map(([id, method]): Entry => ({ kind: 'surface', id, method })),
  ...Object.entries(estimates).map(([id, method]): Entry => ({ kind: 'estimate', id, method })),
  { kind: 'dropout', id: 'dropout', method: dropout },
  ...Object.entries(noises).map(([id, method]): Entry => ({ kind: 'noise', id, method })),
  ...Object.entries(precisions).map(([id, method]): Entry => ({ kind: 'precision', id, method })),
  ...Object.entries(clips).map(([id, method]): Entry => ({ kind: 'clip', id, method })),
]

/** The id alone, or after its kind where another kind has a method of that id too. */
export const addressOf = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): string =>
  ENTRIES.filter((entry) => entry.id === id).length > 1 ? `${kind}.${id}` : id

/** The address of a parameter in its method's entry. */
export const parameterAddress = (entry: Pick<Entry, 'kind' | 'id'>, name: string): string =>
  `${addressOf(entry)}/${name}`

/** The entry that an address names, or in which it names a parameter; undefined for the reference as a whole. */
export function entryAt(address: string): Entry | undefined {
  const [method = ''] = address.split('/')
  return (
    ENTRIES.find((entry) => addressOf(entry) === method) ??
    ENTRIES.find(({ kind, id }) => id === method || `${kind}.${id}` === method)
  )
}

/** Where an entry, or a parameter's row in it, stands on the page. */
export const elementId = (address: string): string => `reference-${address}`

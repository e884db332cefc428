/** The reference's order: kinds, families within them, methods as they are registered. */
import { OPTIMIZER_FAMILIES, SCHEDULE_FAMILIES, SURFACE_FAMILIES } from '../families.ts'
import { ENTRIES, type Entry, type Kind } from './address.ts'

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  optimizer: 'Optimizers',
  schedule: 'Schedules',
  surface: 'Surfaces',
  estimate: 'Gradient estimates',
  dropout: 'Dropout',
  noise: 'Noise',
  precision: 'Low precision',
  clip: 'Clipping',
}

export interface Group {
  heading: string
  entries: readonly Entry[]
}

const HEADINGS: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  optimizer: OPTIMIZER_FAMILIES,
  schedule: SCHEDULE_FAMILIES,
  surface: SURFACE_FAMILIES,
  estimate: {},
  dropout: {},
  noise: {},
  precision: {},
  clip: { clip: 'Clipping' },
}

const familyOf = ({ kind, method }: Entry): string => ('family' in method && method.family) || kind

/** The entries of a kind by family; one without a family comes last, under the kind's own name. */
export function groupsOf(kind: Kind): readonly Group[] {
  const headings = { ...HEADINGS[kind], [kind]: KIND_NAMES[kind] }
  return Object.entries(headings)
    .map(([family, heading]) => ({
      heading,
      entries: ENTRIES.filter((entry) => entry.kind === kind && familyOf(entry) === family),
    }))
    .filter(({ entries }) => entries.length > 0)
}

/** Every word must occur in the name, the id or the summary; of all kinds. */
export function found(search: string): readonly Group[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const matches = ({ id, method: { name, summary } }: Entry) =>
    words.every((word) => `${id} ${name} ${summary}`.toLowerCase().includes(word))
  return Object.entries(KIND_NAMES)
    .map(([kind, heading]) => ({ heading, entries: ENTRIES.filter((entry) => entry.kind === kind && matches(entry)) }))
    .filter(({ entries }) => entries.length > 0)
}

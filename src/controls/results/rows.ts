/** The runs' facts side by side: what the table of results shows, sorts and copies. */
import { axisIn, isOnAxis, stepAt } from '../../charts/axisUnit.ts'
import { factsAt, type Facts } from '../../charts/facts.ts'
import type { Ensemble } from '../../engine/ensemble/types.ts'
import { runLabel } from '../../config/index.ts'
import type { Configuration, RunsState, ViewState } from '../../store/types.ts'
import { chipOf } from '../runs/status.ts'

export interface ResultRow {
  key: string
  slot: number
  label: string
  isBaseline: boolean
  /** How the run ended. */
  status: string
  /** Absent for a run that has none: nothing is known of it yet, or it has no place on the axis. */
  facts?: Facts
  /** What the run comes to over many seeds, as far as that is known. */
  ensemble?: Ensemble
}

/** When the facts are taken: where every run has ended, or at the playhead. */
export type When = 'end' | 'playhead'

/** A row for every run that is seen, in the order of the list. */
export function resultRows(
  configuration: Configuration,
  { runs }: Pick<RunsState, 'runs'>,
  { soloRun, playhead }: Pick<ViewState, 'soloRun' | 'playhead'>,
  when: When,
): ResultRow[] {
  const axis = axisIn(configuration)
  const { tolerance } = configuration.shown ?? {}
  return configuration.runs
    .filter((run) => !run.hidden && (soloRun ?? run.key) === run.key)
    .map((run) => {
      const record = runs.get(run.key)
      const isKnown = record && record.samples.count > 0 && isOnAxis(record.samples, axis)
      const position = when === 'end' ? Infinity : playhead
      return {
        key: run.key,
        slot: run.slot,
        label: runLabel(run, configuration.runs),
        isBaseline: run.baseline === true,
        status: chipOf(record, axis).text,
        ...(record?.ensemble && { ensemble: record.ensemble }),
        ...(isKnown && { facts: factsAt(record, stepAt(record.samples, axis, position), tolerance) }),
      }
    })
}

/** In the order of the values, those that are missing last; equal ones stay as they are. */
export function sortRows<Row>(rows: readonly Row[], read: (row: Row) => number | string, isDescending: boolean): Row[] {
  const sign = isDescending ? -1 : 1
  const isMissing = (value: number | string) => Number.isNaN(value)
  return rows.toSorted((first, second) => {
    const [a, b] = [read(first), read(second)]
    if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b))
    if (typeof a === 'string' || typeof b === 'string') return sign * String(a).localeCompare(String(b), 'en')
    return a === b ? 0 : sign * (a < b ? -1 : 1)
  })
}

/** The runs' facts side by side: what the table of results shows, sorts and copies. */
import { axisIn, isOnAxis, stepAt } from '../../charts/axisUnit.ts'
import { factsAt, type Facts } from '../../charts/facts.ts'
import type { Ensemble } from '../../engine/ensemble/types.ts'
import { keyOn, rowsOf, runLabel, surfaceOf } from '../../config/index.ts'
import type { Configuration, RunsState, ViewState } from '../../store/types.ts'
import { chipOf } from '../runs/status.ts'

export interface ResultRow {
  key: string
  slot: number
  label: string
  /** Which of the comparison's surfaces it is on, from 0, and its name. */
  place: number
  surface: string
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

/** A row for every run that is seen, in the order of the list, on one surface after the other. */
export function resultRows(
  configuration: Configuration,
  { runs }: Pick<RunsState, 'runs'>,
  { soloRun, playhead }: Pick<ViewState, 'soloRun' | 'playhead'>,
  when: When,
): ResultRow[] {
  const axis = axisIn(configuration)
  const { tolerance } = configuration.shown ?? {}
  const seen = configuration.runs.filter((run) => !run.hidden && (soloRun ?? run.key) === run.key)
  return rowsOf(configuration).flatMap(({ surface }, place) =>
    seen.map((run) => {
      const key = keyOn(run.key, place)
      const record = runs.get(key)
      const isKnown = record && record.samples.count > 0 && isOnAxis(record.samples, axis)
      const position = when === 'end' ? Infinity : playhead
      return {
        key,
        slot: run.slot,
        label: runLabel(run, configuration.runs),
        place,
        surface: surfaceOf(surface).name,
        isBaseline: run.baseline === true,
        status: chipOf(record, axis).text,
        ...(record?.ensemble && { ensemble: record.ensemble }),
        ...(isKnown && { facts: factsAt(record, stepAt(record.samples, axis, position), tolerance) }),
      }
    }),
  )
}

/** Whether the rows are of more than one surface. */
export const areOfSeveral = (rows: readonly ResultRow[]): boolean => rows.some(({ place }) => place > 0)

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

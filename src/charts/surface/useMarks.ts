import { useMemo } from 'react'
import { useConfig, useReadableRuns, useRounds, useView, type RoundsState, type RunsState } from '../../store/index.ts'
import { axisIn, isOnAxis, type Axis } from '../axisUnit.ts'
import { clippedSteps } from '../clipEvents.ts'
import { EVENT_MARKS, markedSteps, type EventMark } from '../eventMarks.ts'
import { bestBeforeEnd } from '../validation.ts'

/** What needs a word of explanation on the surface, of all runs that are drawn. */
export interface Marks {
  /** Names of the slots that are drawn as paths of their own. */
  seconds: string[]
  clipped: boolean
  /** What low precision did. */
  events: EventMark[]
  corners: boolean
  /** The loss over rows held back is lowest somewhere. */
  best: boolean
  /** Clients with paths of their own. */
  clients: boolean
  /** Most seeds of a run whose end points are shown; absent: there are none. */
  seeds?: number
  /** Whether some have regions about them. */
  regions: boolean
}

export function marksOf(
  keys: readonly string[],
  runs: RunsState['runs'],
  axis: Axis = 'steps',
  rounds: RoundsState['known'] = new Map(),
): Marks {
  const records = keys.flatMap((key) => runs.get(key) ?? []).filter(({ samples }) => isOnAxis(samples, axis))
  const ensembles = records.flatMap(({ ensemble }) => ensemble ?? [])
  return {
    seconds: [...new Set(records.flatMap(({ samples }) => samples.shown))],
    clipped: records.some((record) => clippedSteps(record).length > 0),
    events: EVENT_MARKS.filter((mark) => records.some((record) => markedSteps(record, mark).length > 0)),
    corners: records.some(({ samples }) => samples.corners.length > 0),
    best: records.some((record) => bestBeforeEnd(record) !== undefined),
    clients: keys.some((key) => rounds.has(key)),
    ...(ensembles.length > 0 && { seeds: Math.max(...ensembles.map(({ seeds }) => seeds)) }),
    regions: ensembles.some(({ density }) => density.length > 0),
  }
}

/** Renders anew only when the words change. */
export function useMarks(): Marks {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const solo = useView((view) => view.soloRun)
  const keys = useMemo(
    () => runs.filter(({ key, hidden }) => !hidden && (solo ?? key) === key).map(({ key }) => key),
    [runs, solo],
  )
  const axis = useConfig(({ configuration }) => axisIn(configuration))
  const rounds = useRounds(({ known }) => known)
  const text = useReadableRuns((state) => JSON.stringify(marksOf(keys, state.runs, axis, rounds)))
  return useMemo(() => JSON.parse(text) as Marks, [text])
}

/** What happens to the runs on the way, as marks on the time line. */
import { endPosition, isOnAxis, positionOf, positionsOf, type Axis } from '../../charts/axisUnit.ts'
import { EVENT_MARKS, LOOKS, markedSteps, type EventMark } from '../../charts/eventMarks.ts'
import { formatStep } from '../../charts/format.ts'
import type { RunRecord, RunSamples } from '../../store/types.ts'

export interface RunEvent {
  /** The step at which it happens, and where that stands on the axis. */
  step: number
  position: number
  kind: 'diverged' | 'arrived' | 'stopped' | EventMark
  words: string
}

/** Within this share of the way from start to end a run counts as there. */
const NEAR = 0.01
const KINDS: Partial<Record<string, string>> = {
  minimum: 'its minimum',
  saddle: 'a saddle',
  maximum: 'a maximum',
  flat: 'a flat place',
  edge: 'the edge',
}

/** Where the run diverged; or from where on it stays by the point at which it comes to rest. */
export function eventOf(record: RunRecord | undefined, axis: Axis): RunEvent | undefined {
  const end = record?.samples.end
  if (record === undefined || end === undefined || !isOnAxis(record.samples, axis)) return undefined
  if (end.status === 'diverged') {
    const position = endPosition(record.samples, axis) ?? end.step
    return { step: end.step, position, kind: 'diverged', words: `diverges at step ${formatStep(end.step)}` }
  }
  if (end.stopped) {
    const position = endPosition(record.samples, axis) ?? end.step
    const words = `is stopped early at step ${formatStep(end.step)}, its validation loss being lowest at step ${formatStep(end.stopped.best)}`
    return { step: end.step, position, kind: 'stopped', words }
  }
  const place = KINDS[end.status]
  const step = arrival(record.samples)
  if (place === undefined || step === 0) return undefined
  const position = positionOf(positionsOf(record.samples, axis), step)
  const words = `is within 1 % of the way to ${place} from step ${formatStep(step)} on`
  return { step, position, kind: 'arrived', words }
}

/** Where low precision first did each thing that it does. */
export function precisionEventsOf(record: RunRecord | undefined, axis: Axis): RunEvent[] {
  if (record?.samples.end === undefined || !isOnAxis(record.samples, axis)) return []
  const positions = positionsOf(record.samples, axis)
  const updates = formatStep(record.samples.count - 1)
  return EVENT_MARKS.flatMap((kind) => {
    const steps = markedSteps(record, kind)
    const [step] = steps
    if (step === undefined) return []
    const words = `${LOOKS[kind].text} at ${formatStep(steps.length)} of ${updates} steps, first at step ${formatStep(step)}`
    return [{ step, position: positionOf(positions, step), kind, words }]
  })
}

/** The first step from which the path stays near its last point. */
export function arrival({ points, count }: Pick<RunSamples, 'points' | 'count'>): number {
  const at = (index: number) => points[index] ?? NaN
  const [endX, endY] = [at(2 * count - 2), at(2 * count - 1)]
  const distance = (index: number) => Math.hypot(at(2 * index) - endX, at(2 * index + 1) - endY)
  const near = NEAR * distance(0)
  let step = count - 1
  while (step > 0 && distance(step - 1) <= near) step -= 1
  return step
}

/** Where so many steps from the playhead lead. */
import { grainOf, onGrain } from '../config/index.ts'
import { useConfig, useRuns, useView } from '../store/index.ts'
import { positionOf } from './axisUnit.ts'
import { shownRuns, type ShownRun } from './shownRuns.ts'

/**
 * On an axis of whole ones so many on, or back. Where parts of its unit count, to the next place at which a run that is shown
 * makes a step, so many times; without one by a grain.
 */
export function stepsOn(times: number): number {
  const { configuration } = useConfig.getState()
  const view = useView.getState()
  const grain = grainOf(configuration)
  let place = onGrain(grain, view.playhead)
  if (grain === 1) return place + times
  const runs = shownRuns(configuration, useRuns.getState(), { ...view, hoverRun: undefined })
  const sign = Math.sign(times)
  for (let k = 0; k < Math.abs(times); k += 1) place = nextPlace(runs, place, sign, grain)
  return place
}

/** On the grain, so that the step that stands there is past. */
function nextPlace(runs: readonly ShownRun[], place: number, sign: number, grain: number): number {
  const away = runs.flatMap((run) => {
    const { samples } = run.record
    const last = samples.count - 1
    const at = (step: number) => Math.ceil(positionOf(run.positions, step) / grain - 1e-6) * grain
    let step = run.step
    // The playhead has gone on since `run.step` was found.
    while (step < last && at(step + 1) <= place + grain / 2) step += 1
    while (step > 0 && at(step) > place + grain / 2) step -= 1
    if (sign > 0) return step < last ? [at(step + 1)] : []
    const before = at(step) < place - grain / 2 ? step : step - 1
    return before >= 0 ? [at(before)] : []
  })
  const next = sign > 0 ? Math.min(...away) : Math.max(...away)
  return onGrain(grain, Number.isFinite(next) ? next : place + sign * grain)
}

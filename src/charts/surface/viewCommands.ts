import { surfaceOf } from '../../config/index.ts'
import type { View } from '../../core/method.ts'
import { useConfig, useRuns, useView } from '../../store/index.ts'
import { boundingView, roundedView } from './geometry.ts'
import { animateView } from './viewAnimation.ts'

/** More points of a path than this are sampled for its extent. */
const SAMPLES = 20_000

/** The rectangle that the link asks for, or the surface's own. */
export const requiredView = (): View => {
  const { configuration } = useConfig.getState()
  return configuration.view ?? surfaceOf(configuration.surface).view
}

/** Goes to a view (undefined: the surface's own) as one entry of history. */
export function goToView(view: View | undefined, from: View): void {
  const { setView, endGesture, configuration } = useConfig.getState()
  const target = view ? roundedView(view) : surfaceOf(configuration.surface).view
  endGesture()
  animateView(from, target, setView, () => {
    if (!view) setView(undefined)
    endGesture()
  })
}

/** Where the paths are: all points of the runs that are shown and did not diverge, and the start. */
function* pathPoints(): Generator<readonly [number, number]> {
  const { configuration } = useConfig.getState()
  const { soloRun } = useView.getState()
  yield configuration.start
  for (const run of configuration.runs) {
    const samples = useRuns.getState().runs.get(run.key)?.samples
    if (!samples || run.hidden || (soloRun !== undefined && soloRun !== run.key)) continue
    if (samples.end?.status === 'diverged') continue
    const stride = Math.max(1, Math.floor(samples.count / SAMPLES))
    for (let i = 0; i < samples.count; i += stride)
      yield [samples.points[2 * i] ?? NaN, samples.points[2 * i + 1] ?? NaN]
  }
}

/** Shows every path that did not diverge (those have no extent); with no path, the surface's own view. */
export const fitToPaths = (from: View = requiredView()): void => goToView(boundingView(pathPoints()), from)

/** Back to the surface's own view. */
export const resetView = (from: View = requiredView()): void => goToView(undefined, from)

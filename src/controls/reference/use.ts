/** Takes a method from the reference into the experiment. */
import { runLabel } from '../../config/index.ts'
import type { OptimizerChoice, ScheduleChoice } from '../../config/types.ts'
import { useConfig, useView } from '../../store/index.ts'
import type { Entry } from './address.ts'

/** The run that has a schedule or a clipping put on it: the open one, else the first. */
function target() {
  const { runs } = useConfig.getState().configuration
  const { openRun } = useView.getState()
  return runs.find(({ key }) => key === openRun) ?? runs[0]
}

/** What the button says; undefined where nothing can be done. */
export function labelOf({ kind }: Entry): string | undefined {
  if (kind === 'optimizer') return 'Add as a run'
  if (kind === 'surface') return 'Show this surface'
  const run = target()
  return run && `Use in ${runLabel(run, useConfig.getState().configuration.runs)}`
}

export function take({ kind, id, method }: Entry, optimizer: OptimizerChoice): void {
  const { addRun, setClip, setEstimate, setDropout, setNoise, setPrecision, setSchedule, setSurface, endGesture } =
    useConfig.getState()
  const run = target()
  if (kind === 'optimizer') useView.getState().set({ openRun: addRun(optimizer) })
  if (kind === 'surface') setSurface({ id, params: {} })
  if (kind === 'clip' && run) setClip(run.key, { id, params: optimizer.params })
  if (kind === 'estimate' && run) setEstimate(run.key, { id, params: optimizer.params })
  if (kind === 'noise' && run) setNoise(run.key, { id, params: optimizer.params })
  if (kind === 'precision' && run) setPrecision(run.key, { id, params: optimizer.params })
  if (kind === 'dropout' && run) setDropout(run.key, Number(optimizer.params.p ?? 0.2))
  if (kind === 'schedule' && run)
    setSchedule(run.key, { id, params: optimizer.params, ...held(method.holds, run.schedule) })
  endGesture()
  useView.getState().set({ reference: undefined })
}

/** What was there goes on inside. */
function held(holds: number, before: ScheduleChoice): { of?: readonly ScheduleChoice[] } {
  if (holds === 0) return {}
  return { of: holds === 1 ? [before] : [before, { id: 'constant', params: {} }] }
}

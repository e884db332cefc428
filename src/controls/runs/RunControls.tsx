import { clips } from '../../clips/index.ts'
import { clipOf, methodValues, optimizerOf } from '../../config/index.ts'
import type { MethodChoice, RunConfiguration } from '../../config/types.ts'
import type { ParameterValues } from '../../core/parameter.ts'
import { optimizers } from '../../optimizers/index.ts'
import { useConfig } from '../../store/index.ts'
import { defaultsOf } from '../defaults.ts'
import { FoldedParameters, ParameterList } from '../ParameterControl.tsx'
import { usedParameters } from '../usedParameters.ts'
import { Equations } from './Equations.tsx'
import { RowActions } from './RowActions.tsx'
import { ScheduleEditor } from './ScheduleEditor.tsx'
import { Sparkline } from './Sparkline.tsx'
import { Evidence } from './StatusChip.tsx'

/** Everything that can be set on one run. */
export function RunControls({ run, onRename }: { run: RunConfiguration; onRename(): void }) {
  const steps = useConfig(({ configuration }) => configuration.steps)
  const { setOptimizer, setOptimizerParameter, setSchedule, endGesture } = useConfig.getState()
  const optimizer = optimizerOf(run.optimizer)
  const values = methodValues(optimizer, run.optimizer, steps)
  const change = (id: string) => {
    setOptimizer(run.key, { id, params: carriedOver(run.optimizer, id) })
    endGesture()
  }
  return (
    <div className="body">
      <Evidence runKey={run.key} />
      <label className="kv">
        <span className="k">Optimizer</span>
        <select value={run.optimizer.id ?? 'typed'} onChange={(event) => change(event.target.value)}>
          {run.optimizer.id === undefined && <option value="typed">{optimizer.name}</option>}
          {Object.entries(optimizers).map(([id, { name }]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <FoldedParameters
        key={run.optimizer.id}
        params={usedParameters(optimizer, values)}
        values={values}
        defaults={defaultsOf(optimizer, steps)}
        onChange={(name, value) => setOptimizerParameter(run.key, name, value)}
        onDone={endGesture}
      />
      <Equations choice={run.optimizer} />
      <div className="group">
        <Sparkline runKey={run.key} />
        <ScheduleEditor
          choice={run.schedule}
          steps={steps}
          label="Schedule"
          onChange={(choice, tag) => setSchedule(run.key, choice, tag && `${run.key}.schedule.${tag}`)}
          onDone={endGesture}
        />
      </div>
      <ClipEditor run={run} />
      <RowActions run={run} onRename={onRename} />
    </div>
  )
}

function ClipEditor({ run }: { run: RunConfiguration }) {
  const steps = useConfig(({ configuration }) => configuration.steps)
  const { setClip, endGesture } = useConfig.getState()
  const clip = clipOf(run.clip)
  const set = (choice: MethodChoice | undefined) => {
    setClip(run.key, choice)
    endGesture()
  }
  return (
    <div className="group">
      <label className="kv">
        <span className="k">Clipping</span>
        <select
          value={run.clip?.id ?? ''}
          onChange={(event) => set(event.target.value === '' ? undefined : { id: event.target.value, params: {} })}
        >
          <option value="">Off</option>
          {Object.entries(clips).map(([id, { name }]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {run.clip && clip && (
        <ParameterList
          params={clip.params}
          values={methodValues(clip, run.clip, steps)}
          defaults={defaultsOf(clip, steps)}
          onChange={(name, value) => {
            if (run.clip)
              setClip(
                run.key,
                { ...run.clip, params: { ...run.clip.params, [name]: value } },
                `${run.key}.clip.${name}`,
              )
          }}
          onDone={endGesture}
        />
      )}
    </div>
  )
}

/** Values set by hand stay with a parameter of the same name and kind; all else takes the new method's default. */
function carriedOver(from: MethodChoice, id: string): ParameterValues {
  const before = optimizerOf(from).params
  const after = optimizers[id]?.params ?? {}
  return Object.fromEntries(
    Object.entries(from.params).filter(([name]) => {
      const [old, next] = [before[name], after[name]]
      return old !== undefined && next !== undefined && old.kind === next.kind && next.kind !== 'choice'
    }),
  )
}

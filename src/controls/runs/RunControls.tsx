import { clips } from '../../clips/index.ts'
import { clipOf, methodValues } from '../../config/index.ts'
import type { MethodChoice, RunConfiguration } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'
import { TuneRate } from '../compare/TuneRate.tsx'
import { defaultsOf } from '../defaults.ts'
import { EditEquations } from '../editor/EditEquations.tsx'
import { Symbol } from '../../charts/Mathematics.tsx'
import { InspectUpdate } from '../inspector/InspectUpdate.tsx'
import { ParameterList } from '../ParameterControl.tsx'
import { ReferenceLink } from '../reference/ReferenceLink.tsx'
import { ClipCount } from './ClipCount.tsx'
import { Equations, RateEquations } from './Equations.tsx'
import { OptimizerEditor } from './OptimizerEditor.tsx'
import { RowActions } from './RowActions.tsx'
import { Course, CycledMomentum, ScheduledParameters } from './ScheduledParameters.tsx'
import { ScheduleEditor } from './ScheduleEditor.tsx'
import { Evidence } from './StatusChip.tsx'

/** Everything that can be set on one run. */
export function RunControls({ run, onRename }: { run: RunConfiguration; onRename(): void }) {
  const steps = useConfig(({ configuration }) => configuration.steps)
  const { setOptimizer, setSchedule, endGesture } = useConfig.getState()
  return (
    <div className="body">
      <Evidence runKey={run.key} />
      <OptimizerEditor
        choice={run.optimizer}
        steps={steps}
        label="Optimizer"
        onChange={(choice, tag) => setOptimizer(run.key, choice, tag && `${run.key}.${tag}`)}
        onDone={endGesture}
      />
      <TuneRate run={run} />
      <Equations run={run} steps={steps} />
      <div className="method-acts">
        <EditEquations target={{ kind: 'optimizer', run: run.key }} />
        <InspectUpdate run={run.key} />
      </div>
      <div className="group">
        <Course runKey={run.key} steps={steps}>
          Learning rate <Symbol tex="\eta" /> over time
        </Course>
        <ScheduleEditor
          choice={run.schedule}
          steps={steps}
          label="Schedule"
          target={{ kind: 'schedule', run: run.key, path: [] }}
          onChange={(choice, tag) => setSchedule(run.key, choice, tag && `${run.key}.schedule.${tag}`)}
          onDone={endGesture}
        />
        <CycledMomentum run={run} steps={steps} />
        <RateEquations choice={run.schedule} steps={steps} />
        <ScheduledParameters run={run} steps={steps} />
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
      <div className="linked">
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
        <ReferenceLink kind="clip" id={run.clip?.id} />
      </div>
      {run.clip && clip && (
        <ParameterList
          of={{ kind: 'clip', id: run.clip.id }}
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
      <ClipCount runKey={run.key} />
    </div>
  )
}

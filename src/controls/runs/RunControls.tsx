import type { RunConfiguration } from '../../config/types.ts'
import { horizonOf } from '../../config/index.ts'
import { useConfig, useRuns } from '../../store/index.ts'
import { TuneRate } from '../compare/TuneRate.tsx'
import { EditEquations } from '../editor/EditEquations.tsx'
import { Symbol } from '../../charts/Mathematics.tsx'
import { InspectUpdate } from '../inspector/InspectUpdate.tsx'
import { BudgetEditor } from './BudgetEditor.tsx'
import { ClockChoice } from './ClockChoice.tsx'
import { EarlyStopping } from './EarlyStopping.tsx'
import { Equations, RateEquations } from './Equations.tsx'
import { GradientEditor } from './gradient/GradientEditor.tsx'
import { useStranded } from './gradient/StrandedNote.tsx'
import { OptimizerEditor } from './OptimizerEditor.tsx'
import { RowActions } from './RowActions.tsx'
import { Course, CycledMomentum, ScheduledParameters } from './ScheduledParameters.tsx'
import { ScheduleEditor } from './ScheduleEditor.tsx'
import { Evidence } from './StatusChip.tsx'

/** Everything that can be set on one run. */
export function RunControls({ run, onRename }: { run: RunConfiguration; onRename(): void }) {
  const steps = useConfig(({ configuration }) => horizonOf(configuration, run))
  const stranded = useStranded(run)
  const horizon = useRuns(({ runs }) => runs.get(run.key)?.samples.epochs?.horizon) ?? steps
  const { setOptimizer, setSchedule, endGesture } = useConfig.getState()
  return (
    <div className="body">
      {!stranded && <Evidence runKey={run.key} />}
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
        <ClockChoice run={run} />
        <Course runKey={run.key} steps={steps}>
          Learning rate <Symbol tex="\eta" /> over time
        </Course>
        <ScheduleEditor
          choice={run.schedule}
          steps={horizon}
          label="Schedule"
          target={{ kind: 'schedule', run: run.key, path: [] }}
          onChange={(choice, tag) => setSchedule(run.key, choice, tag && `${run.key}.schedule.${tag}`)}
          onDone={endGesture}
        />
        <CycledMomentum run={run} steps={horizon} />
        <RateEquations choice={run.schedule} steps={horizon} />
        <ScheduledParameters run={run} steps={steps} horizon={horizon} />
      </div>
      <GradientEditor run={run} />
      <EarlyStopping run={run} />
      <BudgetEditor run={run} />
      <RowActions run={run} onRename={onRename} />
    </div>
  )
}

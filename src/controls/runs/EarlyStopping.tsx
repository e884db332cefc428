import { surfaceOf } from '../../config/index.ts'
import { withHeldBack } from '../../config/data.ts'
import { CONFIGURATION_LIMITS } from '../../config/limits.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { whole } from '../../core/parameters.ts'
import { useConfig } from '../../store/index.ts'
import { NumberField } from '../NumberField.tsx'
import { Switch } from '../Switch.tsx'
import './earlyStopping.css'

const PATIENCE = whole(10, 'epochs without a lower validation loss, after which the run ends', 'p', {
  valid: { min: 1, max: CONFIGURATION_LIMITS.patience },
})

/** What is held back where nothing was and a run is to be judged by it. */
const QUARTER = 0.25

/** Whether the run ends when its validation loss no longer falls, and how long it waits. On a surface over data only. */
export function EarlyStopping({ run }: { run: RunConfiguration }) {
  const isProblem = useConfig(({ configuration }) => surfaceOf(configuration.surface).data !== undefined)
  const isJudged = useConfig(({ configuration }) => (configuration.surface.data?.validation ?? 0) > 0)
  const { setPatience, endGesture } = useConfig.getState()
  if (!isProblem && run.patience === undefined) return null
  const set = (patience: number | undefined) => setPatience(run.key, patience, `${run.key}.patience`)
  return (
    <div className="group early-stopping">
      <div className="early-stopping-row">
        <Switch
          label="Early stopping"
          title="End the run when the loss over the rows held back no longer falls"
          on={run.patience !== undefined}
          onChange={(on) => {
            set(on ? Number(PATIENCE.default) : undefined)
            endGesture()
          }}
        />
        {run.patience !== undefined && (
          <div className="early-stopping-patience">
            <span>patience, epochs</span>
            <NumberField
              value={run.patience}
              parameter={PATIENCE}
              label="patience in epochs"
              title={PATIENCE.doc}
              onChange={set}
              onDone={endGesture}
            />
          </div>
        )}
      </div>
      {run.patience !== undefined && !isJudged && <NothingHeldBack isProblem={isProblem} />}
    </div>
  )
}

function NothingHeldBack({ isProblem }: { isProblem: boolean }) {
  const { editSurface, endGesture } = useConfig.getState()
  if (!isProblem) return <p className="early-stopping-note">This surface has no data to hold back: nothing ends it.</p>
  const hold = () => {
    editSurface(withHeldBack(useConfig.getState().configuration.surface, QUARTER), 'surface.validation')
    endGesture()
  }
  return (
    <p className="early-stopping-note">
      No row is held back to judge by: nothing ends the run.{' '}
      <button type="button" className="b line" onClick={hold}>
        Hold back a quarter of the rows
      </button>
    </p>
  )
}

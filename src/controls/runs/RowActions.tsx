import type { RunConfiguration } from '../../config/types.ts'
import { useConfig, useView } from '../../store/index.ts'
import { Icon, type IconName } from '../Icon.tsx'
import { Menu } from '../Menu.tsx'
import { useRunLimit } from './limit.ts'
import { useRunLabel } from './useRunLabel.ts'

/** What can be done with a run as a whole. */
export function RowActions({ run, onRename }: { run: RunConfiguration; onRename(): void }) {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const { setHidden, setBaseline, moveRun, removeRun, duplicateRun, endGesture } = useConfig.getState()
  const solo = useView((view) => view.soloRun === run.key)
  const setView = useView((view) => view.set)
  const full = useRunLimit()
  const index = runs.findIndex(({ key }) => key === run.key)
  const name = useRunLabel(run)
  const then = (change: () => void) => () => {
    change()
    endGesture()
  }
  return (
    <div className="rowacts">
      <Act
        icon={run.hidden ? 'eyeOff' : 'eye'}
        label={run.hidden ? 'Show' : 'Hide'}
        name={name}
        pressed={run.hidden === true}
        onClick={then(() => setHidden(run.key, !run.hidden))}
      />
      <Act
        icon="solo"
        label="Solo"
        name={name}
        pressed={solo}
        onClick={() => setView({ soloRun: solo ? undefined : run.key })}
      />
      <Act
        icon="copy"
        label="Duplicate"
        name={name}
        disabled={full}
        onClick={then(() => setView({ openRun: duplicateRun(run.key) }))}
      />
      <Menu
        label={`More for ${name}`}
        className="b ghost icon more"
        face={<Icon name="more" />}
        align="end"
        items={[
          {
            label: run.baseline ? 'No baseline' : 'Baseline',
            icon: 'flag',
            onSelect: () => setBaseline(run.baseline ? undefined : run.key),
          },
          { label: 'Rename', icon: 'edit', onSelect: onRename },
          { label: 'Code', icon: 'code', onSelect: () => setView({ exporting: run.key }) },
          { label: 'Move up', icon: 'up', disabled: index <= 0, onSelect: then(() => moveRun(run.key, index - 1)) },
          {
            label: 'Move down',
            icon: 'down',
            disabled: index >= runs.length - 1,
            onSelect: then(() => moveRun(run.key, index + 1)),
          },
          { label: 'Remove', icon: 'trash', danger: true, onSelect: then(() => removeRun(run.key)) },
        ]}
      />
    </div>
  )
}

interface ActProps {
  icon: IconName
  label: string
  name: string
  pressed?: boolean
  disabled?: boolean
  onClick(): void
}

function Act({ icon, label, name, pressed, disabled, onClick }: ActProps) {
  return (
    <button
      type="button"
      className={pressed ? 'b line on' : 'b line'}
      aria-label={`${label} ${name}`}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
      {label}
    </button>
  )
}

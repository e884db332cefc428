import { optimizers } from '../../optimizers/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import { addEmptyRun } from '../editor/open.ts'
import { Icon } from '../Icon.tsx'
import { Menu } from '../Menu.tsx'
import { useRunLimit } from './limit.ts'

/** Adds a run of the optimizer chosen from the registry, and opens it. */
export function AddRun({ label = 'Add run' }: { label?: string }) {
  const { addRun, endGesture } = useConfig.getState()
  const setView = useView((view) => view.set)
  const full = useRunLimit()
  const add = (id: string) => {
    setView({ openRun: addRun({ id, params: {} }) })
    endGesture()
  }
  return (
    <Menu
      label={full ? `${label}: an experiment holds no more` : label}
      className="b ghost add"
      disabled={full}
      align="end"
      face={
        <>
          <Icon name="plus" />
          {label}
        </>
      }
      items={[
        ...Object.entries(optimizers).map(([id, { name, summary }]) => ({
          label: name,
          detail: summary,
          onSelect: () => add(id),
        })),
        { label: 'Your own equations', detail: 'Opens an empty editor.', icon: 'edit', onSelect: addEmptyRun },
      ]}
    />
  )
}

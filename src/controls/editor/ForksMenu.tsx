import { forks, type Fork } from '../../config/forks.ts'
import { useConfig, useView } from '../../store/index.ts'
import type { EditorTarget } from '../../store/types.ts'
import { Icon } from '../Icon.tsx'
import { Menu } from '../Menu.tsx'
import { startEmpty } from './open.ts'

/** What else the editor can be opened on: nothing at all, or a fork worth trying, with the race that shows what it does. */
export function ForksMenu({ target }: { target: EditorTarget }) {
  return (
    <Menu
      label="Forks to try, or an empty text"
      className="b ghost"
      align="end"
      face={
        <>
          <Icon name="gallery" />
          <span className="word">Forks</span>
        </>
      }
      items={[
        { label: 'Start empty', icon: 'plus', onSelect: () => startEmpty(target) },
        ...forks.map((fork) => ({ label: fork.name, detail: fork.lesson, onSelect: () => openRace(fork) })),
      ]}
    />
  )
}

/** The experiment that shows the fork, which is its last run or its surface, with the editor on its equations. */
function openRace({ kind, configuration }: Fork): void {
  useConfig.getState().load(configuration, [])
  const run = configuration.runs.at(-1)?.key ?? ''
  const editing: EditorTarget =
    kind === 'surface' ? { kind } : kind === 'optimizer' ? { kind, run } : { kind, run, path: [] }
  useView.getState().set({ editing, openRun: run })
}

import { useRef } from 'react'
import { defaultConfiguration } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { Menu } from '../Menu.tsx'
import { SeedsBar } from '../seeds/SeedsBar.tsx'
import { AddRun } from './AddRun.tsx'
import { RunRow } from './RunRow.tsx'
import { useReorder } from './useReorder.ts'

/** The runs of the experiment: list, order and what is done to all of them. */
export function RunsPanel() {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const list = useRef<HTMLUListElement>(null)
  const { grab, wasDragged } = useReorder(list)
  return (
    <section className="runs" aria-labelledby="runs">
      <header className="sidehead">
        <h2 id="runs">Runs</h2>
        <span className="n">{runs.length}</span>
        <AddRun />
        <ResultsButton />
        <AllRuns />
      </header>
      <SeedsBar />
      {runs.length === 0 ? (
        <p className="note">No runs. Add a run or open a preset.</p>
      ) : (
        <ul className="run-list" ref={list}>
          {runs.map((run, index) => (
            <RunRow key={run.key} run={run} index={index} onGrab={grab} wasDragged={wasDragged} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ResultsButton() {
  const setView = useView((view) => view.set)
  return (
    <button
      type="button"
      className="b ghost icon"
      aria-label="Results"
      title="Results of all runs, as a table (M)"
      onClick={() => setView({ dialog: 'results' })}
    >
      <Icon name="table" />
    </button>
  )
}

function AllRuns() {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const setView = useView((view) => view.set)
  const { load, setHidden, removeRun, endGesture } = useConfig.getState()
  const each = (change: (key: string) => void) => () => {
    for (const { key } of runs) change(key)
    setView({ soloRun: undefined })
    endGesture()
  }
  return (
    <Menu
      label="All runs"
      className="b ghost icon"
      face={<Icon name="more" />}
      align="end"
      items={[
        { label: 'Show all', icon: 'eye', disabled: runs.length === 0, onSelect: each((key) => setHidden(key, false)) },
        { label: 'Remove all', icon: 'trash', disabled: runs.length === 0, danger: true, onSelect: each(removeRun) },
        { label: 'Reset to the default experiment', onSelect: () => load(defaultConfiguration(), []) },
      ]}
    />
  )
}

import { useState } from 'react'
import { runLabel, surfaceOf } from '../../config/index.ts'
import { headerOf } from '../../engine/traceFormat.ts'
import { useConfig, useRuns } from '../../store/index.ts'
import { download } from '../download.ts'
import { Icon } from '../Icon.tsx'
import { Choice } from './Choice.tsx'
import { fileName } from './targets.ts'
import { csvOf, jsonOf, tracesOf } from './traces.ts'

const ALL = ''

/** Every number of the runs, all digits of it. */
export function DataPane() {
  const configuration = useConfig((state) => state.configuration)
  const state = useRuns()
  const [chosen, setChosen] = useState(ALL)
  const [done, setDone] = useState('')
  const { runs } = configuration
  const all = tracesOf(configuration, state)
  const traces = new Map([...all].filter(([index]) => chosen === ALL || runs[index]?.key === chosen))
  const waiting = chosen === ALL ? runs.length - all.size : traces.size === 0 ? 1 : 0
  const part = chosen === ALL ? 'runs' : (traces.values().next().value?.label ?? 'run')
  const save = (suffix: 'csv' | 'json', text: string, type: string) => {
    download(fileName(part, surfaceOf(configuration.surface).name, suffix), text, type)
    setDone(`${suffix.toUpperCase()} saved`)
  }
  return (
    <div className="data-pane choices">
      <Choice
        label="Runs"
        value={chosen}
        options={[[ALL, 'All runs'], ...runs.map((run) => [run.key, runLabel(run, runs)] as const)]}
        onChange={(value) => setChosen(value)}
      />
      <p className="hint">
        A row for every step, with all digits of every number:{' '}
        <code>{headerOf([...traces.values()]).replaceAll(',', ', ')}</code>. The same numbers come from the command{' '}
        <code>npm run trace</code>.
      </p>
      {waiting > 0 && (
        <p className="hint">{waiting === 1 ? 'One run has' : `${waiting} runs have`} not ended: not included.</p>
      )}
      <div className="deeds">
        <button
          type="button"
          className="b line"
          disabled={traces.size === 0}
          onClick={() => save('csv', csvOf(traces), 'text/csv')}
        >
          <Icon name="download" />
          Save CSV
        </button>
        <button
          type="button"
          className="b line"
          disabled={traces.size === 0}
          onClick={() => save('json', jsonOf(traces), 'application/json')}
        >
          <Icon name="download" />
          Save JSON
        </button>
      </div>
      <p className="hint" role="status">
        {done}
      </p>
    </div>
  )
}

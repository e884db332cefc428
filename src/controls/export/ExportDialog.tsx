import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { runLabel } from '../../config/index.ts'
import type { Configuration } from '../../config/types.ts'
import { exportScript, type Target } from '../../export/index.ts'
import { useConfig } from '../../store/index.ts'
import { Dialog } from '../Dialog.tsx'
import { Icon } from '../Icon.tsx'
import { useShare } from '../top/useShare.ts'
import { download } from '../download.ts'
import { Script } from './Script.tsx'
import './export.css'

const TARGETS: Readonly<Record<Target, { name: string; says: string }>> = {
  pytorch: {
    name: 'PyTorch',
    says: 'Its own optimizers and schedulers where the paths are the same; literal loops elsewhere.',
  },
  numpy: { name: 'NumPy', says: 'Every method as a literal loop, the same operations in the same order.' },
  optax: { name: 'Optax', says: 'JAX with Optax’s own transformations, where their formulas are the same.' },
}

/** The experiment, or one run of it, as a Python script that prints the paths that are drawn. */
export function ExportDialog({ run: opened, onClose }: { run: string; onClose(): void }) {
  const configuration = useConfig((config) => config.configuration)
  const [target, setTarget] = useState<Target>('pytorch')
  const [chosen, setChosen] = useState(opened)
  const part = useMemo(() => partOf(configuration, chosen), [configuration, chosen])
  const exported = useMemo(() => exportScript(part, target), [part, target])
  const text = exported.ok ? exported.text : ''
  const share = useShare(useCallback(() => text, [text]))
  const script = useRef<HTMLPreElement>(null)
  const refused = share.offered !== undefined
  useEffect(() => {
    if (refused && script.current) getSelection()?.selectAllChildren(script.current)
  }, [refused])

  return (
    <Dialog title="Code" className="export" onClose={onClose}>
      <div className="choices">
        <div className="targets" role="group" aria-label="Library">
          {(Object.keys(TARGETS) as Target[]).map((each) => (
            <button
              key={each}
              type="button"
              className="b ghost"
              aria-pressed={each === target}
              onClick={() => setTarget(each)}
            >
              {TARGETS[each].name}
            </button>
          ))}
        </div>
        <select
          aria-label="Runs"
          value={part.runs.length === 1 ? chosen : ''}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">All runs</option>
          {configuration.runs.map((each, _, all) => (
            <option key={each.key} value={each.key}>
              {runLabel(each, all)}
            </option>
          ))}
        </select>
        <span className="deeds">
          <button type="button" className="b line" disabled={!exported.ok} onClick={share.copy}>
            <Icon name={share.copied ? 'check' : 'copy'} />
            {share.copied ? 'Copied' : 'Copy'}
          </button>
          <button
            type="button"
            className="b line"
            disabled={!exported.ok}
            onClick={() => download(`thalweg_${target}.py`, text, 'text/x-python')}
          >
            <Icon name="download" />
            Download
          </button>
        </span>
      </div>
      <p className="hint">{TARGETS[target].says} Run as it is, it prints run, step, x, y and loss.</p>
      <p className="hidden-text" role="status">
        {share.copied ? 'Script copied' : ''}
      </p>
      {refused && (
        <p className="hint">Copying is not allowed here. The script is selected: copy it with the keyboard.</p>
      )}
      {exported.ok ? (
        <Script text={text} element={script} />
      ) : (
        <p className="reason">
          <Icon name="warning" />
          <span>
            {TARGETS[target].name} cannot say this. {exported.reason}.
          </span>
        </p>
      )}
    </Dialog>
  )
}

/** The experiment with the chosen run alone; with all of them if there is no such run any more. */
function partOf(configuration: Configuration, key: string): Configuration {
  const runs = configuration.runs.filter((run) => run.key === key)
  return runs.length === 0 ? configuration : { ...configuration, runs }
}

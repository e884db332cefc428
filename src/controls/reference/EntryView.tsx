import { memo, useMemo, useRef, useState } from 'react'
import { methodValues } from '../../config/index.ts'
import type { OptimizerChoice } from '../../config/types.ts'
import type { ParameterValue } from '../../core/parameter.ts'
import { EquationLines } from '../equations/EquationLines.tsx'
import { addressOf, elementId, type Entry } from './address.ts'
import { linesOf } from './lines.ts'
import { HeldControl, OptionControls } from './OptionControls.tsx'
import { optionsOf } from './options.ts'
import { ParameterTable } from './ParameterTable.tsx'
import { Picture } from './Picture.tsx'
import { labelOf, take } from './use.ts'
import { useNear } from './useNear.ts'

/** An entry is written out before it scrolls into view. */
const AHEAD = 1200

/** All that a method declares. */
export const EntryView = memo(function EntryView({ entry, full }: { entry: Entry; full: boolean }) {
  const { id, method } = entry
  const article = useRef<HTMLElement>(null)
  const near = useNear(article, AHEAD)
  const [choice, setChoice] = useState<OptimizerChoice>({ id, params: {} })
  const label = labelOf(entry)
  return (
    <article
      ref={article}
      className={near ? 'entry' : 'entry waiting'}
      id={elementId(addressOf(entry))}
      aria-label={method.name}
      tabIndex={-1}
    >
      <header>
        <h4>{method.name}</h4>
        {label !== undefined && (
          <button
            type="button"
            className="b line"
            disabled={full && entry.kind === 'optimizer'}
            onClick={() => take(entry, choice)}
          >
            {label}
          </button>
        )}
      </header>
      <p>{method.summary}</p>
      {near && (
        <>
          <Lines entry={entry} choice={choice} onChange={setChoice} />
          <ParameterTable entry={entry} />
          {method.notes && method.notes.length > 0 && (
            <ul className="notes">
              {method.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          <p className="reference">{method.reference}</p>
        </>
      )}
    </article>
  )
})

interface LinesProps {
  entry: Entry
  choice: OptimizerChoice
  onChange(choice: OptimizerChoice): void
}

/** The picture, the lines, and the choice of the form that they show. */
function Lines({ entry, choice, onChange }: LinesProps) {
  const { kind, method } = entry
  const options = useMemo(() => optionsOf(method), [method])
  const lines = useMemo(() => linesOf(entry, choice), [entry, choice])
  const set = (name: string, value: ParameterValue) =>
    onChange({ ...choice, params: { ...choice.params, [name]: value } })
  const holds = kind === 'optimizer' && method.holds !== undefined
  return (
    <div className="shown">
      <Picture entry={entry} />
      <div className="said">
        {(holds || Object.keys(options).length > 0) && (
          <div className="options">
            {holds && <HeldControl choice={choice} onChange={(of) => onChange({ ...choice, of })} />}
            <OptionControls options={options} values={methodValues(method, choice, 1)} onChange={set} />
          </div>
        )}
        <EquationLines lines={lines} />
      </div>
    </div>
  )
}

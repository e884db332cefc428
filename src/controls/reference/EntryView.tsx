import { memo, useMemo, useState } from 'react'
import { methodValues } from '../../config/index.ts'
import type { OptimizerChoice } from '../../config/types.ts'
import type { ParameterValue } from '../../core/parameter.ts'
import { EquationLines } from '../equations/EquationLines.tsx'
import { addressOf, type Entry } from './address.ts'
import { linesOf } from './lines.ts'
import { HeldControl, OptionControls } from './OptionControls.tsx'
import { optionsOf } from './options.ts'
import { ParameterTable } from './ParameterTable.tsx'
import { Picture } from './Picture.tsx'
import { labelOf, take } from './use.ts'

/** All that a method declares. */
export const EntryView = memo(function EntryView({ entry, full }: { entry: Entry; full: boolean }) {
  const { id, method } = entry
  const [choice, setChoice] = useState<OptimizerChoice>({ id, params: {} })
  const options = useMemo(() => optionsOf(method), [method])
  const lines = useMemo(() => linesOf(entry, choice), [entry, choice])
  const label = labelOf(entry)
  const set = (name: string, value: ParameterValue) =>
    setChoice({ ...choice, params: { ...choice.params, [name]: value } })
  const hasOptions = Object.keys(options).length > 0 || ('holds' in method && entry.kind === 'optimizer')
  return (
    <article className="entry" id={`reference-${addressOf(entry)}`} aria-label={method.name} tabIndex={-1}>
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
      <div className="shown">
        <Picture entry={entry} />
        <div className="said">
          {hasOptions && (
            <div className="options">
              {entry.kind === 'optimizer' && (
                <HeldControl choice={choice} onChange={(of) => setChoice({ ...choice, of })} />
              )}
              <OptionControls options={options} values={methodValues(method, choice, 1)} onChange={set} />
            </div>
          )}
          <EquationLines lines={lines} />
        </div>
      </div>
      <ParameterTable params={method.params} />
      {method.notes && method.notes.length > 0 && (
        <ul className="notes">
          {method.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="reference">{method.reference}</p>
    </article>
  )
})

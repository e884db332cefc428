import type { Diagnostic } from '../../language/index.ts'
import { Icon } from '../Icon.tsx'
import type { Reading } from './reading.ts'

interface Props {
  id: string
  reading: Reading
  /** Puts the caret where the diagnostic is about. */
  onShow(diagnostic: Diagnostic): void
  /** Writes what was probably meant. */
  onAccept(diagnostic: Diagnostic): void
}

/** What the language says of the text: where, what, and what was probably meant. */
export function Diagnostics({ id, reading, onShow, onAccept }: Props) {
  const all = [...reading.errors, ...reading.warnings]
  return (
    <div id={id} aria-live="polite">
      {all.length > 0 && (
        <ul className="told-list">
          {all.map((diagnostic, index) => (
            <li key={index} className={diagnostic.severity}>
              <Icon name={diagnostic.severity === 'error' ? 'cross' : 'warning'} />
              <span>
                {diagnostic.severity === 'warning' && 'Perhaps not meant: '}
                <button type="button" className="where" onClick={() => onShow(diagnostic)}>
                  Line {diagnostic.span.line}, column {diagnostic.span.column}:
                </button>{' '}
                {diagnostic.message}
              </span>
              {diagnostic.suggestion !== undefined && (
                <button type="button" className="b line" onClick={() => onAccept(diagnostic)}>
                  Write <code>{diagnostic.suggestion}</code>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

import { memo, type RefObject } from 'react'
import type { Piece } from './highlight.ts'
import { useUndo } from './useUndo.ts'

interface Props {
  text: string
  /** The same text in pieces, as it is shown. */
  lines: readonly (readonly Piece[])[]
  /** Numbers of the lines that the parent does not have. */
  added: ReadonlySet<number>
  /** Numbers of the lines that cannot be read. */
  bad: ReadonlySet<number>
  label: string
  placeholder: string
  describedBy: string
  field: RefObject<HTMLTextAreaElement | null>
  onType(text: string): void
  onRest(): void
}

/**
 * A text field with numbered, coloured lines. The field itself is the browser's, with its caret and selection; its letters are
 * transparent, and the coloured ones stand under them in the same places.
 */
export function CodeField({ text, lines, added, bad, label, placeholder, describedBy, field, ...on }: Props) {
  useUndo(field, text, on.onType)
  return (
    <div className="code" onPointerDown={(event) => event.target === event.currentTarget && field.current?.focus()}>
      <div className="gutter" aria-hidden="true">
        {lines.map((_, index) => (
          <i key={index} className={classOf(index + 1, added, bad)}>
            {index + 1}
          </i>
        ))}
      </div>
      <div className="sheet">
        <Coloured lines={lines} bad={bad} />
        <textarea
          ref={field}
          aria-label={label}
          aria-invalid={bad.size > 0}
          aria-describedby={describedBy}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          wrap="off"
          value={text}
          onChange={(event) => on.onType(event.target.value)}
          onBlur={on.onRest}
        />
      </div>
    </div>
  )
}

const classOf = (line: number, added: ReadonlySet<number>, bad: ReadonlySet<number>) =>
  [added.has(line) && 'new', bad.has(line) && 'wrong'].filter(Boolean).join(' ') || undefined

const Coloured = memo(function Coloured({ lines, bad }: Pick<Props, 'lines' | 'bad'>) {
  return (
    <pre aria-hidden="true">
      {lines.map((pieces, index) => (
        <span key={index} className={bad.has(index + 1) ? 'ln wrong' : 'ln'}>
          {pieces.map(({ text, role, severity, caret }, place) => (
            <span
              key={place}
              className={[role, severity && `told ${severity}`, caret && 'caret'].filter(Boolean).join(' ')}
            >
              {text}
            </span>
          ))}
          {'\n'}
        </span>
      ))}
    </pre>
  )
})

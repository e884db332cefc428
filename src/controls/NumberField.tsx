import { useId, useState, type KeyboardEvent } from 'react'
import type { NumberParameter } from '../core/parameter.ts'
import { readEntry, show } from './entry.ts'

interface Props {
  value: number
  parameter: NumberParameter
  label: string
  title?: string
  className?: string
  onChange(value: number): void
  /** The entry is complete: what follows is a new change. */
  onDone?(): void
  /** The value that the arrow keys lead to; without it they move by one. */
  onStep?(direction: 1 | -1, fine: boolean): number
}

/**
 * Exact number entry. A valid entry takes hold on Enter or when the field is left; an invalid one says why at
 * once and never takes hold: the last valid value stays and comes back to the field.
 */
export function NumberField({ value, parameter, label, title, className = '', onChange, onDone, onStep }: Props) {
  const [draft, setDraft] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const message = useId()

  const edit = (text: string) => {
    const entry = readEntry(text, parameter)
    setDraft(text)
    setProblem('problem' in entry ? entry.problem : undefined)
  }
  const commit = () => {
    if (draft === undefined) return
    const entry = readEntry(draft, parameter)
    setDraft(undefined)
    setProblem('problem' in entry ? `${entry.problem} ${show(value)} is kept.` : undefined)
    if ('value' in entry && entry.value !== value) onChange(entry.value)
    onDone?.()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation()
      setDraft(undefined)
      setProblem(undefined)
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const direction = event.key === 'ArrowUp' ? 1 : -1
      const next = onStep?.(direction, event.altKey) ?? value + direction
      setDraft(undefined)
      if (!('problem' in readEntry(String(next), parameter))) onChange(next)
    }
  }

  return (
    <span className={`field ${className}`}>
      <input
        className="num"
        type="text"
        inputMode={parameter.valid?.min === undefined ? 'text' : 'decimal'}
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : message}
        title={title}
        value={draft ?? show(value)}
        onChange={(event) => edit(event.target.value)}
        onFocus={(event) => {
          setProblem(undefined)
          event.target.select()
        }}
        onBlur={commit}
        onKeyUp={(event) => event.key.startsWith('Arrow') && onDone?.()}
        onKeyDown={onKeyDown}
      />
      {problem !== undefined && (
        <span className="problem" id={message} role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}

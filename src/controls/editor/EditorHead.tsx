import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Swatch } from '../../charts/Swatch.tsx'
import { CONFIGURATION_LIMITS, runLabel } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { putName, revert } from './edits.ts'
import { ForksMenu } from './ForksMenu.tsx'
import { closeEditor } from './open.ts'
import { runAt } from './target.ts'
import type { Editing } from './useEditing.ts'

const NOUNS = { surface: 'surface', optimizer: 'update rule', schedule: 'schedule' }

/** What is being edited, what it is a fork of, and what can be done with it as a whole. */
export function EditorHead({ editing }: { editing: Editing }) {
  const configuration = useConfig((state) => state.configuration)
  const { target, parent, reading } = editing
  const { duplicateRun, endGesture } = useConfig.getState()
  const run = runAt(configuration, target)
  const name = target.kind === 'optimizer' && run ? runLabel(run, configuration.runs) : editing.name
  const isFull = configuration.runs.length >= CONFIGURATION_LIMITS.runs
  const add = () => {
    if (run) duplicateRun(run.key)
    endGesture()
  }
  return (
    <header className="edhead">
      {run && <Swatch slot={run.slot} />}
      <Title name={name} onRename={(next) => putName(target, next)}>
        <small>
          {parent
            ? editing.choice.id
              ? `${NOUNS[target.kind]}, not yet changed`
              : `forked from ${parent.name}`
            : NOUNS[target.kind]}
        </small>
      </Title>
      <div className="edacts">
        {parent && (
          <button
            type="button"
            className="b ghost"
            title={`Back to the equations of ${parent.name}`}
            disabled={reading.text === parent.text}
            onClick={() => revert(target, parent)}
          >
            <Icon name="revert" />
            <span className="word">Revert</span>
          </button>
        )}
        <ForksMenu target={target} />
        {run && (
          <button
            type="button"
            className="b line"
            disabled={isFull || reading.program === undefined}
            title={isFull ? 'An experiment holds no more runs' : 'Keep this version as a run of its own, and go on'}
            onClick={add}
          >
            <Icon name="plus" />
            <span className="word">Add to runs</span>
          </button>
        )}
        <button
          type="button"
          className="b ghost icon"
          aria-label="Close the editor"
          title="Close (Esc)"
          onClick={closeEditor}
        >
          <Icon name="cross" />
        </button>
      </div>
    </header>
  )
}

interface TitleProps {
  name: string
  onRename(name: string): void
  children: ReactNode
}

/** The name; a press makes it a field. */
function Title({ name, onRename, children }: TitleProps) {
  const [renaming, setRenaming] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const cancelled = useRef(false)
  useEffect(() => field.current?.select(), [renaming])
  if (!renaming) {
    return (
      <h2>
        <button
          type="button"
          className="title"
          title="Rename"
          aria-label={`${name}: rename`}
          onClick={() => setRenaming(true)}
        >
          {name}
        </button>
        {children}
      </h2>
    )
  }
  const finish = () => {
    const next = field.current?.value.trim() ?? ''
    if (!cancelled.current && next !== name) onRename(next)
    cancelled.current = false
    setRenaming(false)
  }
  return (
    <input
      ref={field}
      className="num rename"
      aria-label={`Name of ${name}`}
      defaultValue={name}
      maxLength={CONFIGURATION_LIMITS.label}
      autoFocus
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          cancelled.current = true
          event.stopPropagation()
        }
        if (event.key === 'Escape' || event.key === 'Enter') field.current?.blur()
      }}
    />
  )
}

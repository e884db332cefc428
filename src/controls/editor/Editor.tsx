import { useEffect, useId, useMemo, useRef, type KeyboardEvent } from 'react'
import { colourOf } from '../../charts/marker.ts'
import { forks } from '../../config/forks.ts'
import type { Diagnostic } from '../../language/index.ts'
import { useConfig } from '../../store/index.ts'
import type { EditorTarget } from '../../store/types.ts'
import { CodeField } from './CodeField.tsx'
import { Comparison } from './Comparison.tsx'
import { Diagnostics } from './Diagnostics.tsx'
import { counts, diffLines, restored, type LineChange } from './diff.ts'
import { EditorHead } from './EditorHead.tsx'
import { putWhole } from './edits.ts'
import { highlight } from './highlight.ts'
import { Inferred } from './Inferred.tsx'
import { closeEditor } from './open.ts'
import { placeOf } from './place.ts'
import { linesOf } from './reading.ts'
import { Removed } from './Removed.tsx'
import { runAt } from './target.ts'
import { Status } from './Status.tsx'
import { useEditing, type Editing } from './useEditing.ts'
import { Vocabulary } from './Vocabulary.tsx'
import { writeInto } from './writeInto.ts'
import './editor.css'

/** The equation editor: the text, what is understood of it, and its controls. Nothing if what it was open on has gone. */
export function Editor({ target }: { target: EditorTarget }) {
  const editing = useEditing(target)
  return editing && <OpenEditor editing={editing} />
}

const LABELS = {
  surface: 'Equations of the surface',
  optimizer: 'Equations of the update',
  schedule: 'Equations of the schedule',
}
const EXAMPLES = {
  surface: 'f(x, y) = (1 - x)^2 + b*(y - x^2)^2',
  optimizer: 'v = beta*v + g\nx = x - lr*v',
  schedule: 'lr(t) = lr/(1 + k*t)',
}

const numberIfNew = (line: LineChange): number[] =>
  line.kind !== 'kept' && line.after !== undefined && counts(line) ? [line.after] : []

function OpenEditor({ editing }: { editing: Editing }) {
  const { target, reading, inForce, parent, method } = editing
  const { kind } = target
  const field = useRef<HTMLTextAreaElement>(null)
  const message = useId()
  const { text } = reading
  const parentLines = useMemo(() => linesOf(parent?.text ?? ''), [parent?.text])
  const typed = useMemo(() => diffLines(parent ? parentLines : [], linesOf(text)), [parent, parentLines, text])
  const understood = useMemo(
    () => diffLines(parent ? parentLines : [], linesOf(inForce.text)),
    [parent, parentLines, inForce.text],
  )
  const lines = useMemo(
    () => highlight(kind, text, inForce.program, [...reading.errors, ...reading.warnings]),
    [kind, text, inForce.program, reading],
  )
  const added = useMemo(() => new Set(parent ? typed.flatMap(numberIfNew) : []), [parent, typed])
  const bad = useMemo(() => new Set(reading.errors.map(({ span }) => span.line)), [reading])
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  const slot = useConfig(({ configuration }) => runAt(configuration, target)?.slot)
  const colour = slot === undefined ? 'editor' : `editor r${colourOf(slot)}`
  const lesson = forks.find(({ choice }) => choice.equations === text)?.lesson
  const show = ({ span }: Diagnostic) => {
    field.current?.focus()
    field.current?.setSelectionRange(...placeOf(text, span))
  }
  const accept = (diagnostic: Diagnostic) => {
    show(diagnostic)
    if (field.current) writeInto(field.current, diagnostic.suggestion ?? '')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    closeEditor()
  }

  return (
    <section className={colour} aria-label="Equation editor" onKeyDown={onKeyDown}>
      <EditorHead editing={editing} />
      <div className="edbody">
        <CodeField
          text={text}
          lines={lines}
          added={added}
          bad={bad}
          label={LABELS[kind]}
          placeholder={EXAMPLES[kind]}
          describedBy={message}
          field={field}
          onType={editing.type}
          onRest={editing.rest}
        />
        {lesson !== undefined && <p className="lesson">{lesson}</p>}
        <Diagnostics id={message} reading={reading} onShow={show} onAccept={accept} />
        {parent && (
          <Removed changes={typed} parent={parent.name} onRestore={(line) => putWhole(target, restored(typed, line))} />
        )}
        <Inferred editing={editing} />
        <Comparison
          parent={parent}
          program={inForce.program}
          changes={understood}
          method={method}
          isBehind={reading.program === undefined}
        />
      </div>
      <Vocabulary kind={kind} onWrite={(word, back) => field.current && writeInto(field.current, word, back)} />
      <Status editing={editing} />
    </section>
  )
}

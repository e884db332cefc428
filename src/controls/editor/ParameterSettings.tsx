import { useId, useState, type FormEvent } from 'react'
import { number } from '../../core/parameters.ts'
import { readEntry, show } from '../entry.ts'
import { putParameter } from './edits.ts'
import type { Declaration } from './rename.ts'
import type { Editing } from './useEditing.ts'

interface Props {
  editing: Editing
  name: string
  onDone(): void
}

const ANY = number(0, '', '')

/** Another name for a parameter, its default and the ends of its slider. They are written into the text. */
export function ParameterSettings({ editing, name, onDone }: Props) {
  const { target, params, values, reading } = editing
  const [problem, setProblem] = useState<string>()
  const message = useId()
  const parameter = params[name]
  if (parameter?.kind !== 'number' || reading.program === undefined) return null
  const { program } = reading
  const byDefault = parameter.default === 'steps' ? Number(values[name]) : parameter.default

  const accept = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (key: string) => {
      const entry = form.get(key)
      return typeof entry === 'string' ? entry : ''
    }
    const entries = ['default', 'min', 'max'].map((key) => readEntry(field(key), ANY))
    const wrong = entries.find((entry) => 'problem' in entry)
    if (wrong) return setProblem(wrong.problem)
    const [standard = byDefault, min = 0, max = 1] = entries.map((entry) => ('value' in entry ? entry.value : 0))
    const log = form.get('log') !== null
    const moved = min !== parameter.min || max !== parameter.max || log !== (parameter.scale === 'log')
    if (moved && min >= max) return setProblem('The slider’s left end must be below its right end.')
    if (moved && log && min < 0) return setProblem('A logarithmic slider has no negative numbers.')
    const hasRange = moved || program.declared.some((line) => line.name === name && line.range)
    const declaration: Declaration = { default: standard, log: hasRange && log, ...(hasRange && { range: [min, max] }) }
    const isNew = moved || standard !== byDefault
    const next = field('name').trim()
    const refusal = putParameter(target, name, next, values[name] ?? 0, isNew ? declaration : undefined)
    if (refusal) return setProblem(refusal)
    onDone()
  }

  return (
    <form className="panel-body settings" onSubmit={accept}>
      <Field label="Name" name="name" value={name} />
      <Field label="Default" name="default" value={show(byDefault)} />
      <Field label="Slider from" name="min" value={show(parameter.min)} />
      <Field label="to" name="max" value={show(parameter.max)} />
      <label className="kv switch">
        <input type="checkbox" name="log" defaultChecked={parameter.scale === 'log'} />
        <span>Logarithmic slider</span>
      </label>
      <p className="hint" id={message} role={problem === undefined ? undefined : 'alert'}>
        {problem ?? 'Written into the text as a param line.'}
      </p>
      <button type="submit" className="b solid" aria-describedby={message}>
        Apply
      </button>
    </form>
  )
}

function Field({ label, name, value }: { label: string; name: string; value: string }) {
  return (
    <label className="kv">
      <span className="k">{label}</span>
      <input className="num" type="text" name={name} defaultValue={value} autoComplete="off" spellCheck={false} />
    </label>
  )
}

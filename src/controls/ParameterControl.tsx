import { useState } from 'react'
import type { NumberParameter, Parameter, Parameters, ParameterValue, ParameterValues } from '../core/parameter.ts'
import { Symbol } from '../charts/Mathematics.tsx'
import type { Kind } from '../config/registries.ts'
import { ParameterLink } from './reference/ReferenceLink.tsx'
import { NumberField } from './NumberField.tsx'
import { useElsewhere } from './sides/elsewhere.ts'
import { stepFrom } from './scale.ts'
import { Slider } from './Slider.tsx'

/** The method whose parameter it is: the parameter's name leads to its row in the reference. */
interface Of {
  kind: Kind
  id: string | undefined
}

interface Props<P extends Parameter = Parameter> {
  of: Of
  name: string
  parameter: P
  value: ParameterValue
  /** The default in numbers, where the declaration says 'steps'. */
  fallback: ParameterValue
  onChange(value: ParameterValue): void
  onDone(): void
}

/** A parameter's control, made from its declaration. */
export function ParameterControl(props: Props) {
  const { of, name, parameter, value, onChange, onDone } = props
  if (parameter.kind === 'number') return <NumberControl {...props} parameter={parameter} />
  const commit = (next: ParameterValue) => {
    onChange(next)
    onDone()
  }
  if (parameter.kind === 'switch') {
    return (
      <label className="kv switch" title={parameter.doc}>
        <input type="checkbox" checked={value === true} onChange={(event) => commit(event.target.checked)} />
        <span>{parameter.label}</span>
      </label>
    )
  }
  return (
    <label className="kv" title={parameter.doc}>
      <span className="k">
        <ParameterLink {...of} parameter={name}>
          {parameter.label}
        </ParameterLink>
      </span>
      <select value={String(value)} onChange={(event) => commit(event.target.value)} data-parameter={name}>
        {Object.entries(parameter.choices).map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

function NumberControl({ of, name, parameter, value, fallback, onChange, onDone }: Props<NumberParameter>) {
  const current = Number(value)
  const elsewhere = useElsewhere(parameter.symbol)
  const reset = () => {
    onChange(fallback)
    onDone()
  }
  return (
    <div className="sl" title={`${parameter.doc} (default ${String(fallback)}: double click)`}>
      <span className={elsewhere === undefined ? 'sy' : 'sy changed'} title={elsewhere}>
        <ParameterLink {...of} parameter={name} name={`${name} in the reference`}>
          <Symbol tex={parameter.symbol} />
        </ParameterLink>
        {elsewhere !== undefined && <span className="hidden-text">{elsewhere}</span>}
      </span>
      <Slider value={current} track={parameter} label={name} onChange={onChange} onDone={onDone} onReset={reset} />
      <NumberField
        value={current}
        parameter={parameter}
        label={`${name}, exact value`}
        onChange={onChange}
        onDone={onDone}
        onStep={(direction, fine) => stepFrom(parameter, current, direction, fine ? 'fine' : 'step')}
      />
    </div>
  )
}

interface ListProps {
  of: Of
  params: Parameters
  values: ParameterValues
  defaults: ParameterValues
  onChange(name: string, value: ParameterValue): void
  onDone(): void
}

/** The rate, memories and forms are seen at once; the rest waits, unless it has been changed. */
const isPrimary = (name: string, parameter: Parameter) =>
  name === 'lr' || parameter.kind === 'choice' || (parameter.kind === 'number' && parameter.scale === 'decay')

/** The controls of an optimizer: what is set most often first, the rest folded away. */
export function FoldedParameters(props: ListProps) {
  const { params, values, defaults } = props
  const [open, setOpen] = useState(() =>
    Object.keys(params).some((name) => isFurther(name) && values[name] !== defaults[name]),
  )
  const pick = (keep: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(params).filter(([name]) => keep(name)))
  const further = pick(isFurther)
  const count = Object.keys(further).length
  return (
    <>
      <ParameterList {...props} params={pick((name) => !isFurther(name))} />
      {count > 0 && (
        <details className="method" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{count === 1 ? 'One more parameter' : `${count} more parameters`}</summary>
          <ParameterList {...props} params={further} />
        </details>
      )}
    </>
  )
  function isFurther(name: string) {
    const parameter = params[name]
    return parameter !== undefined && !isPrimary(name, parameter)
  }
}

/** The controls of all parameters of a method, in the order in which it declares them. */
export function ParameterList({ of, params, values, defaults, onChange, onDone }: ListProps) {
  return Object.entries(params).map(([name, parameter]) => (
    <ParameterControl
      key={name}
      of={of}
      name={name}
      parameter={parameter}
      value={values[name] ?? defaults[name] ?? 0}
      fallback={defaults[name] ?? 0}
      onChange={(value) => onChange(name, value)}
      onDone={onDone}
    />
  ))
}

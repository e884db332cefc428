import { useId } from 'react'

interface ChoiceProps<Value extends string | number> {
  label: string
  value: Value
  options: readonly (readonly [value: Value, name: string])[]
  onChange(this: void, value: Value): void
}

/** One of several, by its name. */
export function Choice<Value extends string | number>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId()
  const choose = (name: string) => {
    const found = options.find(([each]) => String(each) === name)
    if (found) onChange(found[0])
  }
  return (
    <div className="row">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

interface AmountProps {
  label: string
  value: number
  min: number
  max: number
  step?: number | 'any'
  onChange(this: void, value: number): void
}

/** A number within bounds: what lies outside them is not taken. */
export function Amount({ label, value, min, max, step = 1, onChange }: AmountProps) {
  const id = useId()
  return (
    <div className="row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={min}
        max={max}
        step={step}
        defaultValue={value}
        onChange={({ target }) =>
          target.validity.valid && !Number.isNaN(target.valueAsNumber) && onChange(target.valueAsNumber)
        }
      />
    </div>
  )
}

/** Something that is so or not. */
export function Check({
  label,
  checked,
  onChange,
}: {
  label: string
  checked: boolean
  onChange(this: void, checked: boolean): void
}) {
  const id = useId()
  return (
    <div className="row">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    </div>
  )
}

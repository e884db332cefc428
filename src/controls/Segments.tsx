import './segments.css'

interface Props<Value extends string> {
  label: string
  /** What can be had, and what it is called. */
  options: readonly (readonly [value: Value, name: string])[]
  value: Value
  onChoose(value: Value): void
  title?: string
}

/** One of a few, all of them in sight: buttons side by side, the pressed one is in force. */
export function Segments<Value extends string>({ label, options, value, onChoose, title }: Props<Value>) {
  return (
    <div className="segments" role="group" aria-label={label} title={title}>
      {options.map(([each, name]) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => onChoose(each)}>
          {name}
        </button>
      ))}
    </div>
  )
}

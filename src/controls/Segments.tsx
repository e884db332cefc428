import './segments.css'

interface Props<Value extends string> {
  label: string
  /** What can be had, and what it is called. */
  options: readonly (readonly [value: Value, name: string])[]
  value: Value
  /** Beside other things, rather than the question itself. */
  quiet?: boolean
  onChoose(value: Value): void
  title?: string
}

/** One of a few, all of them in sight: buttons side by side, the pressed one is in force. */
export function Segments<Value extends string>(props: Props<Value>) {
  const { label, options, value, quiet = false, onChoose, title } = props
  return (
    <div className={quiet ? 'segments quiet' : 'segments'} role="group" aria-label={label} title={title}>
      {options.map(([each, name]) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => onChoose(each)}>
          {name}
        </button>
      ))}
    </div>
  )
}

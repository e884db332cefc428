import './switch.css'

interface Props {
  label: string
  title?: string
  on: boolean
  onChange(on: boolean): void
}

/** Something that is on or off, at once. */
export const Switch = ({ label, title, on, onChange }: Props) => (
  <label className="toggle" title={title}>
    <input
      type="checkbox"
      role="switch"
      aria-checked={on}
      checked={on}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>{label}</span>
  </label>
)

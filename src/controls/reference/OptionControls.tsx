import { heldOptimizer } from '../../config/index.ts'
import type { OptimizerChoice } from '../../config/types.ts'
import type { Parameters, ParameterValue, ParameterValues } from '../../core/parameter.ts'
import { optimizers } from '../../optimizers/index.ts'
import { Symbol } from '../../charts/Mathematics.tsx'

interface Props {
  options: Parameters
  values: ParameterValues
  onChange(name: string, value: ParameterValue): void
}

/** The form whose lines are shown. A number that selects lines is there or not. */
export function OptionControls({ options, values, onChange }: Props) {
  return Object.entries(options).map(([name, parameter]) => {
    if (parameter.kind === 'choice') {
      return (
        <label key={name} title={parameter.doc}>
          <span>{parameter.label}</span>
          <select value={String(values[name])} onChange={(event) => onChange(name, event.target.value)}>
            {Object.entries(parameter.choices).map(([id, text]) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
        </label>
      )
    }
    const isNumber = parameter.kind === 'number'
    const on = isNumber ? values[name] !== 0 : values[name] === true
    const other = isNumber ? (on ? 0 : somewhere(parameter.default)) : !on
    return (
      <label key={name} title={parameter.doc}>
        <input type="checkbox" checked={on} onChange={() => onChange(name, other)} />
        <span>{isNumber ? <WithNumber symbol={parameter.symbol} doc={parameter.doc} /> : parameter.label}</span>
      </label>
    )
  })
}

/** Any number but zero will do: the lines show its symbol. */
const somewhere = (byDefault: number | 'steps') => (typeof byDefault === 'number' && byDefault !== 0 ? byDefault : 0.25)

const WithNumber = ({ symbol, doc }: { symbol: string; doc: string }) => (
  <>
    with <Symbol tex={symbol} />, {doc.split(/[:;]/)[0]}
  </>
)

/** What a wrapper is shown round. */
export function HeldControl({ choice, onChange }: { choice: OptimizerChoice; onChange(of: OptimizerChoice): void }) {
  const held = heldOptimizer(choice)
  if (held === undefined) return null
  return (
    <label>
      <span>Round</span>
      <select value={held.id} onChange={(event) => onChange({ id: event.target.value, params: {} })}>
        {Object.entries(optimizers)
          .filter(([, { holds, procedure }]) => holds === undefined && procedure === undefined)
          .map(([id, { name }]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
    </label>
  )
}

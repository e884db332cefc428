import type { Parameter, Parameters } from '../../core/parameter.ts'
import { domain } from '../../core/validate.ts'
import { show } from '../entry.ts'
import { Symbol } from '../../charts/Mathematics.tsx'
import { elementId, parameterAddress, type Entry } from './address.ts'

/** Every parameter as it is declared: symbol, name, meaning, default, range. */
export function ParameterTable({ entry }: { entry: Entry }) {
  const params: Parameters = entry.method.params
  if (Object.keys(params).length === 0) return null
  return (
    <table className="parameters">
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">Meaning</th>
          <th scope="col">Default</th>
          <th scope="col">Range</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(params).map(([name, parameter]) => (
          <tr key={name} id={elementId(parameterAddress(entry, name))} tabIndex={-1}>
            <th scope="row">
              {parameter.kind === 'number' && <Symbol tex={parameter.symbol} />} <code>{name}</code>
            </th>
            <td>{meaning(parameter)}</td>
            <td>{byDefault(parameter)}</td>
            <td>{range(parameter)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const meaning = (parameter: Parameter) =>
  parameter.kind === 'number' ? parameter.doc : `${parameter.label}: ${parameter.doc}`

function byDefault(parameter: Parameter): string {
  if (parameter.kind === 'number') return parameter.default === 'steps' ? 'the steps' : show(parameter.default)
  if (parameter.kind === 'switch') return parameter.default ? 'on' : 'off'
  return parameter.choices[parameter.default] ?? parameter.default
}

function range(parameter: Parameter): string {
  if (parameter.kind === 'number')
    return `${domain(parameter)}; slider ${show(parameter.min)} to ${show(parameter.max)}`
  return parameter.kind === 'switch' ? 'on or off' : Object.values(parameter.choices).join('; ')
}

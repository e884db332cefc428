import type { Equations } from '../core/method.ts'
import type { Parameter, Parameters, ParameterValue, ParameterValues } from '../core/parameter.ts'

/**
 * The parameters that do something under the options chosen: those that stand in the equations, and those that would
 * change them. A start rate, say, has no control in the form of warmup that has none.
 */
export function usedParameters(
  { equations, params }: { equations: Equations; params: Parameters },
  values: ParameterValues,
): Parameters {
  if (typeof equations === 'string') return params
  const text = equations(values, '')
  const isUsed = (name: string, parameter: Parameter) =>
    new RegExp(`\\b${name}\\b`).test(text) ||
    others(parameter, values[name]).some((value) => equations({ ...values, [name]: value }, '') !== text)
  return Object.fromEntries(Object.entries(params).filter(([name, parameter]) => isUsed(name, parameter)))
}

/** Values that may select other lines: the other options; for a number, zero or not. */
function others(parameter: Parameter, value: ParameterValue | undefined): readonly ParameterValue[] {
  if (parameter.kind === 'switch') return [value !== true]
  if (parameter.kind === 'choice') return Object.keys(parameter.choices)
  return [value === 0 ? 1 : 0]
}

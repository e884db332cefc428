import type { Equations, Schedule } from '../core/method.ts'
import type { Parameter, Parameters, ParameterValue, ParameterValues } from '../core/parameter.ts'

interface Method extends Pick<Schedule, 'momentumSchedule'> {
  equations: Equations
  params: Parameters
}

/** What wrappers are asked round: which of their parameters they use does not depend on it. */
const HELD = 'x = x - lr*g'

/**
 * The parameters that do something under the options chosen: those that stand in the equations, and those that would
 * change them, or what the method does with the momentum. A start rate, say, has no control in the form of warmup that has none.
 */
export function usedParameters({ equations, params, momentumSchedule }: Method, values: ParameterValues): Parameters {
  if (typeof equations === 'string') return params
  const selected = (changed: ParameterValues) => equations(changed, HELD) + JSON.stringify(momentumSchedule?.(changed))
  const text = equations(values, HELD)
  const isUsed = (name: string, parameter: Parameter) =>
    new RegExp(`\\b${name}\\b`).test(text) ||
    others(parameter, values[name]).some((value) => selected({ ...values, [name]: value }) !== selected(values))
  return Object.fromEntries(Object.entries(params).filter(([name, parameter]) => isUsed(name, parameter)))
}

/** Values that may select other lines: the other options; for a number, zero or not. */
function others(parameter: Parameter, value: ParameterValue | undefined): readonly ParameterValue[] {
  if (parameter.kind === 'switch') return [value !== true]
  if (parameter.kind === 'choice') return Object.keys(parameter.choices)
  return [value === 0 ? 1 : 0]
}

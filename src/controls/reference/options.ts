/** The forms that a method has: what can be chosen that changes its lines. */
import { equationsText } from '../../config/index.ts'
import type { Equations } from '../../core/method.ts'
import type { Parameters, ParameterValue, ParameterValues } from '../../core/parameter.ts'
import { defaultsOf } from '../defaults.ts'

interface Method {
  equations?: Equations
  params: Parameters
}

/** Choices and switches, and the numbers that select lines by being zero or not. */
export function optionsOf(method: Method): Parameters {
  const { equations = '', params } = method
  const forms = formsOf(params, defaultsOf(method, 100))
  const selects = (name: string) =>
    forms.some((form) => text(equations, { ...form, [name]: 0 }) !== text(equations, { ...form, [name]: 1 }))
  return Object.fromEntries(Object.entries(params).filter(([name, { kind }]) => kind !== 'number' || selects(name)))
}

const text = (equations: Equations, values: ParameterValues) => equationsText(equations, values, HELD)
const HELD = 'x = x - lr*g'

/** Every combination of choices and switches. */
const formsOf = (params: Parameters, values: ParameterValues): readonly ParameterValues[] =>
  Object.entries(params).reduce<readonly ParameterValues[]>(
    (forms, [name, parameter]) => {
      if (parameter.kind === 'number') return forms
      const positions: readonly ParameterValue[] =
        parameter.kind === 'switch' ? [false, true] : Object.keys(parameter.choices)
      return forms.flatMap((form) => positions.map((value) => ({ ...form, [name]: value })))
    },
    [values],
  )

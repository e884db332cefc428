import type { Parameters, ParameterValue, ParameterValues } from '../../src/core/parameter.ts'

/** Every parameter at its default; a horizon stands for `steps`. */
export const defaultsOf = (params: Parameters, steps = 100): ParameterValues =>
  Object.fromEntries(
    Object.entries(params).map(([key, { default: value }]) => [key, value === 'steps' ? steps : value]),
  )

/** Every choice and switch in every position, crossed with every number at its default and, where allowed, at 0. */
export function combinationsOf(params: Parameters): readonly ParameterValues[] {
  return Object.entries(params).reduce<readonly ParameterValues[]>(
    (sets, [key, parameter]) => sets.flatMap((set) => positions(parameter).map((value) => ({ ...set, [key]: value }))),
    [{}],
  )
}

/** Every choice and switch in every position, crossed; all numbers at their defaults. */
export const formsOf = (params: Parameters): readonly ParameterValues[] =>
  combinationsOf(Object.fromEntries(Object.entries(params).filter(([, { kind }]) => kind !== 'number'))).map(
    (options) => ({
      ...defaultsOf(params),
      ...options,
    }),
  )

function positions(parameter: Parameters[string]): readonly ParameterValue[] {
  if (parameter.kind === 'switch') return [false, true]
  if (parameter.kind === 'choice') return Object.keys(parameter.choices)
  const { default: byDefault, integer, valid = {} } = parameter
  const value = byDefault === 'steps' ? 100 : byDefault
  // Only the parameters whose slider has a zero at its end select lines by being zero.
  const selects = parameter.min === 0 && valid.open !== 'min'
  return selects ? [0, value === 0 ? (integer ? 3 : 0.25) : value] : [value]
}

/** The numbers among the values: what a compiled method is given. */
export const numbersOf = (values: ParameterValues): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))

import type { Parameter, Parameters, ParameterValue, ParameterValues } from '../../core/parameter.ts'

/** The defaults, every choice and switch in every position, crossed; and each number that selects lines, on its own. */
export function variants(params: Parameters): readonly ParameterValues[] {
  const options = Object.entries(params).reduce<readonly ParameterValues[]>(
    (sets, [name, parameter]) =>
      sets.flatMap((set) => positions(parameter).map((value) => ({ ...set, ...named(name, value) }))),
    [{}],
  )
  const numbers = Object.entries(params).flatMap(([name, parameter]) => selecting(name, parameter))
  return [...options, ...numbers]
}

const named = (name: string, value: ParameterValue | undefined): ParameterValues =>
  value === undefined ? {} : { [name]: value }

function positions(parameter: Parameter): readonly (ParameterValue | undefined)[] {
  if (parameter.kind === 'switch') return [false, true]
  return parameter.kind === 'choice' ? Object.keys(parameter.choices) : [undefined]
}

/** A number whose slider has a zero selects lines by being zero. */
function selecting(name: string, parameter: Parameter): ParameterValues[] {
  if (parameter.kind !== 'number' || parameter.min !== 0 || parameter.valid?.open === 'min') return []
  return [{ [name]: parameter.default === 0 ? 0.125 : 0 }]
}

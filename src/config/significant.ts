import type { Parameters, ParameterValues } from '../core/parameter.ts'
import { declaredParameters, isTyped, lookUp, type Kind } from './registries.ts'
import { typedParameters } from './typed.ts'
import type { MethodChoice } from './types.ts'

/**
 * The parameters that make a difference: a registered method's where they are not the default, typed equations' where
 * the text has that name. What an edit left over is not among them. All of them, if the text does not parse.
 */
export function significantParameters(kind: Kind, { id, equations, from, params }: MethodChoice): ParameterValues {
  if (equations === undefined) return withoutDefaults(declaredParameters(kind, id), params)
  if (!isTyped(kind)) return params
  const declared = typedParameters(kind, equations, from)
  return Object.fromEntries(Object.entries(params).filter(([name]) => !declared || lookUp(declared, name)))
}

/** Only the values of declared parameters that differ from their defaults. */
export function withoutDefaults(declared: Parameters, values: ParameterValues): ParameterValues {
  const differs = ([name, value]: [string, unknown]) => {
    const parameter = lookUp(declared, name)
    return parameter !== undefined && !Object.is(parameter.default, value)
  }
  return Object.fromEntries(Object.entries(values).filter(differs))
}

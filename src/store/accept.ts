import type { MethodChoice, OptimizerChoice, ScheduleChoice } from '../config/types.ts'
import { declaredParameters, type Kind } from '../config/registries.ts'
import type { ParameterValue } from '../core/parameter.ts'
import { validate } from '../core/validate.ts'

/** Whether a parameter of that name may have the value. What typed equations name may be any finite number. */
function acceptsParameter(kind: Kind, id: string | undefined, name: string, value: ParameterValue): boolean {
  const declared = declaredParameters(kind, id)
  const parameter = Object.hasOwn(declared, name) ? declared[name] : undefined
  return parameter ? 'value' in validate(parameter, value) : typeof value !== 'number' || Number.isFinite(value)
}

/** Whether every parameter of a choice has a value it may have, those of held methods included. */
export function accepts(kind: Kind, choice: MethodChoice | ScheduleChoice | OptimizerChoice): boolean {
  const held = 'of' in choice ? choice.of : undefined
  return (
    Object.entries(choice.params).every(([name, value]) => acceptsParameter(kind, choice.id, name, value)) &&
    (held === undefined ? [] : [held].flat()).every((each) => accepts(kind, each))
  )
}

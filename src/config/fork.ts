/**
 * A method as equations of its own, which give the same path to the bit: the lines that its values select, and the values of
 * the names in them. What is typed already is its own fork; what is not made of equations has none.
 */
import type { Parameters, ParameterValues } from '../core/parameter.ts'
import { lookUp, type TypedKind } from './registries.ts'
import {
  equationsOf,
  equationsText,
  methodValues,
  optimizerParameters,
  optimizerValues,
  scheduleOf,
  surfaceOf,
} from './resolve.ts'
import { typedParameters } from './typed.ts'
import type { MethodChoice, OptimizerChoice, ScheduleChoice, SurfaceChoice } from './types.ts'

/** A choice of typed equations. */
export type TypedChoice = Extract<MethodChoice, { equations: string }>

export function forkOfSurface(choice: SurfaceChoice): TypedChoice & SurfaceChoice {
  if (choice.equations !== undefined) return choice
  const { equations, params } = surfaceOf(choice)
  const values = methodValues({ params }, choice, 1)
  const copy = typedCopy('surface', choice, equationsText(equations, values), params, values)
  return choice.data ? { ...copy, data: choice.data } : copy
}

/** Undefined for a procedure. Names in `moved` are those of parameters with a schedule of their own. */
export function forkOfOptimizer(
  choice: OptimizerChoice,
  steps: number,
  moved: readonly string[] = [],
): TypedChoice | undefined {
  if (choice.equations !== undefined) return choice
  const equations = equationsOf(choice, steps, moved)
  if (equations === '') return undefined
  return typedCopy('optimizer', choice, equations, optimizerParameters(choice), optimizerValues(choice, steps))
}

/** Undefined for one that hands over to others. */
export function forkOfSchedule(choice: ScheduleChoice, steps: number): TypedChoice | undefined {
  if (choice.equations !== undefined) return choice
  const { equations, params, holds } = scheduleOf(choice)
  if (holds > 0) return undefined
  const values = methodValues({ params }, choice, steps)
  return typedCopy('schedule', choice, equationsText(equations, values), params, values)
}

function typedCopy(
  kind: TypedKind,
  { id, params }: Extract<MethodChoice, { id: string }>,
  equations: string,
  declared: Parameters,
  values: ParameterValues,
): TypedChoice {
  const named = typedParameters(kind, equations, id) ?? {}
  // A horizon that goes with the run's steps goes on doing so.
  const follows = (name: string) => declared[name]?.default === 'steps' && lookUp(params, name) === undefined
  const kept = Object.entries(values).filter(([name]) => lookUp(named, name) && !follows(name))
  return { equations, from: id, params: Object.fromEntries(kept) }
}

import type { ProblemData } from '../core/data.ts'
import { heldBackCount } from '../core/heldBack.ts'
import { lookUp } from './registries.ts'
import { methodValues, surfaceOf } from './resolve.ts'
import { withoutDefaults } from './significant.ts'
import type { DataChoice, SurfaceChoice } from './types.ts'

/** The first generator of a problem, by its id: what makes the data where none are chosen. */
export const standardGenerator = (data: ProblemData): string => Object.keys(data.generators)[0] ?? ''

/** The data of a problem where none are chosen. */
export const standardData = (data: ProblemData): DataChoice => ({
  generator: standardGenerator(data),
  params: {},
  seed: 1,
})

/** How many terms the chosen surface is a sum of, the rows that are not held back; 1 for one that is none. */
export function termsOf(choice: SurfaceChoice): number {
  const { data: problem } = surfaceOf(choice)
  if (!problem) return 1
  const data = choice.data ?? standardData(problem)
  const n = rowCount(data, problem)
  return n - (data.validation ? heldBackCount(n, data.validation) : 0)
}

/** How many rows a problem has, those that are held back among them; 0 for a surface that is none. */
export function rowsOfData(choice: SurfaceChoice): number {
  const { data: problem } = surfaceOf(choice)
  return problem ? rowCount(choice.data ?? standardData(problem), problem) : 0
}

function rowCount(data: DataChoice, problem: ProblemData): number {
  if (data.rows) return Math.max(1, data.rows.length)
  const generator = lookUp(problem.generators, data.generator)
  if (!generator) return 1
  const values = methodValues(generator, { id: data.generator, params: data.params }, 1)
  return Math.max(1, generator.size?.(values) ?? Number(values.n))
}

/** The data of a problem where they are not its own standard ones; undefined for a surface that is no problem. */
export function significantData(choice: SurfaceChoice): DataChoice | undefined {
  const { data } = surfaceOf(choice)
  return data && choice.data && significant(data, choice.data)
}

/** Equal data are equal choices: without the numbers that have their default, and nothing at all for the standard ones. */
export function significant(problem: ProblemData, data: DataChoice): DataChoice | undefined {
  const { validation } = data
  if (data.rows) {
    const { rows, seed = 1 } = data
    return validation ? { rows, ...(seed !== 1 && { seed }), validation } : { rows }
  }
  const params = withoutDefaults(lookUp(problem.generators, data.generator)?.params ?? {}, data.params)
  const isStandard =
    data.generator === standardGenerator(problem) && data.seed === 1 && Object.keys(params).length === 0 && !validation
  return isStandard
    ? undefined
    : { generator: data.generator, params, seed: data.seed, ...(validation && { validation }) }
}

/** The same problem with that share of its rows held back from training; any other surface as it is. */
export function withHeldBack(choice: SurfaceChoice, share: number): SurfaceChoice {
  const { data: problem } = surfaceOf(choice)
  if (!problem) return choice
  const { data: all = standardData(problem), ...surface } = choice
  const data = significant(problem, { ...all, validation: share })
  return data ? { ...surface, data } : surface
}

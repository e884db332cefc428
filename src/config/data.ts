import type { ProblemData } from '../core/data.ts'
import { lookUp } from './registries.ts'
import { surfaceOf } from './resolve.ts'
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

/** The data of a problem where they are not its own standard ones; undefined for a surface that is no problem. */
export function significantData(choice: SurfaceChoice): DataChoice | undefined {
  const { data } = surfaceOf(choice)
  return data && choice.data && significant(data, choice.data)
}

/** Equal data are equal choices: without the numbers that have their default, and nothing at all for the standard ones. */
export function significant(problem: ProblemData, data: DataChoice): DataChoice | undefined {
  if (data.rows) return data
  const { validation } = data
  const params = withoutDefaults(lookUp(problem.generators, data.generator)?.params ?? {}, data.params)
  const isStandard =
    data.generator === standardGenerator(problem) && data.seed === 1 && Object.keys(params).length === 0 && !validation
  return isStandard
    ? undefined
    : { generator: data.generator, params, seed: data.seed, ...(validation && { validation }) }
}

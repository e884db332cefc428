import { surfaceOf } from '../config/index.ts'
import type { RunSpecification, SurfaceChoice } from '../config/types.ts'
import { dropoutMasks, type Masks } from '../core/dropout.ts'
import type { Terms } from '../core/estimate.ts'
import { randomStream } from '../core/random.ts'
import { termFunction } from './compile.ts'
import { trainingColumns } from './data.ts'
import { EngineProblem } from './problem.ts'

/** Terms whose features are masked, and the masks that are new in every update. */
export type MaskedTerms = Pick<Terms, 'size' | 'gradient'> & Pick<Masks, 'begin'>

/** Why there is nothing on the surface that dropout could leave out; undefined if there is. */
export function dropoutProblem(choice: SurfaceChoice): string | undefined {
  const { name, data } = surfaceOf(choice)
  if (data?.columns.some(({ role }) => role === 'feature')) return undefined
  return `${name} has no features to leave out: ${data ? 'its terms read none' : 'it is no mean over data'}`
}

/** The run's dropout; undefined for none. Its draws are a stream of their own. Throws `EngineProblem` where there are no features. */
export function maskedTerms({ dropout: rate, surface: choice, seed }: RunSpecification): MaskedTerms | undefined {
  if (!rate) return undefined
  const problem = dropoutProblem(choice)
  if (problem !== undefined) throw new EngineProblem(`Dropout: ${problem}`)
  const declared = surfaceOf(choice).data?.columns ?? []
  const columns = Object.entries(trainingColumns(choice) ?? {})
  const isFeature = columns.map(([name]) => declared.some((each) => each.name === name && each.role === 'feature'))
  const size = columns[0]?.[1].length ?? 0
  const masks = dropoutMasks(rate, isFeature, size, randomStream(seed, 'dropout'))
  const term = termFunction(
    choice,
    columns.map(([name]) => name),
  )
  const row = new Float64Array(columns.length)
  return {
    begin: () => masks.begin(),
    size,
    gradient(i, point, out) {
      const factors = masks.of(i)
      for (let c = 0; c < row.length; c++) row[c] = columns[c]![1][i]! * factors[c]!
      term(row, point[0]!, point[1]!, out)
    },
  }
}

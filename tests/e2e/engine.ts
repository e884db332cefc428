import { parseConfiguration, readLink, specificationOf } from '../../src/config/index.ts'
import type { Configuration } from '../../src/config/types.ts'
import type { RunNumbers } from '../../src/app/inspect.ts'
import { run } from '../../src/engine/index.ts'

/** The paths of an experiment as Node computes them. */
export function pathsOf(configuration: Configuration): RunNumbers[] {
  return configuration.runs.map((each) => {
    const path: RunNumbers = { points: [], losses: [], gradientNorms: [], rates: [] }
    for (const { count, points, losses, gradientNorms, rates } of run(specificationOf(configuration, each))) {
      path.points.push(...points.subarray(0, 2 * count))
      path.losses.push(...losses.subarray(0, count))
      path.gradientNorms.push(...gradientNorms.subarray(0, count))
      path.rates.push(...rates.subarray(0, count))
    }
    return path
  })
}

export const pathsOfLink = (fragment: string): RunNumbers[] => pathsOf(readLink(fragment).configuration)
export const pathsOfJson = (json: unknown): RunNumbers[] => pathsOf(parseConfiguration(json).configuration)

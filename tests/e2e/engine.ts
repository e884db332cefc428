import { parseConfiguration, readLink, specificationOf } from '../../src/config/index.ts'
import type { Configuration } from '../../src/config/types.ts'
import { run } from '../../src/engine/index.ts'

export interface Path {
  points: number[]
  losses: number[]
  gradientNorms: number[]
  rates: number[]
}

/** The paths of an experiment as Node computes them. */
export function pathsOf(configuration: Configuration): Path[] {
  return configuration.runs.map((each) => {
    const path: Path = { points: [], losses: [], gradientNorms: [], rates: [] }
    for (const { count, points, losses, gradientNorms, rates } of run(specificationOf(configuration, each))) {
      path.points.push(...points.subarray(0, 2 * count))
      path.losses.push(...losses.subarray(0, count))
      path.gradientNorms.push(...gradientNorms.subarray(0, count))
      path.rates.push(...rates.subarray(0, count))
    }
    return path
  })
}

export const pathsOfLink = (fragment: string): Path[] => pathsOf(readLink(fragment).configuration)
export const pathsOfJson = (json: unknown): Path[] => pathsOf(parseConfiguration(json).configuration)

/** Only the numbers of what the page tells about a run. */
export const numbersOf = ({ points, losses, gradientNorms, rates }: Path): Path => ({
  points,
  losses,
  gradientNorms,
  rates,
})

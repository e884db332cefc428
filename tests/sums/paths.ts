/** Paths of an experiment's runs, from its link. */
import { readLink, specificationOf } from '../../src/config/index.ts'
import { run, surfaceFunction } from '../../src/engine/index.ts'
import type { RunEnd } from '../../src/engine/types.ts'
import type { SumFunction } from '../../src/language/compileSum.ts'

export interface Path {
  /** x, y for each step, the start included. */
  points: Float64Array
  losses: Float64Array
  termEvaluations: Float64Array
  evaluations: Float64Array
  end: RunEnd
}

const joined = (parts: readonly Float64Array[]) => Float64Array.from(parts.flatMap((part) => [...part]))

/** The paths of all runs; throws where a link is not understood. */
export function pathsOf(link: string): Path[] {
  const { configuration, notices } = readLink(link)
  if (notices.length > 0) throw new Error(notices.map(({ where, message }) => `${where}: ${message}`).join('\n'))
  return configuration.runs.map((each) => {
    const chunks = [...run(specificationOf(configuration, each))]
    return {
      points: joined(chunks.map(({ points }) => points)),
      losses: joined(chunks.map(({ losses }) => losses)),
      termEvaluations: joined(chunks.map(({ termEvaluations }) => termEvaluations)),
      evaluations: joined(chunks.map(({ evaluations }) => evaluations)),
      end: chunks.at(-1)!.end!,
    }
  })
}

export function pathOf(link: string): Path {
  const [path] = pathsOf(link)
  if (!path) throw new Error('no run')
  return path
}

/** The x of every step. */
export const xs = ({ points }: Path) => Array.from(points).filter((_, i) => i % 2 === 0)

/** The y of every step. */
export const ys = ({ points }: Path) => Array.from(points).filter((_, i) => i % 2 === 1)

/** The sum that a link's surface is. */
export const sumOf = (link: string): SumFunction => surfaceFunction(readLink(link).configuration.surface) as SumFunction

export const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

export function variance(values: ArrayLike<number>): number {
  const middle = mean(values)
  return mean(Array.from(values, (value) => (value - middle) ** 2))
}

/** Slope of the least-squares line through (log x, log y). */
export function logSlope(x: readonly number[], y: readonly number[]): number {
  const [u, v] = [x.map(Math.log), y.map(Math.log)]
  const [mu, mv] = [mean(u), mean(v)]
  const along = u.reduce((sum, value, i) => sum + (value - mu) * (v[i]! - mv), 0)
  return along / u.reduce((sum, value) => sum + (value - mu) ** 2, 0)
}

import { specificationOf, type Configuration, type RunConfiguration } from '../../config/index.ts'
import { run } from '../../engine/index.ts'

/** Points and losses of a run, one row per step: x, y, loss. */
export type Rows = readonly (readonly [number, number, number])[]

export interface Comparison {
  /** The largest difference of a coordinate, relative to its size or 1, at steps that can be compared. */
  difference: number
  /** In words, if it is larger than allowed. */
  problem?: string
}

/** What is allowed on top of rounding that the method itself enlarges, relative to the size of the coordinate or 1. */
const FLOOR = 1e-9
/** How much more than the spread of our own paths another implementation may differ. */
const FACTOR = 50
/** From where neighbouring starts are this far apart, nothing is compared any more: the path is chaotic. */
const CHAOTIC = 1e-6
/** Beyond this size overflow is near, and the order of operations decides at which step it happens. */
const HUGE = 1e20

export function tracedRows(configuration: Configuration, run_: RunConfiguration): Rows {
  const rows: [number, number, number][] = []
  for (const { count, points, losses } of run(specificationOf(configuration, run_)))
    for (let i = 0; i < count; i++) rows.push([points[2 * i]!, points[2 * i + 1]!, losses[i]!])
  return rows
}

/** The largest distance up to each step of paths from starts that are one unit in the last place away. */
export function spreadOf(configuration: Configuration, run_: RunConfiguration, rows: Rows): readonly number[] {
  const [x, y] = configuration.start
  const moved = [x * (1 + 2 ** -52), x * (1 - 2 ** -52)].map((each) => [each, y] as const)
  const neighbours = [...moved, [x, y * (1 + 2 ** -52)] as const, [x, y * (1 - 2 ** -52)] as const]
  const paths = neighbours.map((start) => tracedRows({ ...configuration, start }, run_))
  let largest = 0
  return rows.map(([x0, y0], step) => {
    for (const path of paths) {
      const [x1 = Infinity, y1 = Infinity] = path[step] ?? []
      const distance = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))
      largest = Math.max(largest, Number.isNaN(distance) ? Infinity : distance)
    }
    return largest
  })
}

/** Compares what a script printed with what the program computes. */
export function compare(ours: Rows, theirs: Rows, spread: readonly number[]): Comparison {
  let difference = 0
  for (const [step, [x, y, loss]] of ours.entries()) {
    const allowed = FACTOR * (spread[step] ?? 0)
    if (allowed > CHAOTIC || Math.max(Math.abs(x), Math.abs(y)) > HUGE) return { difference }
    const row = theirs[step]
    if (!row) return { difference, problem: `ends before step ${step}` }
    for (const [i, value] of [x, y].entries()) {
      const size = Math.max(1, Math.abs(value))
      const distance = Math.abs(value - (row[i] ?? NaN))
      difference = Math.max(difference, distance / size)
      if (!(distance <= allowed + FLOOR * size)) return { difference, problem: `step ${step}: ${value} and ${row[i]}` }
    }
    if (!(Math.abs(loss - row[2]) <= 1e-6 * Math.max(1, Math.abs(loss))))
      return { difference, problem: `step ${step}: loss ${loss} and ${row[2]}` }
  }
  return theirs.length === ours.length
    ? { difference }
    : { difference, problem: `${theirs.length} rows, not ${ours.length}` }
}

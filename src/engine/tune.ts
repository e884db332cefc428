import { optimizerValues, rateParameter, withRate } from '../config/index.ts'
import type { NumberParameter } from '../core/parameter.ts'
import type { RunSpecification } from '../config/types.ts'
import type { Budget } from '../core/spending.ts'
import { exp, ln } from '../language/elementary.ts'
import { termCount } from './compile.ts'
import { EngineProblem } from './problem.ts'
import { run } from './run.ts'
import { isStochastic } from './stochastic.ts'

/** Asks for the rate at which a run reaches the lowest loss; the highest, if it goes up. */
export interface TuneRequest {
  kind: 'tune'
  /** With its steps and its budgets, if it has some; its rate is of no account. */
  specification: RunSpecification
}

/** One run of the search. */
export interface Trial {
  rate: number
  /** The loss at the end of the horizon, under noise the mean over its last tenth; Infinity for a run that diverged. */
  loss: number
}

export interface Tuned {
  best: Trial
  /** The runs go up f: best is the highest. */
  ascends?: true
  /** The neighbours of the best rate on the coarse grid, where there are. */
  below?: Trial
  above?: Trial
  /** The end of the range at which the best rate lies: beyond it there may be a better one. */
  edge?: 'low' | 'high'
  /** Runs that were computed; how many of them diverged, and how many came as low as the best, but for rounding. */
  runs: number
  diverged: number
  equal: number
  /** Steps of each run; and what it might spend, where that was bounded. */
  steps: number
  budgets?: readonly Budget[]
  /** Gradient evaluations of all runs together; n term gradients of a sum of n are one. */
  evaluations: number
  range: readonly [min: number, max: number]
  /** Of all runs, where chance has a part in them; losses are means over the last tenth of their steps then. */
  seed?: number
}

/** Rates of the coarse grid in each decade. */
const PER_DECADE = 4
/** Where a slider's range begins at zero, the search begins at this share of its end. */
const SMALLEST_SHARE = 1e-6
/** Runs of the refinement: they narrow half a decade to less than what three digits tell apart. */
const REFINEMENTS = 14
const GOLDEN = (Math.sqrt(5) - 1) / 2
/** Losses that differ by less than this share of the start's are equal: so near a minimum they are rounding. */
const ROUNDING = 1e-12

/** A rate of three digits: as many as are read, linked and typed. */
const threeDigits = (rate: number): number => Number(rate.toPrecision(3))

export function searchRange({ min, max }: NumberParameter): readonly [number, number] {
  return [min > 0 ? min : max * SMALLEST_SHARE, max]
}

/** Evenly spaced in the logarithm, both ends included. */
export function rateGrid([min, max]: readonly [number, number]): number[] {
  const span = ln(max / min)
  const count = Math.max(1, Math.round((span / Math.LN10) * PER_DECADE))
  return Array.from({ length: count + 1 }, (_, i) => threeDigits(min * exp((span * i) / count)))
}

interface Progress {
  done: number
  of: number
}

/** Losses, or their negatives in ascent: the lowest is the best. */
interface Course {
  loss: number
  losses: number[]
  evaluations: number
}

/** A run's losses as far as its steps and its budget reach. Yields between chunks, so that a search can be stopped. */
function* courseOf(specification: RunSpecification, sign: 1 | -1): Generator<void, Course> {
  const terms = termCount(specification.surface)
  const losses: number[] = []
  let evaluations = 0
  for (const chunk of run(specification)) {
    for (let i = 0; i < chunk.count; i++) {
      evaluations = chunk.termEvaluations[i]! / terms
      losses.push(sign * chunk.losses[i]!)
    }
    if (chunk.end?.status === 'diverged')
      return { loss: Infinity, losses, evaluations: chunk.end.termEvaluations / terms }
    yield
  }
  return { loss: isStochastic(specification) ? meanOfTail(losses) : (losses.at(-1) ?? Infinity), losses, evaluations }
}

/** Under noise the last loss is as much chance as rate: the mean over the last tenth of the steps. */
function meanOfTail(losses: readonly number[]): number {
  const tail = losses.slice(-Math.ceil(losses.length / 10))
  return tail.reduce((sum, loss) => sum + loss, 0) / tail.length
}

/**
 * Searches the rate at which the run's last loss is lowest (where chance has a part in its gradients the mean over the last tenth of
 * its steps, all runs having the same seed): every rate of a logarithmic grid over the declared range, then golden
 * section in the logarithm between the neighbours of the best. Of rates whose losses differ by rounding only, the one that came
 * there in the fewest steps. Yields how many runs of how many at most are done. Throws `EngineProblem` if the run cannot run, or has no rate.
 */
export function* tune({ specification }: TuneRequest): Generator<Progress, Tuned> {
  const parameter = rateParameter(specification.optimizer)
  if (!parameter) throw new EngineProblem('this method has no rate to search for')
  const { maximize } = optimizerValues(specification.optimizer, specification.steps)
  const sign = maximize === true ? -1 : 1
  const range = searchRange(parameter)
  const grid = rateGrid(range)
  const courses = new Map<number, Course>()
  const planned = grid.length + REFINEMENTS
  let spent = 0
  let rounding = 0

  function* attempt(rate: number): Generator<Progress, Course> {
    const known = courses.get(rate)
    if (known) return known
    const optimizer = withRate(specification.optimizer, rate)
    const running = courseOf({ ...specification, optimizer }, sign)
    let result = running.next()
    while (!result.done) {
      yield { done: courses.size, of: planned }
      result = running.next()
    }
    const course = result.value
    courses.set(rate, course)
    spent += course.evaluations
    if (courses.size === 1) rounding = ROUNDING * Math.abs(course.losses[0] ?? 0)
    return course
  }
  /** Steps until the loss is as low as `loss`, but for rounding. */
  const arrival = ({ losses }: Course, loss: number) => losses.findIndex((each) => each <= loss + rounding)
  const isBetter = (a: Course, b: Course): boolean => {
    if (!(Math.abs(a.loss - b.loss) <= rounding)) return a.loss < b.loss
    const loss = Math.max(a.loss, b.loss)
    return arrival(a, loss) < arrival(b, loss)
  }
  const best = (): number =>
    [...courses.keys()].sort((a, b) => a - b).reduce((a, b) => (isBetter(courses.get(b)!, courses.get(a)!) ? b : a))

  for (const rate of grid) yield* attempt(rate)
  const place = grid.indexOf(best())
  let low = ln(grid[Math.max(0, place - 1)]!)
  let high = ln(grid[Math.min(grid.length - 1, place + 1)]!)
  const inner = (share: number) => threeDigits(exp(low + (high - low) * share))
  for (let i = 0; i < REFINEMENTS && inner(1 - GOLDEN) < inner(GOLDEN); i++) {
    const [left, right] = [yield* attempt(inner(1 - GOLDEN)), yield* attempt(inner(GOLDEN))]
    if (isBetter(right, left)) low += (high - low) * (1 - GOLDEN)
    else high -= (high - low) * (1 - GOLDEN)
  }

  const rate = best()
  const all = [...courses.values()]
  const told = (rate: number): Trial => {
    const { loss } = courses.get(rate)!
    return { rate, loss: loss === Infinity ? loss : sign * loss }
  }
  const trial = (each: number | undefined): Trial | undefined => (each === undefined ? undefined : told(each))
  return {
    best: told(rate),
    ...(sign === -1 && { ascends: true }),
    below: trial(grid[place - 1]),
    above: trial(grid[place + 1]),
    ...(rate === grid[0] ? { edge: 'low' as const } : rate === grid.at(-1) && { edge: 'high' as const }),
    runs: courses.size,
    diverged: all.filter(({ loss }) => loss === Infinity).length,
    equal: all.filter(({ loss }) => loss - courses.get(rate)!.loss <= rounding).length,
    steps: specification.steps,
    ...(specification.budgets && { budgets: specification.budgets }),
    evaluations: spent,
    range,
    ...(isStochastic(specification) && { seed: specification.seed }),
  }
}

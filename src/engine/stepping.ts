import { surfaceOf } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import type { Estimator } from '../core/estimate.ts'
import type { Rounding } from '../core/precision.ts'
import { isOver, type Budget } from '../core/spending.ts'
import type { OptimizerKernel, SurfaceFunction } from '../language/index.ts'
import { betweenOf } from './between.ts'
import { optimizerKernel, type ReadyOptimizer } from './compile.ts'
import { isSum } from './estimated.ts'
import { isMoving } from './moving.ts'
import { countingOracle, noCounts, type Between, type CountingOracle } from './oracle.ts'
import { roundedOptimizer } from './rounded.ts'

/** A run's way from one point to the next, whoever records it. */
export interface Stepping {
  /** Where the run is. */
  readonly x: Float64Array
  /** Where it was before its last update. */
  readonly previous: Float64Array
  /** The rate of the last update. */
  readonly rate: number
  /** That rate, divided by the batch's size where it is scheduled: what the noise of an update grows with. */
  readonly noiseScale: number
  readonly kernel: OptimizerKernel
  readonly oracle: CountingOracle
  readonly rounding: Rounding | undefined
  readonly estimator: Estimator | undefined
  /** Whether updates depend on the loss and the full gradient that `update` is told. */
  readonly readsPoint: boolean
  /** The budget that is overspent, if one is. */
  spent(): Budget | undefined
  /** It goes no further: what it works with may be another's. */
  release(): void
  /** Update k, from 0, from a point with this loss and this raw, full gradient. */
  update(k: number, loss: number, gradient: Float64Array): void
}

/**
 * The specification's start is the one that its precision has; the surface is that of the run, which stands where the run is. `told` hears of every gradient that the optimizer is given.
 * Throws `EngineProblem` for what cannot run.
 */
export function steppingOf(
  specification: RunSpecification,
  surface: SurfaceFunction,
  ready: ReadyOptimizer = optimizerKernel(specification),
  told?: Between['told'],
): Stepping {
  const { start, budgets = [] } = specification
  const moving = isMoving(surface) ? surface : undefined
  moving?.enter(0)
  const between = betweenOf(specification, surface)
  const { rounding, estimator } = between
  const { kernel, scheduling } = roundedOptimizer(ready, specification, rounding)
  const { rate: schedule, moved, batch } = scheduling
  const scheduled = new Float64Array(moved.length)
  const oracle = countingOracle(surface, { ...between, told })
  const terms = isSum(surface) ? surface.size : 1
  const { interval } = surfaceOf(specification.surface)
  const counts = noCounts()
  const x = Float64Array.from(start)
  const previous = Float64Array.from(start)
  let [rate, noiseScale] = [NaN, NaN]
  return {
    x,
    previous,
    get rate() {
      return rate
    },
    get noiseScale() {
      return noiseScale
    },
    kernel,
    oracle,
    rounding,
    estimator,
    readsPoint: !estimator || [schedule, batch, ...moved.map((each) => each.schedule)].some((each) => each?.readsLoss),
    spent: () =>
      budgets.length === 0 ? undefined : budgets.find((budget) => isOver(budget, oracle.readCounts(counts), terms)),
    release: () => ready.release?.(),
    update(k, loss, gradient) {
      rate = schedule.rate(k, loss)
      for (let i = 0; i < moved.length; i++) scheduled[i] = moved[i]!.schedule.rate(k, loss)
      const size = batch?.rate(k, loss)
      if (size !== undefined) between.setBatch?.(size)
      noiseScale = size === undefined ? rate : rate / size
      oracle.beginStep(x, gradient)
      previous[0] = x[0]!
      previous[1] = x[1]!
      kernel.step(x, oracle, rate, k + 1, scheduled)
      if (interval) x[0] = Math.min(Math.max(x[0]!, interval[0]), interval[1])
      moving?.enter(k + 1)
    },
  }
}

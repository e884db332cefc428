/** What the small picture of a method shows: a surface its contours, an optimizer its path, a schedule its curve. */
import {
  defaultConfiguration,
  equationsText,
  heldOptimizer,
  optimizerOf,
  optimizerParameters,
  surfaceOf,
} from '../../config/index.ts'
import type { Configuration, OptimizerChoice, RunConfiguration, ScheduleChoice } from '../../config/types.ts'
import type { Optimizer, Surface, View } from '../../core/method.ts'
import { run } from '../../engine/index.ts'
import { surfaces } from '../../surfaces/index.ts'
import type { Entry } from './address.ts'

const STEPS = 200
/** A valley in which methods differ, and which is a sum of squares besides. */
const VALLEY = 'rosenbrock'
const CONSTANT: ScheduleChoice = { id: 'constant', params: {} }

export interface PictureOfPaths {
  configuration: Configuration
  caption: string
}

function experiment(surface: string, runs: readonly RunConfiguration[]): Configuration {
  const { start } = surfaceOf({ id: surface, params: {} })
  const { seed } = defaultConfiguration()
  return { surface: { id: surface, params: {} }, start, steps: STEPS, seed, runs }
}

const runOf = (optimizer: OptimizerChoice): RunConfiguration => ({
  key: 'picture',
  slot: 0,
  optimizer,
  schedule: CONSTANT,
})

/** The surface that is walked on: for what needs the Fisher information, one that states it. */
function groundFor({ needs }: Optimizer): string | undefined {
  const states = ({ equations }: Surface) => /\bF11\b/.test(equationsText(equations, {}))
  return needs === 'fisher' ? Object.keys(surfaces).find((id) => surfaces[id] && states(surfaces[id])) : VALLEY
}

/** A cliff throws steps far out that are not clipped. */
const CLIFF = 'sigmoid_cliff'
const CLIPPED: OptimizerChoice = { id: 'gradientDescent', params: { lr: 1 } }

/** A mean over data, of which gradients can be estimated. */
const SUM = 'least_squares'
const DESCENT: OptimizerChoice = { id: 'gradientDescent', params: { lr: 0.1 } }

const ADAM: OptimizerChoice = { id: 'adam', params: { lr: 0.1 } }

/** The experiment whose paths are drawn; undefined for a schedule, which has a curve. */
export function pictureOf({ kind, id, method }: Entry): PictureOfPaths | undefined {
  switch (kind) {
    case 'surface':
      return { configuration: experiment(id, []), caption: '' }
    case 'optimizer':
      return pictureOfPath(id, groundFor(method))
    case 'clip':
      return {
        configuration: experiment(CLIFF, [
          { ...runOf(CLIPPED), slot: 1 },
          { ...runOf(CLIPPED), clip: { id, params: {} } },
        ]),
        caption: 'Gradient descent down a cliff, clipped and not',
      }
    case 'estimate':
      return {
        configuration: experiment(SUM, [{ ...runOf(DESCENT), estimate: { id, params: {} } }]),
        caption: `${STEPS} steps on ${surfaceOf({ id: SUM, params: {} }).name}, rate 0.1`,
      }
    case 'noise':
      return {
        configuration: experiment('bowl', [{ ...runOf(DESCENT), noise: { id, params: {} } }]),
        caption: `${STEPS} steps in a bowl, rate 0.1`,
      }
    case 'dropout':
      return {
        configuration: experiment(SUM, [{ ...runOf(DESCENT), dropout: 0.3 }]),
        caption: `${STEPS} steps on ${surfaceOf({ id: SUM, params: {} }).name}, rate 0.1, p 0.3`,
      }
    case 'precision':
      return {
        configuration: experiment(VALLEY, [
          { ...runOf(ADAM), slot: 1 },
          { ...runOf(ADAM), precision: { id, params: { rounded: 'both' } } },
        ]),
        caption: `Adam, ${STEPS} steps, its gradients and parameters in ${method.name} and in double precision`,
      }
    case 'schedule':
      return undefined
  }
}

const RATES = [1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1]

/** Of a few rates the one that leads lowest in view: at its default rate many a method would not get far in so few steps. */
function pictureOfPath(id: string, surface: string | undefined): PictureOfPaths | undefined {
  if (surface === undefined) return undefined
  const choice: OptimizerChoice = { id, params: {} }
  const { name } = surfaceOf({ id: surface, params: {} })
  const caption = `${STEPS} steps on ${name}`
  const at = (rate: number) => experiment(surface, [runOf(withRate(choice, rate))])
  const hasRate = 'lr' in optimizerParameters(choice)
  if (!hasRate) return { configuration: experiment(surface, [runOf(choice)]), caption }
  const [inView, anywhere] = [true, false].map((stays) => lowest(RATES.map((rate) => lastLoss(at(rate), stays))))
  const best = RATES[inView ?? anywhere ?? 0] ?? 1e-3
  return { configuration: at(best), caption: `${caption}, rate ${best}` }
}

/** The place of the least of them, if one is finite. */
function lowest(losses: readonly number[]): number | undefined {
  const least = Math.min(...losses)
  return Number.isFinite(least) ? losses.indexOf(least) : undefined
}

/** The rate is that of the innermost optimizer. */
function withRate(choice: OptimizerChoice, lr: number): OptimizerChoice {
  const held = heldOptimizer(choice)
  if (held !== undefined && !('lr' in optimizerOf(choice).params)) return { ...choice, of: withRate(held, lr) }
  return { ...choice, params: { ...choice.params, lr } }
}

/** The loss where the path ends; infinite if it diverged, or left the view where it has to stay. */
function lastLoss({ surface, start, steps, seed, runs }: Configuration, staysInView: boolean): number {
  const [first = runOf(CLIPPED)] = runs
  const { view } = surfaceOf(surface)
  let loss = Infinity
  for (const chunk of run({ surface, start, steps, seed, optimizer: first.optimizer, schedule: CONSTANT })) {
    for (let i = 0; i < chunk.count; i++) {
      if (staysInView && !isInside(view, chunk.points[2 * i], chunk.points[2 * i + 1])) return Infinity
    }
    loss = chunk.losses[chunk.count - 1] ?? loss
    if (chunk.end?.status === 'diverged') return Infinity
  }
  return loss
}

const isInside = ({ x, y }: View, atX = NaN, atY = NaN) => x[0] <= atX && atX <= x[1] && y[0] <= atY && atY <= y[1]

/** The rates of a schedule over the steps of the picture, round others if it holds some. */
export function ratesOf(id: string, holds: number): Float64Array {
  const cosine: ScheduleChoice = { id: 'cosine', params: {} }
  const of = holds === 2 ? [CONSTANT, cosine] : holds === 1 ? [cosine] : undefined
  const schedule: ScheduleChoice = { id, params: {}, ...(of && { of }) }
  // At a kink the loss soon falls no further, which is what schedules that watch it wait for.
  const { surface, start, steps, seed } = experiment('abs_sum', [])
  const optimizer: OptimizerChoice = { id: 'gradientDescent', params: { lr: 0.1 } }
  const rates: number[] = []
  for (const chunk of run({ surface, start, steps, seed, optimizer, schedule })) {
    rates.push(...chunk.rates.subarray(0, chunk.count))
  }
  return Float64Array.from(rates.filter(Number.isFinite))
}

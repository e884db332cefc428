/** What the small picture of a method shows: a surface its contours, an optimizer its path, a schedule its curve. */
import { defaultConfiguration } from '../../config/index.ts'
import type { Configuration, OptimizerChoice, RunConfiguration, ScheduleChoice } from '../../config/types.ts'
import { run } from '../../engine/index.ts'
import { surfaces } from '../../surfaces/index.ts'
import type { Entry } from './address.ts'

const STEPS = 200
/** A valley in which methods differ, and which is a sum of squares besides. */
const VALLEY = 'rosenbrock'

const runOf = (slot: number, optimizer: OptimizerChoice): RunConfiguration => ({
  key: `picture${slot}`,
  slot,
  optimizer,
  schedule: { id: 'constant', params: {} },
})

function experiment(surface: string, runs: readonly RunConfiguration[]): Configuration {
  const { start = [0, 0] } = surfaces[surface] ?? {}
  const { seed } = defaultConfiguration()
  return { surface: { id: surface, params: {} }, start, steps: STEPS, seed, runs }
}

/** The surface that states its Fisher information, for what needs one. */
const likelihood = () => Object.keys(surfaces).find((id) => String(surfaces[id]?.equations).includes('F11')) ?? VALLEY

const GRADIENT_DESCENT: OptimizerChoice = { id: 'gradientDescent', params: {} }
/** Long enough steps to be clipped. */
const LONG_STEPS: OptimizerChoice = { id: 'gradientDescent', params: { lr: 0.0025 } }

/** The experiment whose paths are drawn; undefined for a schedule, which has a curve. */
export function pictureOf({ kind, id, method }: Entry): Configuration | undefined {
  switch (kind) {
    case 'surface':
      return experiment(id, [])
    case 'optimizer':
      return experiment(method.needs === 'fisher' ? likelihood() : VALLEY, [runOf(0, { id, params: {} })])
    case 'clip':
      return experiment(VALLEY, [{ ...runOf(0, LONG_STEPS), clip: { id, params: {} } }])
    case 'schedule':
      return undefined
  }
}

/** The rates of a schedule over the steps of the picture, in front of others if it holds some. */
export function ratesOf(id: string, holds: number): Float64Array {
  const cosine: ScheduleChoice = { id: 'cosine', params: {} }
  const of = holds === 2 ? [{ id: 'constant', params: {} }, cosine] : holds === 1 ? [cosine] : undefined
  const schedule: ScheduleChoice = { id, params: {}, ...(of && { of }) }
  // On a bowl the loss soon falls no further, which is what schedules that watch it wait for.
  const configuration = experiment('bowl', [])
  const rates: number[] = []
  const specification = { ...configuration, optimizer: GRADIENT_DESCENT, schedule }
  for (const chunk of run(specification)) rates.push(...chunk.rates.subarray(0, chunk.count))
  return Float64Array.from(rates.filter(Number.isFinite))
}

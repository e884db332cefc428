import { defaultConfiguration, readLink, writeLink } from '../../config/index.ts'
import type { Configuration, RunSpecification } from '../../config/types.ts'
import { contourPicture, run } from '../../engine/index.ts'
import { surfaces } from '../../surfaces/index.ts'
import { atMost, type Measurement, median, observed, processorSeconds } from './measurement.ts'

const steps = 100_000

const specification: RunSpecification = {
  surface: { id: 'rosenbrock', params: { a: 1, b: 100 } },
  start: [-1.5, 2],
  steps,
  seed: 1,
  optimizer: { id: 'adam', params: { lr: 0.01 } },
  schedule: { id: 'constant', params: {} },
}

function runEngine(): [x: number, y: number] {
  let last: [number, number] = [NaN, NaN]
  for (const { points, count } of run(specification))
    last = [points[2 * count - 2] ?? NaN, points[2 * count - 1] ?? NaN]
  return last
}

const recorded = {
  points: new Float64Array(2 * steps + 2),
  losses: new Float64Array(steps + 1),
  norms: new Float64Array(steps + 1),
}

/** What a person would write for this one pair: Adam on Rosenbrock in one loop, recording what the engine records. */
function runByHand(): [x: number, y: number] {
  const { points, losses, norms } = recorded
  const [lr, beta1, beta2, eps, a, b] = [0.01, 0.9, 0.999, 1e-8, 1, 100]
  let [x, y] = specification.start
  let [mx, my, vx, vy, power1, power2] = [0, 0, 0, 0, 1, 1]
  for (let t = 0; ; t++) {
    const valley = y - x * x
    const gx = -2 * (a - x) - 4 * b * x * valley
    const gy = 2 * b * valley
    points[2 * t] = x
    points[2 * t + 1] = y
    losses[t] = (a - x) * (a - x) + b * valley * valley
    norms[t] = Math.sqrt(gx * gx + gy * gy)
    if (t === steps) return [x, y]
    power1 *= beta1
    power2 *= beta2
    mx = beta1 * mx + (1 - beta1) * gx
    my = beta1 * my + (1 - beta1) * gy
    vx = beta2 * vx + (1 - beta2) * gx * gx
    vy = beta2 * vy + (1 - beta2) * gy * gy
    x -= (lr * (mx / (1 - power1))) / (Math.sqrt(vx / (1 - power2)) + eps)
    y -= (lr * (my / (1 - power1))) / (Math.sqrt(vy / (1 - power2)) + eps)
  }
}

/** The engine against the loop by hand, in turns, so that both meet the same machine. */
export function measureEngine(): Measurement[] {
  const [x, y] = runEngine()
  const [xByHand, yByHand] = runByHand()
  if (Math.abs(x - xByHand) + Math.abs(y - yByHand) > 1e-6) throw new Error('the engine and the loop by hand disagree')
  const rounds = Array.from({ length: 15 }, () => ({
    engine: processorSeconds(runEngine),
    byHand: processorSeconds(() => Array.from({ length: 5 }, runByHand)) / 5,
  }))
  const rate = (seconds: number) => steps / seconds / 1e6
  const byHand = rate(median(rounds.map((round) => round.byHand)))
  return [
    observed('engine.steps', rate(median(rounds.map(({ engine }) => engine))), 'million steps/s', byHand),
    observed('engine.ratio', median(rounds.map((round) => round.byHand / round.engine)), 'of a hand-fused loop', 1),
  ]
}

export function measureContours(): Measurement {
  const { view } = surfaces['rosenbrock'] ?? { view: undefined }
  if (!view) throw new Error('there is no surface to draw')
  const request = { surface: specification.surface, view, columns: 256, rows: 256 }
  const seconds = Array.from({ length: 9 }, () => processorSeconds(() => contourPicture(request)))
  return observed('contours.256', median(seconds) * 1e3, 'ms')
}

/** Eight runs, each unlike the others. */
export function eightRuns(): Configuration {
  const configuration = defaultConfiguration()
  const [first] = configuration.runs
  if (!first) throw new Error('the default experiment has no run')
  const runs = Array.from({ length: 8 }, (_, slot) => ({
    ...first,
    key: `bench${slot}`,
    slot,
    optimizer: { id: 'adam', params: { lr: 0.01 * (slot + 1), beta1: 0.8 + slot / 100 } },
    schedule: { id: 'cosine', params: {} },
    clip: { id: 'norm', params: { max: slot + 1 } },
  }))
  return { ...configuration, runs }
}

export function measureLink(): Measurement[] {
  const link = writeLink(eightRuns())
  const times = 200
  const microseconds = (action: () => void) =>
    median(
      Array.from({ length: 9 }, () => (processorSeconds(() => Array.from({ length: times }, action)) / times) * 1e6),
    )
  return [
    observed(
      'link.write',
      microseconds(() => writeLink(eightRuns())),
      'µs',
    ),
    observed(
      'link.read',
      microseconds(() => readLink(link)),
      'µs',
    ),
    atMost(1500, observed('link.length', link.length, 'characters for 8 runs')),
  ]
}

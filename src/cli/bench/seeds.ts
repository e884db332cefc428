import { readLink, specificationOf, surfaceOf } from '../../config/index.ts'
import { randomStream, shuffle } from '../../core/random.ts'
import { contourPicture, study } from '../../engine/index.ts'
import { columnsOf } from '../../engine/data.ts'
import type { RunSpecification } from '../../config/types.ts'
import { median, observed, processorSeconds, type Measurement } from './measurement.ts'

const SEEDS = 1000
const STEPS = 500
const BATCH = 8
/** Mini-batch Adam on 64 points. */
export const seedsLink = (steps = STEPS) =>
  `surface=least_squares&start=-1,1.5&run=adam(lr:0.05)/miniBatch(B:${BATCH})&steps=${steps}`

function specificationFrom(link: string): RunSpecification {
  const { configuration } = readLink(link)
  const [run] = configuration.runs
  if (!run) throw new Error('there is no run')
  return specificationOf(configuration, run)
}

const specification = specificationFrom(seedsLink())

/** Where all seeds end, with all that is said of them. */
function runEnsemble(): Float64Array {
  const work = study({ kind: 'ensemble', specification, seeds: SEEDS })
  for (;;) {
    const piece = work.next()
    if (!piece.done) continue
    if (piece.value.kind !== 'ensemble') throw new Error('another study')
    return piece.value.ensemble.endPoints
  }
}

/** What a person would write for this one case: the same batches, and nothing but the points where the seeds end. */
function runByHand(): Float64Array {
  const { u, v } = columnsOf(specification.surface) ?? {}
  if (!u || !v) throw new Error('there are no data')
  const [lr, beta1, beta2, eps] = [0.05, 0.9, 0.999, 1e-8]
  const n = u.length
  const ends = new Float64Array(2 * SEEDS)
  const order = new Int32Array(n)
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = randomStream(seed, 'batches')
    for (let i = 0; i < n; i++) order[i] = i
    let [x, y] = specification.start
    let [mx, my, vx, vy, power1, power2] = [0, 0, 0, 0, 1, 1]
    let used = n
    for (let t = 0; t < STEPS; t++) {
      if (used === n) {
        shuffle(order, random)
        used = 0
      }
      let [gx, gy] = [0, 0]
      for (let k = used; k < used + BATCH; k++) {
        const i = order[k]!
        const error = x * u[i]! + y - v[i]!
        gx += error * u[i]!
        gy += error
      }
      used += BATCH
      gx /= BATCH
      gy /= BATCH
      power1 *= beta1
      power2 *= beta2
      mx = beta1 * mx + (1 - beta1) * gx
      my = beta1 * my + (1 - beta1) * gy
      vx = beta2 * vx + (1 - beta2) * gx * gx
      vy = beta2 * vy + (1 - beta2) * gy * gy
      x -= (lr * (mx / (1 - power1))) / (Math.sqrt(vx / (1 - power2)) + eps)
      y -= (lr * (my / (1 - power1))) / (Math.sqrt(vy / (1 - power2)) + eps)
    }
    ends[2 * seed - 2] = x
    ends[2 * seed - 1] = y
  }
  return ends
}

/** 1,000 seeds of 500 steps with their statistics, against a loop by hand without any, in turns. */
export function measureSeeds(): Measurement[] {
  const [ends, endsByHand] = [runEnsemble(), runByHand()]
  if (ends.length !== endsByHand.length || ends.some((value, i) => !(Math.abs(value - endsByHand[i]!) < 1e-6)))
    throw new Error('the seeds and the loop by hand disagree')
  const rounds = Array.from({ length: 5 }, () => ({
    engine: processorSeconds(runEnsemble),
    byHand: processorSeconds(runByHand),
  }))
  const [engine, byHand] = [median(rounds.map((round) => round.engine)), median(rounds.map((round) => round.byHand))]
  const rate = (seconds: number) => (SEEDS * STEPS) / seconds / 1e6
  return [
    observed('seeds.seconds', engine, 's', byHand),
    observed('seeds.steps', rate(engine), 'million steps/s', rate(byHand)),
  ]
}

/** Pictures of sums: the coarse one that follows the drag of a data point, and the fine ones that come when it rests. */
export function measureSums(): Measurement[] {
  return [
    ['least_squares', 97],
    ['least_squares', 257],
    ['logistic_regression', 257],
    ['sample_mean', 257],
  ].map(([id, columns]) => {
    const { surface } = specificationFrom(`surface=${id}&run=adam`)
    const { view } = surfaceOf(surface)
    const request = { surface, view, columns: Number(columns), rows: Number(columns) }
    const milliseconds = Array.from({ length: 5 }, () => processorSeconds(() => contourPicture(request)) * 1e3)
    return observed(`contours.${id}.${columns}`, median(milliseconds), 'ms')
  })
}

/**
 * The critical batch size: beyond sigma^2/|grad f|^2 larger batches stop saving steps. McCandlish, Kaplan, Amodei et al. 2018.
 * Seeds are fixed; the rate is tuned for every batch size on a grid.
 */
import { expect, test } from 'vitest'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { gradientNoise } from '../../src/engine/gradientNoise.ts'
import { steppingOf } from '../../src/engine/stepping.ts'
import { mean, pathOf, sumOf } from './paths.ts'

const PROBLEM = 'surface=least_squares&data=line(n:512,centre:1,sigma:2)&start=-1,1.5'
const BATCHES = [1, 4, 16, 64, 256]
const RATES = Array.from({ length: 8 }, (_, i) => 0.8 * 0.6 ** i)
const SEEDS = 12
const MOST = 300

const sum = sumOf(PROBLEM)
const newton = pathOf(`${PROBLEM}&run=newton&steps=3`)
const gap = (x: number, y: number) => sum.value(x, y) - newton.losses.at(-1)!
const start = gap(-1, 1.5)
/** A tenth of the way's height is left. */
const TARGET = 0.1 * start

/** f is quadratic: its gap at any point from Hessian and minimum, without going through the rows. */
const hessian = new Float64Array(3)
sum.hessian(0, 0, hessian)
const [mx, my] = newton.end.point
function quickGap(x: number, y: number): number {
  const [dx, dy] = [x - mx, y - my]
  return (hessian[0]! * dx * dx + 2 * hessian[1]! * dx * dy + hessian[2]! * dy * dy) / 2
}

/** The first step at which the mean gap of the seeds is within the target; `most` where it is not by then. */
function stepsTo(B: number, lr: number, most: number): number {
  const runs = Array.from({ length: SEEDS }, (_, i) => {
    const { configuration } = readLink(
      `${PROBLEM}&run=gradientDescent(lr:${lr})/miniBatch(B:${B},sampling:replacement)&steps=${MOST}&seed=${i + 1}`,
    )
    return steppingOf(specificationOf(configuration, configuration.runs[0]!), sum)
  })
  const unread = new Float64Array(2)
  for (let k = 0; k < most; k++) {
    for (const each of runs) each.update(k, NaN, unread)
    if (mean(runs.map(({ x }) => quickGap(x[0]!, x[1]!))) <= TARGET) return k + 1
  }
  return most
}

/** S and B_crit of S*(1 + B_crit/B), by least squares of the relative errors. */
function fitted(steps: readonly number[]): { S: number; critical: number } {
  let [uu, uv, vv, u1, v1] = [0, 0, 0, 0, 0]
  steps.forEach((count, i) => {
    const [u, v] = [1 / count, 1 / (BATCHES[i]! * count)]
    uu += u * u
    uv += u * v
    vv += v * v
    u1 += u
    v1 += v
  })
  const determinant = uu * vv - uv * uv
  const [S, product] = [(vv * u1 - uv * v1) / determinant, (uu * v1 - uv * u1) / determinant]
  return { S, critical: product / S }
}

test('steps to a target are S*(1 + B_crit/B), with B_crit within a factor of 2 of sigma^2/|grad f|^2 on the way', () => {
  expect(quickGap(0.3, -2)).toBeCloseTo(gap(0.3, -2), 10)
  const steps = BATCHES.map((B) => RATES.reduce((best, lr) => Math.min(best, stepsTo(B, lr, best)), MOST))
  expect(steps[0]!).toBeLessThan(MOST)
  const { S, critical } = fitted(steps)
  // Of small batches four times the size takes far fewer steps, of large ones hardly fewer.
  expect(steps[0]! / steps[1]!).toBeGreaterThan(2)
  expect(steps[3]! / steps[4]!).toBeLessThan(1.4)
  steps.forEach((count, i) => expect(count / (S * (1 + critical / BATCHES[i]!))).toBeGreaterThan(0.6))
  steps.forEach((count, i) => expect(count / (S * (1 + critical / BATCHES[i]!))).toBeLessThan(1.6))

  // Where full gradients have come half the way there, in orders of magnitude.
  const { points, losses } = pathOf(`${PROBLEM}&run=gradientDescent(lr:0.05)&steps=400`)
  const half = losses.findIndex((loss) => loss - newton.losses.at(-1)! <= Math.sqrt(start * TARGET))
  const { configuration } = readLink(`${PROBLEM}&run=adam&steps=1`)
  const work = gradientNoise({
    kind: 'gradientNoise',
    surface: configuration.surface,
    point: [points[2 * half]!, points[2 * half + 1]!],
  })
  let piece = work.next()
  while (!piece.done) piece = work.next()
  expect(critical / piece.value.critical).toBeGreaterThan(0.5)
  expect(critical / piece.value.critical).toBeLessThan(2)
}, 60_000)

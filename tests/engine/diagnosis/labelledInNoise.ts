/**
 * Runs on estimated or noisy gradients, and runs judged on rows held back, with a label each and the numbers that justify it: closed
 * forms on quadratics, minima by the normal equations, losses as they are recorded. None of them comes from the code that diagnoses.
 */
import { readLink, specificationOf, type RunSpecification } from '../../../src/config/index.ts'
import { columnsOf } from '../../../src/engine/data.ts'
import type { Course } from '../specifications.ts'

type Label = 'healthy' | 'diverging' | 'noiseBall' | 'crawling' | 'clipped' | 'overfitting'

export interface LabelledInNoise {
  link: string
  label: Label
  run: RunSpecification
  because: (course: Course) => boolean
}

const of = (label: Label, link: string, because: LabelledInNoise['because']): LabelledInNoise => {
  const { configuration, notices } = readLink(link)
  if (notices.length > 0) throw new Error(`${link}: ${notices[0]?.message}`)
  return { link, label, run: specificationOf(configuration, configuration.runs[0]!), because }
}

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, each) => sum + each / values.length, 0)
/** Over the last tenth of the steps. */
const tail = (losses: ArrayLike<number>) => mean(Array.from(losses).slice(-Math.ceil(losses.length / 10)))

// The bowl x^2 + y^2 and the ravine (x^2 + kappa*y^2)/2 under normal noise: x <- (1 - lr*lambda)*x - lr*sigma*xi.
interface Axis {
  lambda: number
  start: number
}
const height = ({ lambda, start }: Axis) => (lambda * start * start) / 2
/** Of the mean path, after `steps`. */
const left = (axes: readonly Axis[], lr: number, steps: number) =>
  axes.reduce((sum, axis) => sum + height({ ...axis, start: axis.start * (1 - lr * axis.lambda) ** steps }), 0)
/** What noise adds to it in the long run: lambda/2 times the stationary variance. */
const floor = (axes: readonly Axis[], lr: number, sigma: number) =>
  axes.reduce((sum, { lambda }) => sum + (lr * sigma * sigma) / (2 * (2 - lr * lambda)), 0)

const quadratics = {
  bowl: {
    text: 'surface=bowl&start=2,1.5',
    axes: [
      { lambda: 2, start: 2 },
      { lambda: 2, start: 1.5 },
    ],
  },
  ravine: {
    text: 'surface=ravine(kappa:20)&start=2,0.5',
    axes: [
      { lambda: 1, start: 2 },
      { lambda: 20, start: 0.5 },
    ],
  },
} as const

const underNoise = (
  label: Label,
  surface: keyof typeof quadratics,
  lr: number,
  sigma: number,
  steps: number,
  seed = 1,
) => {
  const { text, axes } = quadratics[surface]
  const start = left(axes, lr, 0)
  const because = {
    // The start is forgotten by half of the steps, and what noise keeps up is well above a thousandth of its height.
    noiseBall: () => left(axes, lr, steps / 2) < 0.05 * floor(axes, lr, sigma) && floor(axes, lr, sigma) > 2e-3 * start,
    healthy: () => left(axes, lr, steps) + floor(axes, lr, sigma) < 5e-4 * start,
    // Most of it is still to go, for more than three times the steps; noise is but little of it.
    crawling: () => left(axes, lr, 3 * steps) > 0.03 * start && floor(axes, lr, sigma) < 0.02 * left(axes, lr, steps),
    diverging: () => left(axes, lr, steps) > 100 * start,
  }[label as 'noiseBall' | 'healthy' | 'crawling' | 'diverging']
  return of(
    label,
    `${text}&run=gradientDescent(lr:${lr})/gaussian(sigma:${sigma})&steps=${steps}&seed=${seed}`,
    because,
  )
}

const inNoise: LabelledInNoise[] = [
  ...[1, 2, 3].map((seed) => underNoise('noiseBall', 'bowl', 0.1, 1, 600, seed)),
  ...[1, 2].map((seed) => underNoise('noiseBall', 'bowl', 0.3, 0.5, 400, seed)),
  ...[0.05, 0.08, 0.095].map((lr) => underNoise('noiseBall', 'ravine', lr, 1, 2000)),
  ...[0.01, 0.02].map((sigma) => underNoise('healthy', 'bowl', 0.2, sigma, 200)),
  ...[0.01, 0.02].map((sigma) => underNoise('healthy', 'ravine', 0.05, sigma, 400)),
  ...[0.001, 0.002].map((lr) => underNoise('crawling', 'bowl', lr, 0.5, 100)),
  ...[1, 2, 3].map((seed) => underNoise('crawling', 'ravine', 0.002, 0.5, 100, seed)),
  ...[1.05, 1.1, 1.3].map((lr) => underNoise('diverging', 'bowl', lr, 0.2, 100)),
  ...[0.11, 0.12].map((lr) => underNoise('diverging', 'ravine', lr, 0.2, 200)),
]

/** Least squares by its normal equations: the minimum, the largest curvature, f at the minimum. */
function line(link: string) {
  const { u, v } = columnsOf(readLink(`${link}&steps=1`).configuration.surface) as Record<'u' | 'v', Float64Array>
  const [a, b] = [mean(u.map((each) => each * each)), mean(u)]
  const [c, d] = [mean(u.map((each, i) => each * v[i]!)), mean(v)]
  const determinant = a - b * b
  const [x, y] = [(c - b * d) / determinant, (a * d - b * c) / determinant]
  const [middle, away] = [(a + 1) / 2, Math.sqrt(((a - 1) / 2) ** 2 + b * b)]
  const least = mean(u.map((each, i) => (x * each + y - v[i]!) ** 2 / 2))
  return { x, y, least, low: middle - away, high: middle + away }
}

const POINTS = 'surface=least_squares'
const { x, y, least, low, high } = line(POINTS)
const onLine = (label: Label, run: string, steps: number, because: LabelledInNoise['because'], seed = 1) =>
  of(label, `${POINTS}&run=${run}&steps=${steps}&seed=${seed}`, because)
const excess = ({ losses }: Course) => (tail(losses) - least) / (losses[0]! - least)
const hovers = (lr: number) => (course: Course) =>
  // Forgotten along both axes by half the steps, and more than a thousandth above the minimum for good.
  (1 - lr * low) ** (course.losses.length / 2) < 1e-3 && excess(course) > 1.5e-3
const arrives: LabelledInNoise['because'] = ({ end }) => Math.hypot(end.point[0] - x, end.point[1] - y) < 1e-3

const estimated: LabelledInNoise[] = [
  ...[0.1, 0.2, 0.3].map((lr) =>
    onLine('noiseBall', `gradientDescent(lr:${lr})/miniBatch(B:1,sampling:replacement)`, 800, hovers(lr)),
  ),
  ...[1, 2, 3].map((seed) =>
    onLine('noiseBall', 'gradientDescent(lr:0.3)/miniBatch(B:4,sampling:replacement)', 600, hovers(0.3), seed),
  ),
  onLine('noiseBall', 'gradientDescent(lr:0.2)/miniBatch(B:2)', 600, hovers(0.2)),
  onLine('noiseBall', 'momentum(lr:0.03)/miniBatch(B:2,sampling:replacement)', 800, hovers(0.03)),
  onLine('noiseBall', 'adam(lr:0.1)/miniBatch(B:1,sampling:replacement)', 1500, (course) => excess(course) > 3e-3),
  ...['svrg', 'saga'].map((estimate) => onLine('healthy', `gradientDescent(lr:0.1)/${estimate}`, 3000, arrives)),
  onLine('healthy', 'gradientDescent(lr:0.3)/miniBatch(B:64,sampling:inOrder)', 200, arrives),
  onLine('healthy', 'gradientDescent(lr:0.3)/cosine/miniBatch(B:8)', 1000, (course) => excess(course) < 5e-4),
  onLine('healthy', 'gradientDescent(lr:0.1)/linear/miniBatch(B:8)', 2000, (course) => excess(course) < 5e-4),
  ...[1.1, 1.3, 1.6].map((times) =>
    onLine(
      'diverging',
      `gradientDescent(lr:${((times * 2) / high).toPrecision(3)})/miniBatch(B:16,sampling:replacement)`,
      200,
      ({ losses, end }) => end.status === 'diverged' || tail(losses) > 1e3 * losses[0]!,
    ),
  ),
  ...[1, 2, 3].map((seed) =>
    onLine(
      'crawling',
      'gradientDescent(lr:0.002)/miniBatch(B:4)',
      150,
      // Of the mean path's way a twentieth is left even after six times the steps.
      () => (1 - 0.002 * low) ** (6 * 150) > 0.2,
      seed,
    ),
  ),
  onLine('crawling', 'momentum(lr:0.0003,beta:0.5)/miniBatch(B:8)', 200, () => (1 - 0.0006 * high) ** (3 * 200) > 0.4),
  ...[0.02, 0.05].map((max) =>
    onLine(
      'clipped',
      `gradientDescent(lr:0.02)/miniBatch(B:16)/norm(max:${max})`,
      200,
      // It cannot come further than steps*lr*max, a tenth of the way, and every gradient is longer than that.
      ({ gradientNorms }) =>
        200 * 0.02 * max < 0.11 * Math.hypot(-1 - x, 1.5 - y) && gradientNorms.every((each) => each > 2 * max),
    ),
  ),
]

const turnsUp =
  (worse: number): LabelledInNoise['because'] =>
  ({ losses, validationLosses }) => {
    const best = validationLosses.indexOf(Math.min(...validationLosses))
    return tail(validationLosses) > worse * validationLosses[best]! && tail(losses) < 0.9 * losses[best]!
  }
const keepsFalling: LabelledInNoise['because'] = ({ validationLosses }) =>
  tail(validationLosses) < 1.02 * Math.min(...validationLosses)

const CLOUDS = 'surface=logistic_regression(lambda:0)&start=0,0'
const clouds = (seed: number) => `${CLOUDS}&data=clouds(n:50,distance:1,seed:${seed},validation:0.9)`
const judged: LabelledInNoise[] = [
  ...[3, 7, 9, 10, 23].map((seed) =>
    of('overfitting', `${clouds(seed)}&run=gradientDescent(lr:0.2)&steps=300`, turnsUp(1.2)),
  ),
  ...[7, 10].map((seed) => of('overfitting', `${clouds(seed)}&run=adam(lr:0.05)&steps=300`, turnsUp(1.2))),
  ...[7, 10].map((seed) =>
    of('overfitting', `${clouds(seed)}&run=gradientDescent(lr:0.1)/miniBatch(B:1)&steps=800`, turnsUp(1.2)),
  ),
  of(
    'overfitting',
    'surface=least_squares&data=line(n:50,sigma:1,seed:1,validation:0.9)&start=0,0&run=gradientDescent(lr:0.1)&steps=200',
    turnsUp(1.2),
  ),
  of(
    'healthy',
    'surface=least_squares&data=line(n:200,validation:0.3)&run=gradientDescent(lr:0.3)&steps=200',
    keepsFalling,
  ),
  of(
    'healthy',
    'surface=logistic_regression(lambda:0.1)&data=clouds(n:200,validation:0.3)&run=gradientDescent(lr:0.5)&steps=400',
    keepsFalling,
  ),
  of(
    'healthy',
    `${clouds(7)}&run=gradientDescent(lr:0.2)/patience:5&steps=300`,
    ({ end }) => end.stopped !== undefined,
  ),
]

export const labelledInNoise: readonly LabelledInNoise[] = [...inNoise, ...estimated, ...judged]
export { tail }

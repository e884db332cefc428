/**
 * Runs with a label each, and the numbers that justify it: closed forms on quadratics, known critical points, exact periods, torch's own
 * overflow. None of them comes from the code that diagnoses.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formulasOf } from '../../../src/cli/golden/judgeFile.ts'
import { specificationOfCase } from '../../../src/cli/golden/specification.ts'
import { readTrajectory } from '../../../src/cli/golden/trajectoryCase.ts'
import { methodValues, presets, specificationOf, surfaceOf, type RunSpecification } from '../../../src/config/index.ts'
import type { ParameterValues } from '../../../src/core/parameter.ts'
import { courseOf, specification, type Course } from '../specifications.ts'

export type Label =
  'healthy' | 'diverging' | 'oscillating' | 'crawling' | 'plateau' | 'saddle' | 'limitCycle' | 'clipped'

export interface Labelled {
  name: string
  label: Label
  run: RunSpecification
  /** What must be true of the run for the label to be right. */
  because: (course: Course, run: RunSpecification) => boolean
}

type Point = readonly [number, number]
const distance = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1])
const pointOf = ({ points }: Course, k: number): Point => [points.at(2 * k)!, points.at(2 * k + 1)!]
const lastOf = (course: Course): Point => course.end.point
/** The step that came to point k, k < 0 counting from the end. */
const stepOf = (course: Course, k: number) => distance(pointOf(course, k), pointOf(course, k - 1))
const diagonalOf = ({ surface }: RunSpecification) => {
  const { view } = surfaceOf(surface)
  return Math.hypot(view.x[1] - view.x[0], view.y[1] - view.y[0])
}

function known(run: RunSpecification, kind: 'minimum' | 'saddle' | 'maximum'): Point[] {
  const surface = surfaceOf(run.surface)
  const values = methodValues(surface, run.surface, 1)
  return surface
    .criticalPoints(values as Record<string, number>, values)
    .filter((critical) => critical.kind === kind)
    .map(({ point }) => point)
}

const nearest = (point: Point, among: readonly Point[]) => Math.min(...among.map((each) => distance(point, each)))

/** At a known minimum, and no longer moving. */
const arrives: Labelled['because'] = (course, run) =>
  nearest(lastOf(course), known(run, 'minimum')) < 1e-4 * diagonalOf(run) && stepOf(course, -1) < 1e-4 * diagonalOf(run)

/** A thousandth of f's height over its least value is left, and the steps shrink. */
const hasLittleLeft =
  (least: number): Labelled['because'] =>
  ({ losses }) =>
    losses.at(-1)! - least < 5e-4 * (losses[0]! - least)

/** At a known saddle or maximum, or nearer than a hundredth of the view for the second half of its steps. */
const staysAt =
  (kind: 'saddle' | 'maximum', places?: readonly Point[]): Labelled['because'] =>
  (course, run) => {
    const among = places ?? known(run, kind)
    const half = Math.floor(run.steps / 2)
    return [half, -1].every((k) => nearest(pointOf(course, k), among) < 1e-2 * diagonalOf(run))
  }

/** The last twenty points come again after `period` steps, within a tenth of a pixel, and not sooner. */
const repeats =
  (period: number): Labelled['because'] =>
  (course, run) =>
    Array.from({ length: 20 }, (_, i) => -1 - i).every(
      (k) => distance(pointOf(course, k), pointOf(course, k - period)) < 1e-4 * diagonalOf(run),
    ) &&
    Array.from({ length: period - 1 }, (_, i) => i + 1).every(
      (sooner) => distance(pointOf(course, -1), pointOf(course, -1 - sooner)) > 1e-3 * diagonalOf(run),
    )

/** At the speed of its last step, straight ahead, the run would need more than twice its steps for what is left to the nearest minimum. */
const isFarFrom = (course: Course, run: RunSpecification) =>
  nearest(lastOf(course), known(run, 'minimum')) / stepOf(course, -1) > 2 * run.steps

/** Downhill in one direction: the second half is nearly straight, no step of its last ten turns by more than 30 degrees. */
const isSteady = (course: Course) =>
  Array.from({ length: 10 }, (_, i) => -2 - i).every((k) => {
    const [a, b, c] = [pointOf(course, k - 1), pointOf(course, k), pointOf(course, k + 1)]
    const dot = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
    return dot > 0.866 * distance(a, b) * distance(b, c)
  })

/** A hundredth of f's height over the minimum, 0 on all the surfaces where this is asked, is still to go. */
const hasMuchLeft = ({ losses }: Course) => losses.at(-1)! > 1e-2 * losses[0]!

const crawls: Labelled['because'] = (course, run) => isSteady(course) && isFarFrom(course, run) && hasMuchLeft(course)

const of = (name: string, label: Label, run: Partial<RunSpecification>, because: Labelled['because']): Labelled => ({
  name,
  label,
  run: specification(run),
  because,
})

const optimizer = (id: string, params: ParameterValues) => ({ optimizer: { id, params } })
const surface = (id: string, params: ParameterValues = {}) => ({ surface: { id, params } })

// Quadratics: along each axis x <- (1 - lr*lambda)*x.
const KAPPA = 50
const ravine = surface('ravine', { kappa: KAPPA })

/** Gradient descent in the ravine from (x0, y0): what is left of f, and how far the second half travels along either axis. */
function descent(lr: number, [x0, y0]: Point, steps: number) {
  const [shallow, steep] = [1 - lr, 1 - lr * KAPPA]
  const f = (k: number) => x0 ** 2 * shallow ** (2 * k) + KAPPA * y0 ** 2 * steep ** (2 * k)
  const travel = (start: number, factor: number) =>
    Math.abs(start) *
    Math.abs(1 - factor) *
    Array.from({ length: steps / 2 }, (_, i) => Math.abs(factor) ** (steps / 2 + i)).reduce(
      (sum, each) => sum + each,
      0,
    )
  return { left: f(steps) / f(0), shallow, steep, along: travel(x0, shallow), across: travel(y0, steep) }
}

const descents: Labelled[] = [
  ...[1.01, 1.02, 1.05, 1.2, 2].map((times) => ({ times, steps: 100, label: 'diverging' as const })),
  ...[0.97, 0.98, 0.985, 0.99, 0.995].map((times) => ({ times, steps: 40, label: 'oscillating' as const })),
  ...[0.98, 0.985, 0.99, 0.995].map((times) => ({ times, steps: 60, label: 'oscillating' as const })),
  ...[0.001, 0.003, 0.006, 0.01].map((times) => ({ times, steps: 100, label: 'crawling' as const })),
  ...[0.5, 0.6, 0.7, 0.9].map((times) => ({ times, steps: 400, label: 'healthy' as const })),
].map(({ times, steps, label }) => {
  const lr = (times * 2) / KAPPA
  const start: Point = label === 'crawling' ? [2.5, 0.001] : [0.5, 1.5]
  const { left, shallow, steep, along, across } = descent(lr, start, steps)
  const holds = {
    diverging: Math.abs(steep) > 1 && left > 2,
    oscillating: steep < 0 && Math.abs(steep) < 1 && across > 2 * along && left > 2e-3,
    // Two hundredths of the way are left only after three times the steps.
    crawling: steep > 0 && Math.log(0.02) / Math.log(shallow) > 3 * steps && left > 0.01,
    healthy: left < 1e-4,
  }[label]
  return of(
    `gradient descent at ${times} of the limit, ${steps} steps`,
    label,
    { ...ravine, start, steps, ...optimizer('gradientDescent', { lr }) },
    () => holds,
  )
})

/** The limit of each form, times lambda. */
const shares: readonly [id: string, params: ParameterValues, share: (beta: number) => number][] = [
  ['momentum', {}, (beta) => 2 * (1 + beta)],
  ['momentum', { form: 'inside' }, (beta) => 2 * (1 + beta)],
  ['momentum', { form: 'polyak' }, (beta) => 2 * (1 + beta)],
  ['momentum', { form: 'ema' }, (beta) => (2 * (1 + beta)) / (1 - beta)],
  ['nesterov', {}, (beta) => (2 * (1 + beta)) / (1 + 2 * beta)],
  ['nesterov', { form: 'pytorch' }, (beta) => (2 * (1 + beta)) / (1 + 2 * beta)],
]
const momenta: Labelled[] = shares.flatMap(([id, params, share]) =>
  [0.5, 0.9].flatMap((beta) => {
    const at = (times: number) => ({
      ...ravine,
      start: [0.5, 1.5] as Point,
      steps: 300,
      ...optimizer(id, { ...params, beta, lr: (times * share(beta)) / KAPPA }),
    })
    const name = `${id} ${String(params['form'] ?? '')} beta ${beta}`
    return [
      of(
        `${name} at 1.05 of its limit`,
        'diverging',
        at(1.05),
        ({ losses, end }) => end.status === 'diverged' || losses.at(-1)! > 100 * losses[0]!,
      ),
      of(`${name} at 0.3 of its limit`, 'healthy', at(0.3), hasLittleLeft(0)),
    ]
  }),
)

/** Heavy ball along the steep axis: its step turns round in the share theta/pi of the steps, cos(theta) = (1 + beta - a)/(2*sqrt(beta)). */
const turns = (beta: number, a: number) => Math.acos((1 + beta - a) / (2 * Math.sqrt(beta))) / Math.PI
const swings: Labelled[] = [
  { beta: 0.95, a: 2.4 },
  { beta: 0.95, a: 3 },
  { beta: 0.95, a: 3.5 },
  { beta: 0.9, a: 2.5 },
  { beta: 0.9, a: 3.3 },
].map(({ beta, a }) => {
  const steps = 40
  return of(
    `heavy ball, beta ${beta}, rate ${a}/lambda`,
    'oscillating',
    { ...ravine, start: [0.1, 1.5], steps, ...optimizer('momentum', { beta, lr: a / KAPPA }) },
    // The height falls by sqrt(beta) a step, f by beta.
    () => turns(beta, a) > 0.5 && turns(beta, a) < 1 && beta ** steps > 5e-3,
  )
})

const kinks: Labelled[] = [
  ...[0.3, 0.2, 0.1].map((lr) =>
    of(
      `a kink at rate ${lr}`,
      'limitCycle',
      { ...surface('abs_sum'), start: [2.63, -2.17], steps: 200, ...optimizer('gradientDescent', { lr }) },
      repeats(2),
    ),
  ),
  ...[0.2, 0.1, 0.06].map((lr) =>
    of(
      `sign descent at rate ${lr}`,
      'limitCycle',
      { start: [1.53, -2.01], steps: 200, ...optimizer('signSgd', { lr }) },
      repeats(2),
    ),
  ),
  ...[0.105, 0.11, 0.115].map((lr) =>
    of(
      `in the sharp minimum at rate ${lr}, over 2/20`,
      'limitCycle',
      { ...surface('sharp_flat'), start: [1.9, 0.5], steps: 200, ...optimizer('gradientDescent', { lr }) },
      repeats(2),
    ),
  ),
  ...[0.55, 0.6].map((lr) =>
    // x - lr*(x^3 - x) turns from 1 into a pair of points at lr = 1.
    of(
      `a double well at rate ${lr * 2}`,
      'limitCycle',
      {
        surface: { equations: 'f(x, y) = x^4/4 - x^2/2 + y^2/4', params: {} },
        start: [0.4, 1],
        steps: 300,
        ...optimizer('gradientDescent', { lr: lr * 2 }),
      },
      repeats(2),
    ),
  ),
]

const ridges: Labelled[] = [
  ...(
    [
      ['gradientDescent', { lr: 0.1 }],
      ['momentum', { lr: 0.1, beta: 0.7 }],
      ['nesterov', { lr: 0.05, beta: 0.8 }],
      ['adam', { lr: 0.1 }],
      ['adagrad', { lr: 0.5 }],
    ] as const
  ).map(([id, params]) =>
    of(
      `${id} on the ridge`,
      'saddle',
      { ...surface('saddle'), start: [1.5, 0], steps: 300, ...optimizer(id, params) },
      staysAt('saddle'),
    ),
  ),
  ...[1e-14, 1e-11].map((beside) =>
    // The distance to the ridge grows by 1 + 2*lr a step: 1.2^60 = 56 000.
    of(
      `${beside} beside the ridge`,
      'saddle',
      { ...surface('saddle'), start: [1.5, beside], steps: 60, ...optimizer('gradientDescent', { lr: 0.1 }) },
      (course) => Math.abs(lastOf(course)[1]) < 1e-6 && Math.abs(lastOf(course)[0]) < 1e-4,
    ),
  ),
]

const flats: Labelled[] = [
  // A well of depth 1 that is a bell: outside of it the slope is d*exp(-d^2/(2 s^2))/s^2.
  ...[0.1, 1].map((lr) =>
    of(
      `outside the well at rate ${lr}`,
      'plateau',
      {
        surface: { equations: 'f(x, y) = 1 - exp(-(x^2 + y^2)/0.18)', params: {} },
        start: [1.5, 1.2],
        steps: 100,
        ...optimizer('gradientDescent', { lr }),
      },
      ({ losses, gradientNorms }) => losses.at(-1)! > 0.999 && gradientNorms.at(-1)! < 1e-3,
    ),
  ),
  of(
    'outside the well with momentum',
    'plateau',
    {
      surface: { equations: 'f(x, y) = 1 - exp(-(x^2 + y^2)/0.18)', params: {} },
      start: [1.6, 1.2],
      steps: 100,
      ...optimizer('momentum', { lr: 0.1 }),
    },
    ({ losses, gradientNorms }) => losses.at(-1)! > 0.999 && gradientNorms.at(-1)! < 1e-3,
  ),
  ...(['gradientDescent', 'nesterov'] as const).map((id) =>
    of(
      `Easom from afar, ${id}`,
      'plateau',
      { ...surface('easom'), start: [0.4, 0.4], steps: 200, ...optimizer(id, { lr: 0.01 }) },
      ({ losses, gradientNorms }) => losses.at(-1)! > -1e-3 && gradientNorms.at(-1)! < 1e-3,
    ),
  ),
]

const shortened: Labelled[] = [0.01, 0.05, 0.1].map((max) =>
  of(
    `clipped to ${max}`,
    'clipped',
    {
      ...ravine,
      start: [-2.6, 1.2],
      steps: 100,
      ...optimizer('gradientDescent', { lr: 0.01 }),
      clip: { id: 'norm', params: { max } },
    },
    // It cannot come further than steps*lr*max, and everywhere in reach the gradient is longer than twice max.
    ({ gradientNorms }, run) => run.steps * 0.01 * max < 0.11 && gradientNorms.every((norm) => norm > 2 * max),
  ),
)

const vanishing: Labelled[] = [0.7, 0.8].map((gamma) =>
  of(
    `a rate that falls by ${gamma} a step`,
    'crawling',
    {
      start: [1.5, -2],
      steps: 100,
      ...optimizer('gradientDescent', { lr: 0.05 }),
      schedule: { id: 'exponential', params: { gamma } },
    },
    // x is multiplied by 1 - 2*lr*gamma^k: what all those factors leave.
    () =>
      Array.from({ length: 100 }, (_, k) => 1 - 2 * 0.05 * gamma ** k).reduce((left, factor) => left * factor, 1) > 0.5,
  ),
)

// Golden cases: what torch or a literal formula found.
const folder = join(import.meta.dirname, '../../golden')
const read = (name: string) =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as { cases: Record<string, unknown>[] }
const formulas = formulasOf(read('surfaces.json'))
const golden = (
  name: string,
  wanted: (id: string) => boolean,
  label: Label,
  because: Labelled['because'],
): Labelled[] =>
  read(name)
    .cases.filter((entry) => wanted(String(entry['id'])))
    .flatMap((entry) => {
      const { found } = specificationOfCase(readTrajectory(entry), formulas)
      return found ? [{ name: String(entry['id']), label, run: found, because }] : []
    })
const some =
  (...ids: string[]) =>
  (id: string) =>
    ids.includes(id)

const fromGolden: Labelled[] = [
  ...golden(
    'divergence.json',
    // The program keeps the centered variance from becoming negative, where torch's run ends.
    (id) => !/clip|centered/.test(id),
    'diverging',
    ({ end }) => end.status === 'diverged',
  ),
  ...golden(
    'second_order.json',
    some(
      'second/saddle/newton-lr1.0/0',
      'second/saddle/newton-lr0.5/0',
      'second/six_hump_camel/newton-lr0.5/0',
      'second/beale/newton-lr0.5/0',
      'second/himmelblau/newton-lr1.0-damping10.0/0',
    ),
    'saddle',
    staysAt('saddle'),
  ),
  ...golden(
    'second_order.json',
    some(
      'second/styblinski_tang/newton-lr1.0/0',
      'second/himmelblau/newton-lr1.0/0',
      'second/himmelblau/newton-lr0.5/0',
    ),
    'saddle',
    staysAt('maximum'),
  ),
  // Every run of torch's that is steady and far, on surfaces with one minimum.
  ...golden(
    'torch_optimizers.json',
    (id) => /\/(rosenbrock|beale|ravine|ravine_rot|booth|matyas|bowl|zakharov)\//.test(id),
    'crawling',
    crawls,
  ).filter(({ run, because }) => because(courseOf(run), run)),
  ...golden(
    'literal_formulas.json',
    some('literal/bowl/signsgd-lr0.1', 'literal/himmelblau/signsgd-lr0.05'),
    'limitCycle',
    repeats(2),
  ),
  ...golden(
    'clipping.json',
    (id) => /clip\/(beale|himmelblau)\/SGD-lr[0-9.]+-norm1$/.test(id),
    'clipped',
    ({ gradientNorms }, run) =>
      gradientNorms.slice(-run.steps / 2, -1).filter((norm) => norm > 2 * Number(run.clip?.params['max'])).length >
      0.95 * (run.steps / 2),
  ),
  ...golden(
    'torch_optimizers.json',
    (id) =>
      /\/(bowl|booth|himmelblau|three_hump_camel|styblinski_tang)\/SGD-lr[0-9.]+(-momentum0.9)?(-nesterovTrue)?\/0$/.test(
        id,
      ),
    'healthy',
    (course, run) => arrives(course, run) || hasLittleLeft(course.losses.at(-1)!)(course, run),
  ),
]

/** Presets, by their places among the runs; what the preset's lesson says of them. */
const preset = (id: string, index: number, label: Label, because: Labelled['because']): Labelled => {
  const { configuration } = presets.find((each) => each.id === id)!
  return {
    name: `${id}, run ${index}`,
    label,
    run: specificationOf(configuration, configuration.runs[index]!),
    because,
  }
}

const fromPresets: Labelled[] = [
  preset('rosenbrock-race', 0, 'crawling', crawls),
  preset('rosenbrock-race', 2, 'healthy', arrives),
  preset('curvature-valley', 1, 'healthy', arrives),
  preset('ravine-rates', 1, 'healthy', arrives),
  preset('ravine-rates', 2, 'diverging', ({ losses }) => losses.at(-1)! > 10 * losses[0]! && 0.101 > 2 / 20),
  ...[0, 1, 2].map((index) => preset('saddle-ridge', index, 'saddle', staysAt('saddle'))),
  preset('newton-saddle', 0, 'saddle', staysAt('saddle', [[0, 0]])),
  preset('newton-saddle', 1, 'saddle', staysAt('saddle', [[0, 0]])),
  preset('newton-saddle', 3, 'healthy', ({ losses }) => losses.at(-1)! + 1 < 1e-9),
  preset('warmup', 0, 'diverging', ({ end }) => end.status === 'diverged'),
  preset('decay-kink', 0, 'limitCycle', repeats(2)),
  preset('settle-unasked', 0, 'limitCycle', repeats(2)),
  preset('sharp-flat', 0, 'healthy', arrives),
  preset('sharp-flat', 1, 'limitCycle', repeats(2)),
  preset('sharp-flat', 2, 'healthy', arrives),
  preset('himmelblau-basins', 0, 'healthy', arrives),
  preset('himmelblau-basins', 1, 'healthy', arrives),
  // At 0.019 across, 1 - 0.019*100 = -0.9: gone. Along, 0.981^200 = 0.02 of the way is left, f's 1/2000.
  preset('momentum-zigzag', 0, 'healthy', hasLittleLeft(0)),
]

export const labelled: readonly Labelled[] = [
  ...descents,
  ...momenta,
  ...swings,
  ...kinks,
  ...ridges,
  ...flats,
  ...shortened,
  ...vanishing,
  ...fromGolden,
  ...fromPresets,
]

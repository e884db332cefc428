/**
 * Runs in low precision with a label each, and the numbers that justify it: gradient descent on quadratics, whose gradients and steps
 * are known, beside the formats' own smallest, largest and neighbouring numbers. None of them comes from the code that diagnoses.
 */
import type { RunSpecification } from '../../../src/config/index.ts'
import type { ParameterValues } from '../../../src/core/parameter.ts'
import { specification, type Course } from '../specifications.ts'

type Label = 'healthy' | 'underflow' | 'overflow' | 'lost'

export interface LabelledInPrecision {
  name: string
  label: Label
  run: RunSpecification
  because: (course: Course) => boolean
}

/** binary16: what is at most this becomes 0, and what is at least this infinite. IEEE 754-2019. */
const TO_ZERO = 2 ** -25
const TO_INFINITY = 65520
/** bfloat16 has 8 binary digits: neighbours from 2 to 4, and from 4 to 8. */
const SPACING = { from2: 2 ** -6, from4: 2 ** -5 }

// f = c*(x^2 + kappa*y^2)/2 from (x0, y0): the gradient is c*x along x, and each step without rounding leaves 1 - lr*c of x.
interface Quadratic {
  c: number
  kappa?: number
  start: readonly [number, number]
  lr: number
  steps: number
  precision: { id: string; params: ParameterValues }
  optimizer?: RunSpecification['optimizer']
}

const of = (label: Label, quadratic: Quadratic, because: LabelledInPrecision['because']): LabelledInPrecision => {
  const { c, kappa = 1, start, lr, steps, precision } = quadratic
  const { optimizer = { id: 'gradientDescent', params: { lr } } } = quadratic
  const settings = Object.entries(precision.params).map(([name, value]) => `${name} ${value}`)
  return {
    name: [
      `${c}*(x^2 + ${kappa}*y^2)/2 from ${start.join(', ')} by ${optimizer.id} in ${precision.id}`,
      ...settings,
    ].join(', '),
    label,
    run: specification({
      surface: { equations: `f(x, y) = ${c}*(x^2 + ${kappa}*y^2)/2`, params: {} },
      start,
      steps,
      optimizer,
      precision,
    }),
    because,
  }
}

const stands = ({ points }: Course) => points.every((each, k) => Object.is(each, points[k % 2]))
const arrives = ({ losses }: Course) => losses.at(-1)! < 1e-4 * losses[0]!
/** Of x, in so many steps without rounding. */
const wouldArrive = (c: number, lr: number, steps: number) => Math.abs(1 - lr * c) ** steps < 0.01

const half = (params: ParameterValues = {}) => ({ id: 'binary16', params })
const brain = (params: ParameterValues = {}) => ({ id: 'bfloat16', params })

const underflows = [1e-8, 2e-9].flatMap((c) => {
  const quadratic = { c, start: [2, 1.5] as const, lr: 0.1 / c, steps: 200 }
  const isTooSmall = 2 * c <= TO_ZERO && wouldArrive(c, quadratic.lr, 200)
  return [
    of('underflow', { ...quadratic, precision: half() }, (course) => isTooSmall && stands(course)),
    of('underflow', { ...quadratic, precision: half({ rounded: 'both' }) }, (course) => isTooSmall && stands(course)),
    of(
      'underflow',
      { ...quadratic, precision: half(), optimizer: { id: 'momentum', params: { lr: quadratic.lr, beta: 0.5 } } },
      (course) => isTooSmall && stands(course),
    ),
    of(
      'underflow',
      { ...quadratic, precision: half(), optimizer: { id: 'adam', params: { lr: 0.1 } } },
      (course) => isTooSmall && stands(course),
    ),
    of('healthy', { ...quadratic, precision: half({ scaling: 'static', S: 2 ** 20 }) }, arrives),
    of('healthy', { ...quadratic, precision: half({ scaling: 'dynamic', S: 65536 }) }, arrives),
    of('healthy', { ...quadratic, precision: brain() }, arrives),
  ]
})

/** The steep coordinate arrives, and the shallow one, whose gradient is 0 in the format, holds what is left. */
const halfUnderflows = [50, 200].map((kappa) => {
  const c = 1e-8
  const lr = 1 / (c * kappa)
  return of(
    'underflow',
    { c, kappa, start: [2, 1], lr, steps: 2000, precision: half() },
    ({ points }) =>
      2 * c <= TO_ZERO && wouldArrive(c, lr, 2000) && points.at(-2) === 2 && Math.abs(points.at(-1)!) < 0.1 * 1,
  )
})

const overflows = [1e5, 1e6].flatMap((c) => {
  const quadratic = { c, start: [2, 1.5] as const, lr: 0.2 / c, steps: 100 }
  const isTooLarge = 2 * c >= TO_INFINITY && wouldArrive(c, quadratic.lr, 100)
  const ends = ({ end }: Course) => isTooLarge && end.status === 'diverged'
  return [
    of('overflow', { ...quadratic, precision: half() }, ends),
    of('overflow', { ...quadratic, precision: half({ rounded: 'both' }) }, ends),
    of(
      'overflow',
      { ...quadratic, precision: half(), optimizer: { id: 'momentum', params: { lr: quadratic.lr, beta: 0.5 } } },
      ends,
    ),
    of('healthy', { ...quadratic, precision: brain() }, arrives),
  ]
})

/** No gradient is too large by itself: the scale makes it so. */
const scaledOver = [2 ** 15, 2 ** 20].map((S) =>
  of(
    'overflow',
    { c: 2, start: [2, 1.5], lr: 0.1, steps: 100, precision: half({ scaling: 'static', S }) },
    ({ end }) => 4 * S >= TO_INFINITY && wouldArrive(2, 0.1, 100) && end.status === 'diverged',
  ),
)

const lost = [
  { start: [3, 2.5] as const, lr: 0.002, spacing: SPACING.from2 },
  { start: [3.5, 3.5] as const, lr: 0.001, spacing: SPACING.from2 },
  { start: [6, 5] as const, lr: 0.002, spacing: SPACING.from4 },
].flatMap(({ start, lr, spacing }) => {
  const quadratic = { c: 1, start, lr, steps: 8000 }
  // The step along either coordinate is less than half of the distance to the next number.
  const isShort = Math.max(...start) * lr < spacing / 2 && wouldArrive(1, lr, 8000)
  return [
    of('lost', { ...quadratic, precision: brain({ rounded: 'both' }) }, (course) => isShort && stands(course)),
    of('healthy', { ...quadratic, precision: brain({ rounded: 'gradients' }) }, arrives),
  ]
})

/** Down to where its steps are too short, lr*x being half of the distance to the next number: there it is held. */
const held = [0.0025, 0.003].map((lr) =>
  of('lost', { c: 1, start: [3.75, 3.75], lr, steps: 4000, precision: brain({ rounded: 'both' }) }, ({ points }) => {
    const last = points.at(-1)!
    const isHeld = Math.abs(last * lr - SPACING.from2 / 2) < lr * SPACING.from2 && last === points.at(-4000)
    return isHeld && last < 3.5 && wouldArrive(1, lr, 4000)
  }),
)

export const labelledInPrecision: readonly LabelledInPrecision[] = [
  ...underflows,
  ...halfUnderflows,
  ...overflows,
  ...scaledOver,
  ...lost,
  ...held,
]

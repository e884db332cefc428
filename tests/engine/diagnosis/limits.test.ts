/** Every limit is where the real update, linearised at the minimum of a quadratic, begins to grow: found by bisection of the rate. */
import { describe, expect, it } from 'vitest'
import type { ParameterValues } from '../../../src/core/parameter.ts'
import type { RunSpecification } from '../../../src/config/index.ts'
import { outlineOf, run, stabilityLimit, stepInspector, type MethodState } from '../../../src/engine/index.ts'
import { specification } from '../specifications.ts'

type Matrix = number[][]

const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)))

/** By repeated squaring: the growth of A^(2^40), its 2^40th root. */
function spectralRadius(matrix: Matrix): number {
  let power = matrix
  let logarithm = 0
  const SQUARINGS = 40
  for (let i = 0; i < SQUARINGS; i++) {
    const size = Math.max(...power.flat().map(Math.abs))
    if (size === 0) return 0
    power = power.map((row) => row.map((value) => value / size))
    logarithm += Math.log(size) / 2 ** i
    power = product(power, power)
  }
  return Math.exp(logarithm)
}

/** State that scales the step and is not moved by it to first order: what an adaptive method has seen. */
const SEEN = new Set(['v', 's', 'vmax', 'u'])
const memory = { v: [0.7, 3], s: [0.7, 3], vmax: [0.9, 3.5], u: [0.8, 1.7] }

/** An update that begins at the minimum, at rest, with what the method has seen until then. */
function atRest(spec: RunSpecification, t: number) {
  const { layout } = outlineOf(spec)
  const isAdaptive = !['momentum', 'nesterov'].includes(spec.optimizer.id!)
  const slots = layout.flatMap(({ name, width }) =>
    isAdaptive && SEEN.has(name) ? memory[name as keyof typeof memory] : new Array<number>(width).fill(0),
  )
  /** Places of the state that moves: the point, then the slots that remember where it came from. */
  let offset = 0
  const moving = layout.flatMap(({ name, width }) => {
    const places = Array.from({ length: width }, (_, i) => offset + i)
    offset += width
    return isAdaptive && SEEN.has(name) ? [] : places
  })
  const { inspect } = stepInspector(spec)
  const step = (x: number[], state: number[], lr: number) => {
    const { lines } = inspect({ x: Float64Array.from(x), slots: Float64Array.from(state), lr, t })
    const last = (name: string) => [...lines.findLast(({ statement }) => statement.name === name)!.result]
    return { x: last('x'), slots: layout.flatMap(({ name }) => last(name)) }
  }
  return { layout, slots, moving, step }
}

const DELTA = 1e-6

function jacobian({ slots, moving, step }: ReturnType<typeof atRest>, lr: number): Matrix {
  const size = 2 + moving.length
  const columns = Array.from({ length: size }, (_, column) => {
    const [ahead, behind] = [DELTA, -DELTA].map((change) => {
      const x = [0, 0]
      const state = [...slots]
      if (column < 2) x[column]! += change
      else state[moving[column - 2]!]! += change
      const after = step(x, state, lr)
      return [...after.x, ...moving.map((place) => after.slots[place]!)]
    })
    return ahead!.map((value, row) => (value - behind![row]!) / (2 * DELTA))
  })
  return columns.map((_, row) => columns.map((column) => column[row]!))
}

function bisect(low: number, high: number, isBelow: (rate: number) => boolean): number {
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2
    if (isBelow(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const PHI = 0.4
const hessianOf = (kappa: number) => {
  const [c, s] = [Math.cos(PHI), Math.sin(PHI)]
  return [c * c + kappa * s * s, c * s * (1 - kappa), s * s + kappa * c * c]
}

const variants: readonly [id: string, values: ParameterValues][] = [
  ['gradientDescent', {}],
  ['gradientDescent', { weightDecay: 3 }],
  ...[0, 0.5, 0.9, 0.99].flatMap((beta): [string, ParameterValues][] => [
    ...['pytorch', 'ema', 'inside', 'polyak'].map((form): [string, ParameterValues] => ['momentum', { beta, form }]),
    ...['lookahead', 'lookaheadEma', 'pytorch'].map((form): [string, ParameterValues] => ['nesterov', { beta, form }]),
  ]),
  ['momentum', { beta: 0.8, dampening: 0.6 }],
  ['momentum', { beta: 0.8, dampening: 0.6, weightDecay: 2 }],
  ['momentum', { beta: 0.8, form: 'ema', weightDecay: 2 }],
  ['nesterov', { beta: 0.8, weightDecay: 2 }],
  ['nesterov', { beta: 0.8, form: 'pytorch', weightDecay: 2 }],
  ['nesterov', { form: 'convex' }],
  ['adagrad', {}],
  ['adagrad', { eps: 0.3, lrDecay: 0.01, weightDecay: 2 }],
  ['rmsprop', {}],
  ['rmsprop', { eps: 0.3, momentum: 0.7 }],
  ['rmsprop', { eps: 0.3, epsilon: 'inside' }],
  ['adam', {}],
  ['adam', { beta1: 0.5, eps: 0.3, weightDecay: 2 }],
  ['adam', { eps: 0.3, epsilon: 'hat' }],
  ['adam', { biasCorrection: false }],
  ['adamw', { weightDecay: 0 }],
  ['adamw', { weightDecay: 5 }],
  ['amsgrad', {}],
  ['amsgrad', { form: 'corrected' }],
  ['amsgrad', { form: 'paper' }],
  ['amsgrad', { weightDecay: 5, decoupled: true }],
  ['adamax', { eps: 0.1 }],
]

describe.each([1, 30, 1000])(
  'on a rotated quadratic of condition number %d the limit is the rate at which the update begins to grow',
  (kappa) => {
    it.each(variants)('%s %j', (id, values) => {
      const spec = specification({
        surface: { id: 'ravine_rot', params: { kappa, phi: PHI } },
        optimizer: { id, params: { lr: 0.01, ...values } },
      })
      const t = 40
      const rest = atRest(spec, t)
      const after = rest.step([0, 0], rest.slots, 0)
      let offset = 0
      const slots = Object.fromEntries(
        rest.layout.map(({ name, width }) => [name, after.slots.slice(offset, (offset += width))]),
      )
      const found = stabilityLimit(spec, hessianOf(kappa), { t, slots })!
      const measured = bisect(0, 4 * found.limit, (rate) => spectralRadius(jacobian(rest, rate)) < 1)
      expect(Math.abs(measured / found.limit - 1)).toBeLessThan(1e-6)
    })
  },
)

/** Along the steep axis, after a while, the distance grows or it does not. */
function grows(spec: RunSpecification): boolean {
  const points = [...run(spec)].flatMap(({ points }) => [...points])
  const distance = (k: number) => Math.hypot(points[2 * k]!, points[2 * k + 1]!)
  const end = distance(spec.steps)
  return !(end < distance(spec.steps / 2) || end < 1e-300)
}

it.each<[string, ParameterValues]>([
  ['gradientDescent', {}],
  ['momentum', { beta: 0.9 }],
  ['nesterov', { beta: 0.9 }],
])('whole runs of %s begin to grow at the limit too', (id, values) => {
  for (const kappa of [1, 50, 1000]) {
    const spec = (lr: number) =>
      specification({
        surface: { id: 'ravine_rot', params: { kappa, phi: PHI } },
        start: [-Math.sin(PHI), Math.cos(PHI)],
        steps: 4000,
        optimizer: { id, params: { lr, ...values } },
      })
    const { limit } = stabilityLimit(spec(0.1), hessianOf(kappa))!
    const measured = bisect(0, 4 * limit, (rate) => !grows(spec(rate)))
    expect(Math.abs(measured / limit - 1)).toBeLessThan(1e-6)
  }
})

describe('there is no limit', () => {
  const hessian = [1, 0, 2]
  const state: MethodState = { t: 3, slots: { v: [1, 1] } }
  const of = (optimizer: RunSpecification['optimizer'], curvature = hessian) =>
    stabilityLimit(specification({ optimizer }), curvature, state)

  it('of sign methods, of procedures and of typed equations, forks included', () => {
    expect(of({ id: 'signSgd', params: {} })).toBeUndefined()
    expect(of({ id: 'bfgs', params: {} })).toBeUndefined()
    expect(of({ equations: 'x = x - lr*g', params: { lr: 0.1 }, from: 'gradientDescent' })).toBeUndefined()
  })

  it('where nothing curves upwards, and in ascent where nothing curves downwards', () => {
    const ascent = { id: 'gradientDescent', params: { maximize: true } }
    expect(of({ id: 'gradientDescent', params: {} }, [-1, 0, -2])).toBeUndefined()
    expect(of(ascent)).toBeUndefined()
    expect(of(ascent, [-1, 0, -2])?.limit).toBe(1)
  })

  it('of a method that divides by what it has seen, where that is not known', () => {
    expect(stabilityLimit(specification({ optimizer: { id: 'adam', params: {} } }), hessian)).toBeUndefined()
  })
})

/** Procedures: their steps meet the conditions that they promise, and are those of SciPy and PyTorch. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RunSpecification } from '../../src/config/index.ts'
import { surfaceFunction } from '../../src/engine/index.ts'
import { outlineOf } from '../../src/engine/compile.ts'
import { optimizers, optimizerFromGolden } from '../../src/optimizers/index.ts'
import { courseOf, specification } from '../engine/specifications.ts'

type Point = readonly [number, number]
const dot = (u: Point, v: Point): number => u[0] * v[0] + u[1] * v[1]
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** What a step started from, and the state after it. */
interface Step {
  from: Point
  to: Point
  /** The rise of f and its slopes along p, before and after the step. */
  f: readonly [before: number, after: number]
  slope: (direction: Point) => readonly [before: number, after: number]
  slot: (name: string) => readonly number[]
}

/** All points, and the steps between them. */
function runOf(spec: RunSpecification): { points: Point[]; steps: Step[]; evaluations: number[] } {
  const course = courseOf(spec)
  const { layout } = outlineOf(spec)
  const width = layout.reduce((sum, slot) => sum + slot.width, 0)
  const surface = surfaceFunction(spec.surface)
  const gradient = ([x, y]: Point): Point => {
    const out = new Float64Array(2)
    surface.gradient(x, y, out)
    return [out[0]!, out[1]!]
  }
  const points = course.losses.map((_, k): Point => [course.points[2 * k]!, course.points[2 * k + 1]!])
  const steps = points.slice(1).map((to, k): Step => {
    const from = points[k]!
    return {
      from,
      to,
      f: [course.losses[k]!, course.losses[k + 1]!],
      slope: (p) => [dot(gradient(from), p), dot(gradient(to), p)],
      slot: (name) => {
        const i = layout.findIndex((slot) => slot.name === name)
        const before = layout.slice(0, i).reduce((sum, slot) => sum + slot.width, 0)
        const at = width * (k + 1) + before
        return course.slots.slice(at, at + layout[i]!.width)
      },
    }
  })
  return { points, steps, evaluations: course.evaluations }
}

const of = (id: string, params: Record<string, number | string>, change: Partial<RunSpecification>) =>
  runOf(specification({ optimizer: { id, params }, ...change }))

const surfaces = ['rosenbrock', 'himmelblau', 'beale', 'three_hump_camel'].map((id) => ({ id, params: {} }))
const starts: Readonly<Record<string, Point>> = {
  rosenbrock: [-1.2, 1],
  himmelblau: [0, 0.5],
  beale: [1, 1.4],
  three_hump_camel: [2, -1.5],
}
const isMove = ({ from, to }: Step): boolean => from[0] !== to[0] || from[1] !== to[1]

describe('line searches', () => {
  test.each(surfaces)('backtracking meets Armijo’s condition on $id, and the step before it did not', (surface) => {
    const [c1, rho] = [0.01, 0.6]
    const { steps } = of('backtracking', { c1, rho, lr: 1 }, { surface, start: starts[surface.id]!, steps: 100 })
    const { value } = surfaceFunction(surface)
    for (const { from, f, slot, slope } of steps) {
      const [alpha = 0] = slot('alpha')
      const p = slot('p') as unknown as Point
      const bound = (step: number) => f[0] + c1 * step * slope(p)[0]
      expect(f[1]).toBeLessThanOrEqual(bound(alpha))
      const longer = alpha / rho
      if (slot('shortened')[0]! > 0)
        expect(value(from[0] + longer * p[0], from[1] + longer * p[1])).toBeGreaterThan(bound(longer) - 1e-15)
    }
  })

  const wolfe: [id: string, params: Record<string, number | string>][] = [
    ['bfgs', { c1: 1e-3, c2: 0.7 }],
    ['newtonCg', { c1: 1e-3, c2: 0.7 }],
    ['lbfgs', { c1: 1e-3, c2: 0.7 }],
    ...['polakRibiere', 'fletcherReeves', 'hestenesStiefel', 'daiYuan'].map(
      (form): [string, Record<string, string | number>] => ['conjugateGradient', { form, c1: 1e-3, c2: 0.3 }],
    ),
  ]
  const tolerances: Readonly<Record<string, string>> = { lbfgs: 'toleranceGrad', newtonCg: 'moveTolerance' }
  test.each(wolfe)('%s %o meets the strong Wolfe conditions in every step', (id, params) => {
    for (const surface of surfaces) {
      // To the accuracy at which values near the minimum can be told apart.
      const tolerance = tolerances[id] ?? 'gtol'
      const change = { surface, start: starts[surface.id]!, steps: 40 }
      const { steps } = of(id, { ...params, [tolerance]: 1e-4 }, change)
      expect(steps.filter(isMove).length).toBeGreaterThan(3)
      for (const step of steps.filter(isMove)) {
        // The direction of the step: conjugate gradients have turned to the next one by then.
        const [alpha = 0] = step.slot('alpha')
        const p: Point = [(step.to[0] - step.from[0]) / alpha, (step.to[1] - step.from[1]) / alpha]
        const [before, after] = step.slope(p)
        expect(before).toBeLessThan(0)
        expect(step.f[1]).toBeLessThanOrEqual(step.f[0] + Number(params.c1) * alpha * before + 1e-14)
        expect(Math.abs(after)).toBeLessThanOrEqual(Number(params.c2) * -before * (1 + 1e-6) + 1e-12)
      }
    }
  })

  test.each([
    ['bfgs', {}],
    ...['polakRibiere', 'fletcherReeves', 'hestenesStiefel', 'daiYuan'].map((form) => ['conjugateGradient', { form }]),
  ] as [string, Record<string, string>][])('%s %o ends on a quadratic in two steps of exact searches', (id, params) => {
    const surface = { equations: 'f(x, y) = 3*x^2 + 2*x*y + 20*y^2 - x', params: {} }
    const { points } = of(id, { ...params, c2: 1e-9, gtol: 0 }, { surface, start: [2, -1.5], steps: 2 })
    // 6x + 2y = 1 and 2x + 40y = 0.
    expect(distance(points[2]!, [10 / 59, -1 / 118])).toBeLessThan(1e-9)
  })
})

describe('a procedure', () => {
  const procedures = Object.entries(optimizers).filter(([, { procedure }]) => procedure)

  test.each(procedures)('%s goes down, comes to rest and asks for nothing then', (id) => {
    const { points, evaluations } = of(id, {}, { surface: surfaces[1]!, start: [0, 0.5], steps: 300 })
    const { gradient } = surfaceFunction(surfaces[1]!)
    const [x, y] = points.at(-1)!
    const slope = new Float64Array(2)
    gradient(x, y, slope)
    expect(Math.hypot(slope[0]!, slope[1]!)).toBeLessThan(id === 'nelderMead' ? 0.01 : 1e-3)
    // PyTorch asks for the gradient once in every call; descent with backtracking never rests by itself.
    const perStep = ['lbfgs', 'backtracking'].includes(id) ? 1 : 0
    expect(evaluations.at(-1)! - evaluations.at(-11)!).toBe(10 * perStep)
  })

  test.each(procedures)('%s has fresh state in every run', (id) => {
    const change = { surface: surfaces[0]!, start: [-1.2, 1] as const, steps: 30 }
    expect(of(id, {}, change).points).toEqual(of(id, {}, change).points)
  })

  test.each(procedures)('%s says what a step does', (_, { procedure, params }) => {
    const values = Object.fromEntries(Object.entries(params).map(([key, { default: value }]) => [key, value]))
    const lines = procedure!.lines(values)
    expect(lines.length).toBeGreaterThan(2)
    for (const { says, formula } of lines) expect(`${says ?? ''}${formula ?? ''}`).toMatch(/\S/)
  })
})

interface Minimization {
  id: string
  surface: string
  params: Record<string, number>
  method: string
  start: Point
  iterates: Point[]
}
const golden = join(import.meta.dirname, '../golden/least_squares_second_order.json')
const { scipy } = JSON.parse(readFileSync(golden, 'utf8')) as { scipy: Minimization[] }

describe('SciPy’s paths are ours', () => {
  // Line searches amplify rounding, and differences of gradients are nothing but.
  const tolerances: Readonly<Record<string, number>> = { 'Nelder-Mead': 1e-10, 'Newton-CG': 1e-4 }
  test.each(scipy)('$id, point by point', ({ surface, params, method, start, iterates }) => {
    const optimizer = optimizerFromGolden(method, {})!
    const { points } = runOf(
      specification({ surface: { id: surface, params }, start, optimizer, steps: iterates.length - 1 }),
    )
    iterates.forEach((point, k) => expect(distance(point, points[k]!)).toBeLessThan(tolerances[method] ?? 1e-6))
  })
})

describe('L-BFGS', () => {
  // PyTorch 1.13.1 on Himmelblau's function from (0, 0.5): closure calls after 1, 2, ... 10 steps.
  test.each([
    [{ maxIter: 1, lineSearch: 'strongWolfe' }, [4, 6, 9, 11, 13, 15, 17, 19, 21, 22]],
    [{ maxIter: 5, lineSearch: 'none', lr: 0.1 }, [5, 10, 15, 20, 25, 30, 35, 40, 45, 50]],
    [{ maxIter: 20, lineSearch: 'strongWolfe' }, [13, 14, 15, 16, 17, 18, 19, 20, 21, 22]],
  ])('%o asks for the gradient as often as PyTorch', (params, calls) => {
    const { evaluations } = of('lbfgs', params, { surface: surfaces[1]!, start: [0, 0.5], steps: 10 })
    expect(evaluations.slice(1)).toEqual(calls)
  })

  test('knows PyTorch’s arguments and no others', () => {
    const theirs = { lr: 0.5, max_iter: 4, max_eval: null, history_size: 7, line_search_fn: null }
    expect(optimizerFromGolden('LBFGS', theirs)).toMatchObject({
      id: 'lbfgs',
      params: { lr: 0.5, maxIter: 4, maxEval: 0, historySize: 7, lineSearch: 'none', toleranceGrad: 1e-7 },
    })
    expect(optimizerFromGolden('LBFGS', { line_search_fn: 'strong_wolfe' })?.params.lineSearch).toBe('strongWolfe')
    expect(optimizerFromGolden('LBFGS', { line_search_fn: 'armijo' })).toBeUndefined()
  })
})

describe('the simplex', () => {
  const spec = specification({
    surface: surfaces[0]!,
    start: [-1.2, 0],
    steps: 20,
    optimizer: { id: 'nelderMead', params: { lr: 2 } },
  })

  test('is there before the first step: scaled by the rate, and small where a coordinate is 0', () => {
    const { slots } = courseOf(spec)
    expect(slots.slice(0, 6)).toEqual([-1.2, 0, -1.2 * 1.1, 0, -1.2, 0.0005])
  })

  test('has its best vertex where the path is, and asks for no gradient', () => {
    const { steps, evaluations } = runOf(spec)
    for (const { to, slot, f } of steps) {
      expect(slot('v0')).toEqual(to)
      expect(slot('f')[0]).toBe(f[1])
      expect(slot('f')).toEqual(slot('f').toSorted((a, b) => a - b))
    }
    expect(evaluations.at(-1)).toBe(0)
  })
})

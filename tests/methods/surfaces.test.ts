/** The surfaces against their own claims: what is called a minimum or a saddle is one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CriticalPoint, Surface } from '../../src/core/method.ts'
import type { SurfaceFunction } from '../../src/language/index.ts'
import { compileSurface } from '../../src/language/compile.ts'
import { parseSurface } from '../../src/language/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'
import { defaultsOf, numbersOf } from './combinations.ts'

type Numbers = Readonly<Record<string, number>>

function compiled(surface: Surface, values: Numbers): SurfaceFunction {
  const text = typeof surface.equations === 'string' ? surface.equations : surface.equations(values, '')
  const parsed = parseSurface(text)
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return compileSurface(parsed.program, values)
}

/** Both eigenvalues of the Hessian, ascending. */
function curvatures(f: SurfaceFunction, [x, y]: readonly [number, number]): readonly [number, number] {
  const hessian = new Float64Array(3)
  f.hessian(x, y, hessian)
  const [xx = NaN, xy = NaN, yy = NaN] = hessian
  const radius = Math.hypot((xx - yy) / 2, xy)
  return [(xx + yy) / 2 - radius, (xx + yy) / 2 + radius]
}

function gradientNorm(f: SurfaceFunction, x: number, y: number): number {
  const out = new Float64Array(2)
  f.gradient(x, y, out)
  return Math.hypot(out[0]!, out[1]!)
}

/** What the Hessian says, where it says something. */
const kindOf = ([low, high]: readonly [number, number]): CriticalPoint['kind'] =>
  low > 0 ? 'minimum' : high < 0 ? 'maximum' : 'saddle'

/** What the values on a small circle say. */
function kindByNeighbours(f: SurfaceFunction, [x, y]: readonly [number, number], radius = 1e-3): string {
  const here = f.value(x, y)
  const around = Array.from({ length: 64 }, (_, k) => {
    const angle = ((k + 0.5) * 2 * Math.PI) / 64
    return f.value(x + radius * Math.cos(angle), y + radius * Math.sin(angle)) - here
  })
  if (around.every((difference) => difference > 0)) return 'minimum'
  return around.every((difference) => difference < 0) ? 'maximum' : 'saddle'
}

/** Minima on kinks and tips, where there is no gradient, and points where all curvature vanishes. */
const withoutCurvature = ['ackley', 'bukin6', 'abs_sum', 'nonsmooth_rosenbrock', 'monkey_saddle', 'quartic']

const smooth = Object.entries(surfaces).filter(([id]) => !withoutCurvature.includes(id))

function expectTrue(surface: Surface, values: Numbers): void {
  const f = compiled(surface, values)
  for (const { kind, point } of surface.criticalPoints(values)) {
    const eigenvalues = curvatures(f, point)
    const scale = Math.max(1, ...eigenvalues.map(Math.abs)) * Math.max(1, ...point.map(Math.abs))
    expect(gradientNorm(f, ...point), `gradient at ${point}`).toBeLessThan(1e-13 * scale)
    expect(kindOf(eigenvalues), `kind at ${point}`).toBe(kind)
  }
}

describe.each(smooth)('%s', (_, surface) => {
  test('its critical points have no gradient and the curvature of their kind', () => {
    expectTrue(surface, numbersOf(defaultsOf(surface.params)))
  })

  const numbers = Object.entries(surface.params).flatMap(([key, parameter]) =>
    parameter.kind === 'number' ? [[key, fc.double({ min: parameter.min, max: parameter.max, noNaN: true })]] : [],
  )
  if (numbers.length > 0)
    test('and so they have at any parameter values', () => {
      fc.assert(fc.property(fc.record(Object.fromEntries(numbers)), (values: Numbers) => expectTrue(surface, values)))
    })
})

test.each(withoutCurvature)('%s is at its critical point what its neighbours say', (id) => {
  const surface = surfaces[id]!
  const values = numbersOf(defaultsOf(surface.params))
  for (const { kind, point } of surface.criticalPoints(values))
    expect(kindByNeighbours(compiled(surface, values), point)).toBe(kind)
})

test('a surface turned upside down by its parameter has no false minimum', () => {
  expect(surfaces.ravine!.criticalPoints({ kappa: -4 })).toEqual([{ kind: 'saddle', point: [0, 0] }])
  expect(surfaces.rosenbrock!.criticalPoints({ a: 2, b: -1 })).toEqual([{ kind: 'saddle', point: [2, 4] }])
  expect(surfaces.rosenbrock!.criticalPoints({ a: 2, b: 0 })).toEqual([])
  expect(surfaces.abs_sum!.criticalPoints({ a: -1, b: -2 })).toEqual([{ kind: 'maximum', point: [0, 0] }])
  expect(surfaces.nonsmooth_rosenbrock!.criticalPoints({ c: -1 })).toEqual([])
  expect(surfaces.rastrigin!.criticalPoints({ A: -10 })).toEqual([])
  expect(surfaces.rastrigin!.criticalPoints({ A: 0 })).toEqual([{ kind: 'minimum', point: [0, 0] }])
})

test.each([
  ['himmelblau', { minimum: 4, maximum: 1, saddle: 4 }],
  ['styblinski_tang', { minimum: 4, maximum: 1, saddle: 4 }],
  ['six_hump_camel', { minimum: 6, maximum: 2, saddle: 7 }],
  ['goldstein_price', { minimum: 4, maximum: 1, saddle: 4 }],
  ['three_hump_camel', { minimum: 3, maximum: 0, saddle: 2 }],
  ['rastrigin', { minimum: 121, maximum: 0, saddle: 0 }],
])('%s lists as many critical points as it says, each once', (id, expected) => {
  const points = surfaces[id]!.criticalPoints(numbersOf(defaultsOf(surfaces[id]!.params)))
  for (const [kind, count] of Object.entries(expected))
    expect(points.filter((point) => point.kind === kind)).toHaveLength(count)
  expect(new Set(points.map(({ point }) => point.join())).size).toBe(points.length)
})

describe.each(Object.entries(surfaces))('%s', (_, surface) => {
  const values = numbersOf(defaultsOf(surface.params))
  const inside = ([x, y]: readonly [number, number]) =>
    surface.view.x[0] < x && x < surface.view.x[1] && surface.view.y[0] < y && y < surface.view.y[1]

  test('starts in view, with a slope to follow and away from every critical point', () => {
    expect(inside(surface.start)).toBe(true)
    const slope = gradientNorm(compiled(surface, values), ...surface.start)
    expect(slope).toBeGreaterThan(0.01)
    expect(slope).toBeLessThan(Infinity)
    for (const { point } of surface.criticalPoints(values))
      expect(Math.hypot(point[0] - surface.start[0], point[1] - surface.start[1])).toBeGreaterThan(0.1)
  })

  test('shows its critical points in the default view', () => {
    expect(surface.criticalPoints(values).every(({ point }) => inside(point))).toBe(true)
  })
})

/** The surfaces against their own claims: what is called a minimum or a saddle is one. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CriticalPoint, Surface } from '../../src/core/method.ts'
import type { ParameterValues } from '../../src/core/parameter.ts'
import type { SurfaceFunction } from '../../src/language/index.ts'
import { compileSurface } from '../../src/language/compile.ts'
import { parseSurface } from '../../src/language/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'
import { defaultsOf, formsOf, numbersOf } from './combinations.ts'

function compiled(surface: Surface, values: ParameterValues): SurfaceFunction {
  const text = typeof surface.equations === 'string' ? surface.equations : surface.equations(values, '')
  const parsed = parseSurface(text)
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return compileSurface(parsed.program, numbersOf(values))
}

const criticalPoints = (surface: Surface, values: ParameterValues) => surface.criticalPoints(numbersOf(values), values)

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
const withoutCurvature = [
  'ackley',
  'bukin6',
  'abs_sum',
  'nonsmooth_rosenbrock',
  'monkey_saddle',
  'quartic',
  'drop_wave',
]

const smooth = Object.entries(surfaces).filter(([id]) => !withoutCurvature.includes(id))

function expectTrue(surface: Surface, values: ParameterValues): void {
  const f = compiled(surface, values)
  for (const { kind, point } of criticalPoints(surface, values)) {
    const eigenvalues = curvatures(f, point)
    const scale = Math.max(1, ...eigenvalues.map(Math.abs)) * Math.max(1, ...point.map(Math.abs))
    expect(gradientNorm(f, ...point), `gradient at ${point}`).toBeLessThan(1e-13 * scale)
    expect(kindOf(eigenvalues), `kind at ${point}`).toBe(kind)
  }
}

describe.each(smooth)('%s', (_, surface) => {
  test('its critical points have no gradient and the curvature of their kind, in every form', () => {
    for (const values of formsOf(surface.params)) expectTrue(surface, values)
  })

  const numbers = Object.entries(surface.params).flatMap(([key, parameter]) =>
    parameter.kind === 'number' ? [[key, fc.double({ min: parameter.min, max: parameter.max, noNaN: true })]] : [],
  )
  if (numbers.length > 0)
    test('and so they have at any parameter values', () => {
      const anyValues = fc.record<ParameterValues>(Object.fromEntries(numbers))
      fc.assert(fc.property(anyValues, (values) => expectTrue(surface, { ...defaultsOf(surface.params), ...values })))
    })
})

test.each(withoutCurvature)('%s is at its critical point what its neighbours say', (id) => {
  const surface = surfaces[id]!
  const values = defaultsOf(surface.params)
  for (const { kind, point } of criticalPoints(surface, values))
    expect(kindByNeighbours(compiled(surface, values), point)).toBe(kind)
})

test('a surface turned upside down by its parameter has no false minimum', () => {
  expect(criticalPoints(surfaces.ravine!, { kappa: -4 })).toEqual([{ kind: 'saddle', point: [0, 0] }])
  expect(criticalPoints(surfaces.rosenbrock!, { a: 2, b: -1 })).toEqual([{ kind: 'saddle', point: [2, 4] }])
  expect(criticalPoints(surfaces.rosenbrock!, { a: 2, b: 0 })).toEqual([])
  expect(criticalPoints(surfaces.abs_sum!, { a: -1, b: -2 })).toEqual([{ kind: 'maximum', point: [0, 0] }])
  expect(criticalPoints(surfaces.nonsmooth_rosenbrock!, { c: -1 })).toEqual([])
  expect(criticalPoints(surfaces.rastrigin!, { A: -10 })).toEqual([])
  expect(criticalPoints(surfaces.rastrigin!, { A: 0 })).toEqual([{ kind: 'minimum', point: [0, 0] }])
})

test.each([
  ['himmelblau', { minimum: 4, maximum: 1, saddle: 4 }],
  ['styblinski_tang', { minimum: 4, maximum: 1, saddle: 4 }],
  ['six_hump_camel', { minimum: 6, maximum: 2, saddle: 7 }],
  ['goldstein_price', { minimum: 4, maximum: 1, saddle: 4 }],
  ['three_hump_camel', { minimum: 3, maximum: 0, saddle: 2 }],
  ['rastrigin', { minimum: 121, maximum: 0, saddle: 0 }],
  ['dixon_price', { minimum: 2, maximum: 0, saddle: 1 }],
  ['sharp_flat', { minimum: 2, maximum: 0, saddle: 1 }],
  ['branin', { minimum: 3, maximum: 0, saddle: 2 }],
  ['bohachevsky', { minimum: 25, maximum: 0, saddle: 0 }],
  ['griewank', { minimum: 17, maximum: 0, saddle: 0 }],
  ['cross_in_tray', { minimum: 36, maximum: 0, saddle: 0 }],
  ['eggholder', { minimum: 13, maximum: 0, saddle: 0 }],
])('%s lists as many critical points as it says, each once', (id, expected) => {
  const points = criticalPoints(surfaces[id]!, defaultsOf(surfaces[id]!.params))
  for (const [kind, count] of Object.entries(expected))
    expect(points.filter((point) => point.kind === kind)).toHaveLength(count)
  expect(new Set(points.map(({ point }) => point.join())).size).toBe(points.length)
})

interface Computed {
  surface: string
  params: ParameterValues
  /** x, y, f, its gradient and its Hessian [xx, xy, yy]. */
  samples: readonly (readonly number[])[]
}

const computedElsewhere = JSON.parse(
  readFileSync(new URL('surfaceValues.json', import.meta.url), 'utf8'),
) as readonly Computed[]

describe.each(computedElsewhere)('$surface $params', ({ surface: id, params, samples }) => {
  test('has the values, gradients and Hessians that arithmetic of 60 digits finds', () => {
    const f = compiled(surfaces[id]!, params)
    const gradient = new Float64Array(2)
    const hessian = new Float64Array(3)
    for (const [x = NaN, y = NaN, ...expected] of samples) {
      f.hessian(x, y, hessian)
      const ours = [f.gradient(x, y, gradient), ...gradient, ...hessian]
      expect(f.value(x, y)).toBe(ours[0])
      // The value, the gradient and the Hessian, each by its own size.
      for (const [from, to] of [
        [0, 1],
        [1, 3],
        [3, 6],
      ] as const) {
        const theirs = expected.slice(from, to)
        const error = Math.max(...ours.slice(from, to).map((value, i) => Math.abs(value - theirs[i]!)))
        expect(error / Math.max(1, ...theirs.map(Math.abs)), `entries from ${from} at ${x}, ${y}`).toBeLessThan(1e-12)
      }
    }
  })
})

/** The lowest values as the literature prints them, to every printed digit. */
test.each<[id: string, form: ParameterValues, f: string, minima: readonly [x: string, y: string][]]>([
  [
    'branin',
    {},
    '0.397887',
    [
      ['-3.1416', '12.2750'],
      ['3.1416', '2.2750'],
      ['9.4248', '2.4750'],
    ],
  ],
  ['bohachevsky', { form: 'n1' }, '0.0', [['0.0', '0.0']]],
  ['bohachevsky', { form: 'n2' }, '0.0', [['0.0', '0.0']]],
  ['bohachevsky', { form: 'n3' }, '0.0', [['0.0', '0.0']]],
  ['griewank', {}, '0.0', [['0.0', '0.0']]],
  ['zakharov', {}, '0.0', [['0.0', '0.0']]],
  [
    'dixon_price',
    {},
    '0.0',
    [
      ['1.0', '0.7071'],
      ['1.0', '-0.7071'],
    ],
  ],
  ['drop_wave', {}, '-1.0', [['0.0', '0.0']]],
  ['michalewicz', {}, '-1.8013', [['2.20', '1.57']]],
  ['schaffer', { form: 'n2' }, '0.0', [['0.0', '0.0']]],
  [
    'schaffer',
    { form: 'n4' },
    '0.292579',
    [
      ['0.0', '1.25313'],
      ['0.0', '-1.25313'],
      ['1.25313', '0.0'],
      ['-1.25313', '0.0'],
    ],
  ],
  [
    'cross_in_tray',
    {},
    '-2.06261',
    [
      ['1.3494', '1.3494'],
      ['-1.3494', '1.3494'],
      ['1.3494', '-1.3494'],
      ['-1.3494', '-1.3494'],
    ],
  ],
])('%s %o has its lowest minima where the literature prints them', (id, form, f, minima) => {
  const surface = surfaces[id]!
  const values = { ...defaultsOf(surface.params), ...form }
  const { value } = compiled(surface, values)
  const known = criticalPoints(surface, values).filter(({ kind }) => kind === 'minimum')
  const lowest = Math.min(...known.map(({ point }) => value(...point)))
  const printed = (number: number, like: string) => (number + 0).toFixed(like.split('.')[1]?.length)
  expect(printed(lowest, f)).toBe(f)
  const found = known.filter(({ point }) => value(...point) < lowest + 1e-12)
  expect(found).toHaveLength(minima.length)
  for (const [x, y] of minima)
    expect(
      found.some(({ point }) => printed(point[0], x) === x && printed(point[1], y) === y),
      `${x}, ${y}`,
    ).toBe(true)
})

test('the lowest value of the eggholder in its square stands on the edge, where the slope leads out', () => {
  const f = compiled(surfaces.eggholder!, {})
  expect(f.value(512, 404.2319).toFixed(4)).toBe('-959.6407')
  const gradient = new Float64Array(2)
  f.gradient(512, 404.2319, gradient)
  expect(gradient[0]).toBeLessThan(-1)
  expect(Math.abs(gradient[1]!)).toBeLessThan(1e-3)
})

test('sharp and flat well: equally deep, and as curved as the parameters say', () => {
  const values = { sharp: 40, flat: 0.5, d: 2 }
  const f = compiled(surfaces.sharp_flat!, values)
  expect([f.value(2, 0), f.value(-2, 0)]).toEqual([0, 0])
  const [sharp, flat] = [curvatures(f, [2, 0]), curvatures(f, [-2, 0])]
  for (const curvature of sharp) expect(curvature).toBeCloseTo(40, 10)
  for (const curvature of flat) expect(curvature).toBeCloseTo(0.5, 10)
})

test('the wall of the recurrent unit grows with the steps of the network, and its error vanishes along a line', () => {
  const wallOf = (chain: string) => {
    const f = compiled(surfaces.recurrent_unit!, { chain })
    const slopes = Array.from({ length: 20_001 }, (_, i) => gradientNorm(f, 6.5, -4 + (3 * i) / 20_000))
    return Math.max(...slopes)
  }
  expect(wallOf('n10')).toBeGreaterThan(10 * wallOf('n5'))
  // Where sigma(h) = 0.7 is a resting state that attracts: x*0.7 + y = log(0.7/0.3).
  const f = compiled(surfaces.recurrent_unit!, { chain: 'n50' })
  for (const x of [3, 3.5, 4]) expect(f.value(x, Math.log(0.7 / 0.3) - 0.7 * x)).toBeLessThan(1e-8)
})

test('without bumps a slope has one minimum, with them a grid', () => {
  const at = (h: number) => criticalPoints(surfaces.bumpy_slope!, { s: 1, h, k: 6 })
  expect(at(0)).toEqual([{ kind: 'minimum', point: [0, 0] }])
  expect(at(0.2)).toHaveLength(36)
})

describe.each(Object.entries(surfaces))('%s', (_, surface) => {
  const values = defaultsOf(surface.params)
  const inside = ([x, y]: readonly [number, number]) =>
    surface.view.x[0] < x && x < surface.view.x[1] && surface.view.y[0] < y && y < surface.view.y[1]

  test('starts in view, with a slope to follow and away from every critical point', () => {
    expect(inside(surface.start)).toBe(true)
    const slope = gradientNorm(compiled(surface, values), ...surface.start)
    expect(slope).toBeGreaterThan(0.01)
    expect(slope).toBeLessThan(Infinity)
    for (const { point } of criticalPoints(surface, values))
      expect(Math.hypot(point[0] - surface.start[0], point[1] - surface.start[1])).toBeGreaterThan(0.1)
  })

  test('belongs to a family, under which the list shows it', () => {
    expect(surface.family).toBeDefined()
  })

  test('shows its critical points in the default view', () => {
    expect(criticalPoints(surface, values).every(({ point }) => inside(point))).toBe(true)
  })
})

/** The problems over data: their data are what they say, and their surfaces are the means of their terms. */
import { describe, expect, test } from 'vitest'
import type { Columns } from '../../src/core/data.ts'
import type { Surface } from '../../src/core/method.ts'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { validate } from '../../src/core/validate.ts'
import { randomStream } from '../../src/core/random.ts'
import { compileSum } from '../../src/language/compileSum.ts'
import { parseSurface } from '../../src/language/index.ts'
import { problems } from '../../src/problems/index.ts'
import { defaultsOf, numbersOf } from './combinations.ts'

const programOf = (text: string) => {
  const parsed = parseSurface(text)
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return parsed.program
}

function dataOf({ data }: Surface, { seed = 1, generator = 0, values = {} as ParameterValues } = {}): Columns {
  const { params, create } = Object.values(data?.generators ?? {})[generator]!
  return create({ ...defaultsOf(params), ...values }, randomStream(seed, 'data'))
}

const compiled = (surface: Surface, columns: Columns, values: ParameterValues = {}) =>
  compileSum(
    programOf(String(surface.equations)),
    { ...numbersOf({ ...defaultsOf(surface.params), ...values }), ...(surface.moves && { [surface.moves.phase]: 0 }) },
    columns,
  )

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

describe.each(Object.entries(problems))('%s', (_, surface) => {
  const { columns = [], generators = {}, fit } = surface.data ?? {}
  const names = columns.map(({ name }) => name)

  test('names its columns in its equations, once each, and declares every other name', () => {
    const free = programOf(String(surface.equations)).parameters
    expect(new Set(names).size).toBe(names.length)
    // When the surface moves is no name of its equations, what it is then is.
    const { phase, at } = surface.moves ?? {}
    const declared = Object.keys(surface.params).filter((name) => name !== at)
    expect(free.toSorted()).toEqual([...names, ...declared, ...(phase ? [phase] : [])].toSorted())
    expect(surface.family).toBe('data')
  })

  test('says what its fit predicts from the features alone', () => {
    if (!fit) return
    const features = columns.filter(({ role }) => role === 'feature').map(({ name }) => name)
    expect(features).toHaveLength({ curve: 1, boundary: 2, value: 0 }[fit.kind])
    expect(programOf(fit.equations).parameters.toSorted()).toEqual(features)
  })

  describe.each(Object.keys(generators))('%s', (id) => {
    const generator = Object.keys(generators).indexOf(id)
    const { params, name, summary } = generators[id]!

    test('says what it makes, and declares its numbers', () => {
      expect(name).toMatch(/\S{2,}/)
      expect(summary).toMatch(/\.$/)
      for (const [key, parameter] of Object.entries(params)) {
        expect(validate(parameter, parameter.default), key).toEqual({ value: parameter.default })
        expect(key, 'these stand beside the numbers').not.toMatch(/^(generator|seed|id|rows)$/)
      }
    })

    test('fills every column with finite numbers, as many as it is asked for', () => {
      for (const n of 'n' in params ? [1, 2, 37] : [3]) {
        const made = dataOf(surface, { generator, values: { n } })
        expect(Object.keys(made)).toEqual(names)
        for (const [c, column] of Object.values(made).entries()) {
          expect(column).toHaveLength(n)
          expect(column.every(Number.isFinite)).toBe(true)
          if (columns[c]?.role === 'label') expect(column.every((label) => Math.abs(label) === 1)).toBe(true)
        }
      }
    })

    test('gives the same data for a seed, and others for another', () => {
      expect(dataOf(surface, { generator, seed: 5 })).toEqual(dataOf(surface, { generator, seed: 5 }))
      if ('n' in params)
        expect(dataOf(surface, { generator, seed: 5 })).not.toEqual(dataOf(surface, { generator, seed: 6 }))
    })
  })

  const f = compiled(surface, dataOf(surface))

  test('is the mean of its terms, and its gradient theirs', () => {
    const [x, y] = surface.start
    const [term, sum, whole] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)]
    let total = 0
    for (let i = 0; i < f.size; i++) {
      total += f.termGradient(i, x, y, term)
      sum[0]! += term[0]!
      sum[1]! += term[1]!
    }
    expect(f.gradient(x, y, whole)).toBe(total / f.size)
    expect(f.value(x, y)).toBe(total / f.size)
    expect([...whole]).toEqual([sum[0]! / f.size, sum[1]! / f.size])
  })

  test('has the gradient and the curvature that its values have', () => {
    const [x, y] = [surface.start[0] + 0.037, surface.start[1] - 0.021]
    const h = 1e-5
    const gradientAt = (atX: number, atY: number) => {
      const out = new Float64Array(2)
      f.gradient(atX, atY, out)
      return out
    }
    const hessian = new Float64Array(3)
    f.hessian(x, y, hessian)
    const [dx, dy] = gradientAt(x, y)
    const slope = (along: (t: number) => number) => (along(h) - along(-h)) / (2 * h)
    expect(dx).toBeCloseTo(
      slope((t) => f.value(x + t, y)),
      6,
    )
    expect(dy).toBeCloseTo(
      slope((t) => f.value(x, y + t)),
      6,
    )
    expect(hessian[0]).toBeCloseTo(
      slope((t) => gradientAt(x + t, y)[0]!),
      6,
    )
    expect(hessian[1]).toBeCloseTo(
      slope((t) => gradientAt(x + t, y)[1]!),
      6,
    )
    expect(hessian[2]).toBeCloseTo(
      slope((t) => gradientAt(x, y + t)[1]!),
      6,
    )
  })

  test('starts in view, with a slope to follow', () => {
    const [x, y] = surface.start
    const slope = new Float64Array(2)
    f.gradient(x, y, slope)
    expect(Math.hypot(slope[0]!, slope[1]!)).toBeGreaterThan(0.01)
    expect(surface.view.x[0] < x && x < surface.view.x[1] && surface.view.y[0] < y && y < surface.view.y[1]).toBe(true)
  })

  test('does not depend on y if it says that it has one parameter', () => {
    const out = new Float64Array(2)
    const values = [-1, 0, 2].map((y) => f.gradient(0.3, y, out))
    expect(new Set(values).size === 1).toBe(surface.isOneParameter === true)
  })
})

test('least squares is lowest where the normal equations say, and a line through exact points is found exactly', () => {
  const columns = dataOf(problems.least_squares!, { values: { sigma: 0, slope: 2, intercept: -1 } })
  const f = compiled(problems.least_squares!, columns)
  const gradient = new Float64Array(2)
  f.gradient(2, -1, gradient)
  expect(Math.hypot(...gradient)).toBeLessThan(1e-15 * 64)
  expect(f.value(2, -1)).toBeLessThan(1e-30)
})

test('the logistic loss is right where its weights are zero, where all scores are zero', () => {
  const columns = { u: Float64Array.of(2), v: Float64Array.of(-3), b: Float64Array.of(1) }
  const f = compiled(problems.logistic_regression!, columns, { lambda: 0 })
  const [gradient, hessian] = [new Float64Array(2), new Float64Array(3)]
  expect(f.gradient(0, 0, gradient)).toBeCloseTo(Math.LN2, 15)
  expect([...gradient]).toEqual([-1, 1.5])
  f.hessian(0, 0, hessian)
  expect([...hessian]).toEqual([1, -1.5, 2.25])
})

test('the logistic loss of far weights neither overflows nor loses its slope', () => {
  const columns = { u: Float64Array.of(1), v: Float64Array.of(0), b: Float64Array.of(1) }
  const f = compiled(problems.logistic_regression!, columns, { lambda: 0 })
  const gradient = new Float64Array(2)
  expect(f.gradient(-5000, 0, gradient)).toBe(5000)
  expect(gradient[0]).toBe(-1)
  expect(f.gradient(5000, 0, gradient)).toBe(0)
  expect(gradient[0]).toBe(0)
})

test('the hinge loss has margins of 1', () => {
  const columns = { u: Float64Array.of(1), v: Float64Array.of(0), b: Float64Array.of(-1) }
  const f = compiled(problems.linear_svm!, columns, { lambda: 0 })
  expect([-1.5, -1, 0, 2].map((x) => f.value(x, 0))).toEqual([0, 0, 1, 3])
})

test('one neuron is one network at (x, y) and at (-x, -y), and the origin is a saddle between', () => {
  const f = compiled(problems.one_neuron!, dataOf(problems.one_neuron!))
  const hessian = new Float64Array(3)
  const gradient = new Float64Array(2)
  expect(f.value(-1.3, -0.7)).toBe(f.value(1.3, 0.7))
  f.gradient(0, 0, gradient)
  expect(Math.hypot(...gradient)).toBe(0)
  f.hessian(0, 0, hessian)
  expect(hessian[0]! * hessian[2]! - hessian[1]! ** 2).toBeLessThan(0)
})

test('the rare feature is there in 2 % of the rows, exactly', () => {
  const { v } = dataOf(problems.sparse_feature!)
  expect(v!.filter((value) => value !== 0)).toHaveLength(10)
})

test('the sample of the worked example has 1000 numbers, of mean 3 and variance 1 within four standard errors', () => {
  const { v } = dataOf(problems.sample_mean!)
  expect(v).toHaveLength(1000)
  expect(Math.abs(mean(v!) - 3)).toBeLessThan(4 / Math.sqrt(1000))
  expect(Math.abs(mean(v!.map((value) => (value - 3) ** 2)) - 1)).toBeLessThan(4 * Math.sqrt(2 / 1000))
})

describe('data that make of f what one would not expect', () => {
  const remark = (id: string, columns: Record<string, number[]>, values = {}) =>
    problems[id]?.data?.remark?.(
      Object.fromEntries(Object.entries(columns).map(([name, numbers]) => [name, Float64Array.from(numbers)])),
      values,
    )

  test('a constant input leaves a valley of slopes and intercepts, unless there is a penalty', () => {
    const columns = { u: [0.3, 0.3, 0.3], v: [1, 2, 3] }
    expect(remark('least_squares', columns, { lambda: 0 })).toMatch(/^Every input is 0.3: .* a valley\.$/)
    expect(remark('least_squares', columns, { lambda: 0.1 })).toBeUndefined()
    expect(remark('least_squares', { u: [0, 1], v: [0, 0] }, { lambda: 0 })).toBeUndefined()
  })

  test('one row does too', () => {
    expect(remark('least_squares', { u: [2], v: [1] }, { lambda: 0 })).toMatch(/^Every input is 2:/)
  })

  test('a feature that is a multiple of the other, or 0 throughout', () => {
    expect(remark('sparse_feature', { u: [1, -1, 2], v: [2, -2, 4], b: [1, 1, 1] })).toMatch(/multiple of the other/)
    expect(remark('sparse_feature', { u: [1, -1], v: [0, 0], b: [1, 1] })).toMatch(/does not depend on y/)
    expect(remark('sparse_feature', { u: [1, -1], v: [0, 1], b: [1, 1] })).toBeUndefined()
  })

  test('classes that a line through the origin parts: no minimum of the log loss, a region of minima of the hinge loss', () => {
    const parted = { u: [1, 2, -1, 0], v: [1, 0.5, -2, -1], b: [1, 1, -1, -1] }
    expect(remark('logistic_regression', parted, { lambda: 0 })).toMatch(/has no minimum\.$/)
    expect(remark('linear_svm', parted, { lambda: 0 })).toMatch(/in a whole region\.$/)
    expect(remark('logistic_regression', parted, { lambda: 0.01 })).toBeUndefined()
    const mixed = { u: [1, 1, -1], v: [1, -1, 0], b: [1, 1, 1] }
    expect(remark('logistic_regression', mixed, { lambda: 0 })).toBeUndefined()
  })

  test('inputs that are all alike teach a neuron one value', () => {
    expect(remark('one_neuron', { u: [0, 0], v: [1, 2] })).toMatch(/f is flat/)
    expect(remark('one_neuron', { u: [1, 1], v: [1, 2] })).toMatch(/whole curve/)
  })

  test('nothing is said of the problems’ own data', () => {
    for (const [id, { data, params }] of Object.entries(problems))
      for (const generator of Object.values(data?.generators ?? {})) {
        const columns = generator.create(defaultsOf(generator.params), randomStream(1, 'data'))
        expect(data?.remark?.(columns, defaultsOf(params)), id).toBeUndefined()
      }
  })
})

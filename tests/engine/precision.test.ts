/** Runs in low precision. */
import { describe, expect, test } from 'vitest'
import { presets, readLink, specificationOf, type RunSpecification } from '../../src/config/index.ts'
import { PRECISION_EVENTS } from '../../src/core/precision.ts'
import { roundToNearest } from '../../src/core/rounding.ts'
import { EngineProblem, run } from '../../src/engine/index.ts'
import type { Chunk } from '../../src/engine/types.ts'
import { precisions } from '../../src/precisions/index.ts'

const { format } = precisions['binary16']!

/** The first chunk has all of a short run. */
function chunkOf(link: string) {
  const { configuration, notices } = readLink(link)
  expect(notices).toEqual([])
  const [chunk] = run(specificationOf(configuration, configuration.runs[0]!))
  return chunk!
}
interface Whole {
  points: number[]
  /** Of every update. */
  events: number[]
  loss: number
}

function wholeOf(specification: RunSpecification): Whole {
  const chunks = [...run(specification)]
  const whole = (of: (chunk: Chunk) => Float64Array) => chunks.flatMap((chunk) => [...of(chunk)])
  return {
    points: whole(({ points }) => points),
    events: whole(({ precisionEvents }) => precisionEvents).slice(0, -1),
    loss: whole(({ losses }) => losses).at(-1)!,
  }
}

const pointsOf = (link: string) => [...chunkOf(link).points]

describe('a run in low precision', () => {
  test('gives the optimizer the rounded gradient and moves in double precision: gradient descent by hand', () => {
    const points = pointsOf('surface=rosenbrock&start=-1.2,1.3&run=gradientDescent(lr:0.001)/binary16(S:8)&steps=20')
    const steps = Array.from({ length: 20 }, (_, k) => points.slice(2 * k, 2 * k + 2))
    const expected = steps.map(([x = 0, y = 0]) => {
      const gradient = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
      const [u, v] = gradient.map((g) => roundToNearest(8 * g, format) / 8)
      return [x - 0.001 * u!, y - 0.001 * v!]
    })
    expected.flat().forEach((value, i) => expect(points[i + 2]).toBeCloseTo(value, 12))
  })

  test('may keep its parameters in it too: every point is a number of the format, the start’s nearest first', () => {
    const points = pointsOf('surface=booth&start=0.1,0.7&run=adam(lr:0.01)/binary16(rounded:both)&steps=40')
    expect(points.slice(0, 2)).toEqual([roundToNearest(0.1, format), roundToNearest(0.7, format)])
    expect(points.every((value) => roundToNearest(value, format) === value)).toBe(true)
  })

  test('loses an update smaller than half the distance to the next number, and says so', () => {
    // At 1 the numbers are 2^-11 apart on the way to 0.
    const { points, precisionEvents } = chunkOf(
      'surface=eq(f(x, y)=x,)&start=1,0&run=gradientDescent(lr:0.0002)/binary16(rounded:both)&steps=10',
    )
    expect([...points].every((value, i) => value === (i % 2 === 0 ? 1 : 0))).toBe(true)
    expect([...precisionEvents.slice(0, 10)].every((events) => events === PRECISION_EVENTS.lost)).toBe(true)
  })

  test('rounds before it clips, as PyTorch unscales before clipping', () => {
    const [, , x] = pointsOf(
      'surface=eq(f(x, y)=x/3,)&start=0,0&run=gradientDescent(lr:1)/binary16/value(max:0.2)&steps=1',
    )
    expect(x).toBe(-0.2)
    const [, , other] = pointsOf('surface=eq(f(x, y)=x/3,)&start=0,0&run=gradientDescent(lr:1)/binary16/value&steps=1')
    expect(other).toBe(-0.333251953125)
  })

  test.each(['gradientDescent', 'adam', 'nesterov', 'lookahead(adam)'])(
    '%s: an update that dynamic scaling skips leaves point, state and the count of updates as they were',
    (method) => {
      // Twenty times 4096 is too large, twenty times 2048 is not: one skipped update, then those of a run that begins so.
      const link = (scale: number, steps: number) =>
        `surface=eq(f(x, y)=20*x + y^2,)&start=0,1&run=${method}/binary16(scaling:dynamic,S:${scale})&steps=${steps}`
      const [late, prompt] = [chunkOf(link(4096, 31)), chunkOf(link(2048, 30))]
      expect(late.precisionEvents[0]).toBe(PRECISION_EVENTS.overflow + PRECISION_EVENTS.skipped)
      expect([...late.lossScales.slice(0, 3)]).toEqual([4096, 2048, 2048])
      expect(late.points.slice(0, 2)).toEqual(late.points.slice(2, 4))
      expect(late.points.slice(2)).toEqual(prompt.points)
      expect(late.evaluations[31]).toBeGreaterThan(prompt.evaluations[30]!)
    },
  )

  test('diverges where fixed scaling overflows: nothing is hidden', () => {
    const { end } = chunkOf('surface=bowl&start=100,0&run=gradientDescent/binary16(S:1024)&steps=5')
    expect(end?.status).toBe('diverged')
    expect(end?.step).toBe(1)
  })

  test('has its rounding’s chance from a stream of its own: noise and batches stay as they are', () => {
    const link = (precision: string) =>
      `surface=least_squares&run=gradientDescent(lr:0.05)/miniBatch(B:2)${precision}&steps=3`
    const [plain, rounded, again] = ['', '/bfloat16(rounding:stochastic)', '/bfloat16(rounding:stochastic)'].map(
      (each) => pointsOf(link(each)),
    )
    expect(rounded).toEqual(again)
    expect(rounded).not.toEqual(plain)
    plain!.forEach((value, i) => expect(Math.abs(rounded![i]! - value)).toBeLessThan(0.05))
  })

  test('cannot skip the updates of a method that asks for gradients as it goes', () => {
    expect(() => chunkOf('surface=booth&run=lbfgs/binary16(scaling:dynamic)&steps=5')).toThrow(EngineProblem)
    expect(() => chunkOf('surface=booth&run=lbfgs/binary16&steps=5')).not.toThrow()
  })
})

describe('binary16', () => {
  const link = presets.find(({ id }) => id === 'underflow')!.link
  const { configuration } = readLink(link)
  const [stalled, rescued, coarse] = configuration.runs.map((each) => wholeOf(specificationOf(configuration, each)))
  const exact = wholeOf({ ...specificationOf(configuration, configuration.runs[0]!), precision: undefined })
  const c = 4e-8
  const ends = ({ points }: Whole) => points.slice(-2)

  test('stalls where every component of the gradient is below half of the smallest number, far from the minimum', () => {
    const [x = NaN, y = NaN] = ends(stalled!)
    expect(x).toBeCloseTo(-0.74, 2)
    expect(y).toBeCloseTo(0.37, 2)
    expect(Math.abs(c * x)).toBeLessThanOrEqual(2 ** -25)
    expect(Math.abs(2 * c * y)).toBeLessThanOrEqual(2 ** -25)
    const late = stalled!.points.slice(2 * 510)
    expect(late.every((value, i) => value === (i % 2 === 0 ? x : y))).toBe(true)
  })

  test('says so: from there on, and at every step since the first component was 0, it underflows', () => {
    const first = stalled!.events.findIndex((events) => events !== 0)
    expect(stalled!.events.slice(first).every((events) => events === PRECISION_EVENTS.underflow)).toBe(true)
  })

  test('is rescued by a loss scale of 65536: the path is that of double precision, to a part in a thousand of the way', () => {
    expect(rescued!.events.every((events) => events === 0)).toBe(true)
    rescued!.points.forEach((value, i) => expect(Math.abs(value - exact.points[i]!)).toBeLessThan(0.0038))
    expect(Math.hypot(...ends(rescued!))).toBeLessThan(0.05)
    expect(rescued!.loss).toBeLessThan(stalled!.loss / 300)
  })

  test('is rescued by a dynamic scale, too, which overflows, settles, and grows again', () => {
    const dynamic = { id: 'binary16', params: { scaling: 'dynamic', S: 2 ** 40, N: 100 } }
    const run = wholeOf({ ...specificationOf(configuration, configuration.runs[0]!), precision: dynamic })
    expect(run.events.filter((events) => events & PRECISION_EVENTS.skipped).length).toBeGreaterThan(2)
    expect(Math.hypot(...ends(run))).toBeLessThan(0.06)
  })

  test('is rescued by stochastic rounding as well: on average nothing is lost, though nearly all is rounded to 0', () => {
    const params = { rounding: 'stochastic' }
    const run = wholeOf({
      ...specificationOf(configuration, configuration.runs[0]!),
      precision: { id: 'binary16', params },
    })
    expect(run.events.filter((events) => events & PRECISION_EVENTS.underflow).length).toBeGreaterThan(1000)
    expect(Math.hypot(...ends(run))).toBeLessThan(0.15)
  })

  test('is not needed for its range: bfloat16 underflows nowhere, but as parameters it is too coarse', () => {
    expect(coarse!.events.some((events) => events & PRECISION_EVENTS.underflow)).toBe(false)
    expect(ends(coarse!)[0]).toBe(-2.59375)
    // What is lost is less than half of the distance to the next number, 2^-6 at this size.
    expect(0.003 * 2.59375).toBeLessThan(2 ** -7)
    const gradientsAlone = { id: 'bfloat16', params: {} }
    const run = wholeOf({ ...specificationOf(configuration, configuration.runs[0]!), precision: gradientsAlone })
    expect(Math.hypot(...ends(run))).toBeLessThan(0.05)
  })
})

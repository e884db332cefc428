import { describe, expect, test } from 'vitest'
import {
  drawnPenalty,
  parseConfiguration,
  presets,
  readLink,
  runLabel,
  specificationOf,
  toJson,
  writeLink,
} from '../../src/config/index.ts'
import { run, surfaceFunction, type RunEnd } from '../../src/engine/index.ts'
import { withoutKeys } from './arbitraries.ts'

interface Trace {
  x: number[]
  y: number[]
  losses: number[]
  gradientNorms: number[]
  rates: number[]
  evaluations: number[]
  slots: number[]
  end: RunEnd
  /** The first step with a loss below 0.001; Infinity if there is none. */
  arrives: number
}

const preset = (id: string) => {
  const found = presets.find((one) => one.id === id)
  if (!found) throw new Error(`no preset ${id}`)
  return found
}

/** Every run of a preset, computed to its end. */
function trace(id: string): [Trace, Trace, ...Trace[]] {
  const { configuration } = preset(id)
  const traces = configuration.runs.map((one): Trace => {
    const chunks = [...run(specificationOf(configuration, one))]
    const points = chunks.flatMap(({ points, count }) => [...points.slice(0, 2 * count)])
    const series = (of: 'gradientNorms' | 'rates' | 'evaluations') =>
      chunks.flatMap((chunk) => [...chunk[of].slice(0, chunk.count)])
    const losses = chunks.flatMap(({ losses, count }) => [...losses.slice(0, count)])
    const end = chunks.at(-1)?.end
    if (!end) throw new Error('a run without an end')
    const arrival = losses.findIndex((loss) => loss < 1e-3)
    return {
      x: points.filter((_, index) => index % 2 === 0),
      y: points.filter((_, index) => index % 2 === 1),
      losses,
      gradientNorms: series('gradientNorms'),
      rates: series('rates'),
      evaluations: series('evaluations'),
      slots: chunks.flatMap(({ slots }) => [...slots]),
      end,
      arrives: arrival < 0 ? Infinity : arrival,
    }
  })
  return traces as [Trace, Trace, ...Trace[]]
}

const last = (values: readonly number[]) => values.at(-1) ?? NaN
const steps = (values: readonly number[]) => values.slice(1).map((value, index) => value - (values[index] ?? NaN))
const crossings = (values: readonly number[]) =>
  values.slice(1).filter((value, index) => value * (values[index] ?? NaN) < 0).length
/** The lengths of a run's steps. */
const strides = ({ x, y }: Trace) => steps(x).map((dx, index) => Math.hypot(dx, steps(y)[index] ?? NaN))

describe.each(presets)('$id', ({ id, title, lesson, link, configuration }) => {
  test('is a short link that reads without a notice and is written again', () => {
    expect(readLink(link).notices).toEqual([])
    expect(withoutKeys(readLink(writeLink(configuration)).configuration)).toEqual(withoutKeys(configuration))
    expect(link.length).toBeLessThan(1500)
  })

  test('is accepted in its JSON form', () => {
    const { configuration: read, notices } = parseConfiguration(toJson(configuration))
    expect(notices).toEqual([])
    expect(withoutKeys(read)).toEqual(withoutKeys(configuration))
  })

  test('has a title, a lesson, and runs with names of their own', () => {
    expect(title.length).toBeLessThan(45)
    expect(lesson.length).toBeLessThan(330)
    expect(configuration.runs.map((run) => runLabel(run)).every((label) => label.length > 0)).toBe(true)
    expect(presets.filter((other) => other.id === id || other.title === title)).toHaveLength(1)
  })
})

describe('what the lessons say is so:', () => {
  test('Rosenbrock race', () => {
    const [descent, momentum, nesterov, adam] = trace('rosenbrock-race')
    expect([descent, momentum, nesterov, adam].map((run) => run?.arrives)).toEqual([Infinity, 416, 65, 230])
  })

  test('three rates in a ravine: glides, jumps across and arrives, grows', () => {
    const [small, below, above] = trace('ravine-rates')
    expect(crossings(small.y)).toBe(0)
    expect(crossings(below.y)).toBe(100)
    expect(below.arrives).toBeLessThan(100)
    const sizes = above?.y.map(Math.abs) ?? []
    expect(steps(sizes).every((growth) => growth > 0)).toBe(true)
  })

  test('momentum in the zig-zag: crosses half as often, shrinks by the root of beta across, is quicker along', () => {
    const [descent, seven, nine] = trace('momentum-zigzag')
    const across = (run: Trace | undefined) => crossings(run?.y.slice(0, 101) ?? [])
    expect(across(descent)).toBe(100)
    for (const momentum of [seven, nine]) {
      expect(across(momentum)).toBeGreaterThan(35)
      expect(across(momentum)).toBeLessThan(65)
    }
    const shrink = (run: Trace | undefined) => Math.max(...(run?.y.slice(95, 105).map(Math.abs) ?? [])) ** (1 / 100)
    expect(shrink(descent)).toBeCloseTo(0.9, 1)
    expect(shrink(seven)).toBeLessThan(shrink(descent))
    expect(shrink(nine)).toBeGreaterThan(shrink(descent))
    expect(Math.max(seven.arrives, nine?.arrives ?? NaN)).toBeLessThan(120)
    expect(descent.arrives).toBe(Infinity)
  })

  test('Nesterov brakes earlier: both overshoot, momentum further, in either coordinate', () => {
    const [momentum, nesterov] = trace('nesterov-overshoot')
    const over = ({ x, y }: Trace) => [Math.max(...x), -Math.min(...y)]
    const [far, less] = [over(momentum), over(nesterov)]
    far.forEach((distance, index) => {
      expect(less[index]).toBeGreaterThan(0)
      expect(distance).toBeGreaterThan(1.3 * (less[index] ?? NaN))
    })
  })

  test('caught on the ridge: all runs end at the saddle', () => {
    for (const { y, end } of trace('saddle-ridge')) {
      expect(y.every((value) => value === 0)).toBe(true)
      expect(end.status).toBe('saddle')
      expect(end.gradientNorm).toBeLessThan(1e-3)
    }
  })

  test('escape from a saddle: all get away, gradient descent last, the adaptive ones sideways at once', () => {
    const [descent, momentum, rmsprop, adam] = trace('saddle-escape')
    const away = (run: Trace | undefined) => run?.y.findIndex((y) => y > 1) ?? NaN
    for (const run of [momentum, rmsprop, adam]) {
      expect(away(run)).toBeGreaterThan(0)
      expect(away(run)).toBeLessThan(away(descent))
    }
    expect((descent.y[1] ?? NaN) / (descent.y[0] ?? NaN)).toBeCloseTo(1.2, 6)
    expect(descent.y[1]).toBeLessThan(1e-5)
    expect(adam?.y[1]).toBeCloseTo(0.05, 3)
    expect(rmsprop?.y[1]).toBeGreaterThan(0.05)
  })

  test("AdaGrad slows down: its step t is the rate over the root of t, RMSProp's and Adam's stay at the rate", () => {
    const [adagrad, rmsprop, adam] = trace('adagrad-stalls')
    steps(adagrad.x).forEach((step, index) => expect(step).toBeCloseTo(-0.1 / Math.sqrt(index + 1), 6))
    expect(last(steps(rmsprop.x))).toBeCloseTo(-0.1, 3)
    for (const step of steps(adam?.x ?? [])) expect(step).toBeCloseTo(-0.1, 6)
  })

  test('RMSProp forgets a steep start: AdaGrad is held back, a larger rate makes up for most of it', () => {
    const [adagrad, rmsprop, larger] = trace('rmsprop-forgets')
    expect(rmsprop.arrives).toBeLessThan(100)
    expect(last(adagrad.losses)).toBeGreaterThan(0.5)
    expect(last(larger?.losses ?? [])).toBeLessThan(0.01)
  })

  test('Adam sees signs: equal steps in both coordinates, gradient descent ten to one', () => {
    const [descent, adam] = trace('adam-signs')
    expect((steps(descent.y)[0] ?? NaN) / (steps(descent.x)[0] ?? NaN)).toBeCloseTo(-10, 6)
    for (const step of steps(adam.x)) expect(step).toBeCloseTo(-0.1, 6)
    for (const step of steps(adam.y)) expect(step).toBeCloseTo(0.1, 6)
  })

  test('Adam without bias correction: a first step of 3.16 rates, and larger ones after it', () => {
    const [corrected, uncorrected] = trace('adam-bias-correction')
    const first = 0.1 * (0.1 / Math.sqrt(0.001))
    expect(steps(corrected.x)[0]).toBeCloseTo(-0.1, 6)
    expect(steps(uncorrected.x)[0]).toBeCloseTo(-first, 6)
    for (const later of steps(uncorrected.x).slice(1, 4)) expect(-later).toBeGreaterThan(first)
  })

  test('warmup saves a run: curvature 39 at the start, divergence without, arrival with it', () => {
    const [without, warmed] = trace('warmup')
    const curvatures = new Float64Array(3)
    surfaceFunction({ id: 'quartic', params: {} }).hessian(1.8, -1.5, curvatures)
    expect(Math.max(...curvatures)).toBeCloseTo(38.88, 6)
    expect(without.end.status).toBe('diverged')
    expect(warmed.arrives).toBeLessThan(100)
  })

  test('clipping at the cliff: one step thrown far out, none longer than the rate if clipped', () => {
    const [raw, clipped] = trace('clipping-cliff')
    expect(Math.max(...strides(raw))).toBeGreaterThan(4)
    expect(Math.min(...raw.x)).toBeLessThan(-5)
    expect(Math.max(...strides(clipped))).toBeLessThanOrEqual(0.3 + 1e-12)
    expect(Math.min(...clipped.x)).toBeGreaterThan(-2.2)
    const beside = raw.gradientNorms.filter((_, index) => Math.abs(raw.x[index] ?? 0) > 0.5)
    expect(Math.max(...raw.gradientNorms)).toBeGreaterThan(10 * Math.max(...beside))
  })

  test('a kink needs a falling rate: hops for ever, settles, or stops short', () => {
    const [constant, falling, tooFast] = trace('decay-kink')
    expect(Math.min(...constant.losses.slice(20))).toBeGreaterThan(0.3)
    expect(crossings(constant.y.slice(60))).toBe(constant.y.length - 61)
    expect(falling.arrives).toBeLessThan(120)
    expect(last(tooFast?.x ?? [])).toBeGreaterThan(1)
  })

  test('a schedule ends the hovering: half a rate on either side, or settled', () => {
    const [constant, cosine, stepped] = trace('cosine-settles')
    for (const values of [constant.x, constant.y]) {
      expect(values.slice(-20).every((value) => Math.abs(Math.abs(value) - 0.05) < 0.005)).toBe(true)
      expect(crossings(values.slice(-20))).toBe(19)
    }
    for (const run of [cosine, stepped]) expect(last(run?.losses ?? [])).toBeLessThan(1e-9)
  })

  test('the rate inside the momentum: one path for 20 steps, then slower with the rate outside', () => {
    const [outside, inside] = trace('rate-inside')
    for (let step = 0; step <= 20; step++) expect(outside.x[step]).toBeCloseTo(inside.x[step] ?? NaN, 12)
    expect(strides(outside)[20]).toBeLessThan(0.15 * (strides(outside)[19] ?? NaN))
    expect(strides(inside)[20]).toBeGreaterThan(0.5 * (strides(inside)[19] ?? NaN))
  })

  test('weight decay: decoupled rests at 1/decay in both coordinates, coupled heads for slope/decay', () => {
    const [coupled, decoupled] = trace('weight-decay')
    expect([last(decoupled.x), last(decoupled.y)].map((value) => Number(value.toFixed(2)))).toEqual([-2, 2])
    expect(last(coupled.x)).toBeCloseTo(-2, 1)
    expect(last(coupled.y)).toBeGreaterThan(8)
    // Where the penalized slope -10 + 0.5*y vanishes.
    expect(coupled.y.every((y) => y < 20)).toBe(true)
  })

  test('which minimum: two methods, two minima of equal depth', () => {
    const [descent, momentum] = trace('himmelblau-basins')
    for (const { end, losses } of [descent, momentum]) {
      expect(end.status).toBe('minimum')
      expect(last(losses)).toBeLessThan(1e-6)
    }
    expect(Math.hypot(last(descent.x) - last(momentum.x), last(descent.y) - last(momentum.y))).toBeGreaterThan(3)
  })

  test('rolling through bumps: momentum passes several hollows, neither finds the lowest', () => {
    const [descent, momentum] = trace('bumps')
    for (const { end, losses } of [descent, momentum]) {
      expect(end.status).toBe('minimum')
      expect(last(losses)).toBeGreaterThan(1)
    }
    expect(last(descent.x) - last(momentum.x)).toBeGreaterThan(2)
    expect(last(momentum.losses)).toBeLessThan(last(descent.losses) / 5)
  })

  test('curvature straightens the valley: steps and gradients to 0.001', () => {
    const [descent, ...others] = trace('curvature-valley')
    expect(others.map(({ arrives }) => arrives)).toEqual([5, 19, 31, 35])
    expect(others.slice(2).map(({ arrives, evaluations }) => evaluations[arrives])).toEqual([38, 79])
    expect(last(descent.losses)).toBeGreaterThan(5)
  })

  test('Newton goes to the saddle, with shorter steps too; damped, or by absolute curvatures, to a minimum', () => {
    expect(trace('newton-saddle').map(({ end }) => end.status)).toEqual(['saddle', 'saddle', 'minimum', 'minimum'])
  })

  test('settling without being told: linear decay only at its end, the others long before', () => {
    const [constant, linear, plateau, free] = trace('settle-unasked')
    const halfway = (run: Trace | undefined) => run?.losses[200] ?? NaN
    expect(halfway(linear)).toBeGreaterThan(0.25)
    expect(last(linear.losses)).toBeLessThan(0.01)
    expect(halfway(plateau)).toBeLessThan(1e-4)
    for (const run of [constant, linear, plateau]) expect(run?.rates[0]).toBe(0.3)
    const rates = plateau?.rates.slice(0, -1) ?? []
    const drops = rates.flatMap((rate, step) => (rate < (rates[step - 1] ?? 0) ? [step] : []))
    expect(drops.length).toBeGreaterThan(20)
    for (const step of drops) expect(rates[step]).toBe((rates[step - 1] ?? NaN) / 2)
    for (const gap of steps(drops)) expect(gap).toBeGreaterThan(10)
    const tenth = last(strides(free!)) / last(strides(constant))
    expect(tenth).toBeGreaterThan(0.09)
    expect(tenth).toBeLessThan(0.11)
    expect(new Set(free?.rates.slice(0, -1))).toEqual(new Set([0.3]))
    const [average, itself] = [free?.slots.slice(-2) ?? [], [last(free?.x ?? []), last(free?.y ?? [])]]
    expect(Math.hypot(...average)).toBeLessThan(Math.hypot(...itself))
  })

  test('warm restarts: four cycles end in four hollows, once in the lowest; one cosine ends in another', () => {
    const [cycles, cosine] = trace('warm-restarts')
    expect([60, 120, 180, 240].map((step) => Number(cycles.losses[step]?.toPrecision(3)))).toEqual([
      0.951,
      3.8,
      expect.closeTo(0, 4),
      8.53,
    ])
    expect(last(cosine.losses)).toBeCloseTo(9.48, 2)
  })

  test('what weight decay minimizes: the drawn minimum, where the coupled runs end', () => {
    const [descent, momentum, adamw, without] = trace('penalized-objective')
    const distance = (run: Trace | undefined, x: number, y: number) =>
      Math.hypot(last(run?.x ?? []) - x, last(run?.y ?? []) - y)
    expect(drawnPenalty(preset('penalized-objective').configuration)?.strength).toBe(2)
    for (const run of [descent, momentum]) expect(distance(run, 1.3, 2.3)).toBeLessThan(1e-6)
    expect(distance(without, 1, 3)).toBeLessThan(1e-6)
    expect(Math.min(distance(adamw, 1.3, 2.3), distance(adamw, 1, 3))).toBeGreaterThan(1)
  })

  test('the rate chooses the minimum: sharp, none, flat', () => {
    const [below, above, far] = trace('sharp-flat')
    expect([below.end.status, far?.end.status]).toEqual(['minimum', 'minimum'])
    expect([last(below.x), last(far?.x ?? [])].map((x) => x.toFixed(6))).toEqual(['1.500000', '-1.500000'])
    const distances = above.x.slice(100).map((x, index) => Math.hypot(x - 1.5, above.y[100 + index] ?? NaN))
    expect(Math.min(...distances)).toBeGreaterThan(0.1)
    expect(Math.max(...distances)).toBeLessThan(0.2)
  })

  test('a slope with bumps: gradient descent stops in one hollow at either rate, momentum at the lowest', () => {
    const [small, large, momentum] = trace('bumpy-slope')
    expect([small, large, momentum].map((run) => run?.end.status)).toEqual(['minimum', 'minimum', 'minimum'])
    expect(last(small.x)).toBeLessThan(-7)
    expect([last(large.x), last(large.y)]).toEqual([small.x, small.y].map((each) => expect.closeTo(last(each), 6)))
    expect(momentum?.arrives).toBe(91)
    expect(Math.hypot(last(momentum?.x ?? []), last(momentum?.y ?? []))).toBeLessThan(1e-3)
  })
})

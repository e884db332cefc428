import { describe, expect, it } from 'vitest'
import { defaultConfiguration, optimizerOf, specificationOf } from '../../src/config/index.ts'
import { EngineProblem, outlineOf, rateCurve, run, surfaceFunction } from '../../src/engine/index.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { courseOf, specification } from './specifications.ts'

const adam = { id: 'adam', params: { lr: 0.05 } }
const rosenbrock = { surface: { id: 'rosenbrock', params: {} }, start: [-1.2, 1] } as const

describe('a run', () => {
  it('records the start, and the point after every update', () => {
    const { points, losses, gradientNorms, end } = courseOf(specification({ steps: 2 }))
    expect(points).toEqual([
      1.5,
      -2,
      expect.closeTo(1.2, 14),
      expect.closeTo(-1.6, 14),
      expect.closeTo(0.96, 14),
      expect.closeTo(-1.28, 14),
    ])
    expect(losses[0]).toBe(6.25)
    expect(gradientNorms[0]).toBe(5)
    expect(end.step).toBe(2)
  })

  it('has the same bits every time', () => {
    for (const [id, { needs }] of Object.entries(optimizers)) {
      const ground = needs === 'fisher' ? { surface: { id: 'gaussian_fit', params: {} } } : rosenbrock
      const spec = specification({ ...ground, steps: 400, optimizer: { id, params: {} } })
      expect(courseOf(spec), id).toEqual(courseOf(spec))
    }
  })

  it('has the same bits when runs on one surface are computed in turns, a chunk of each', () => {
    const specs = ['adam', 'newton', 'gradientDescent'].map((id) =>
      specification({ ...rosenbrock, steps: 2000, optimizer: { id, params: {} } }),
    )
    const alone = specs.map((spec) => [...run(spec)].map(({ points, losses }) => [...points, ...losses]))
    const inTurns: number[][][] = specs.map(() => [])
    const running = specs.map((spec) => run(spec))
    for (let left = running.length; left > 0;) {
      left = 0
      running.forEach((chunks, i) => {
        const { value } = chunks.next()
        if (!value) return
        left++
        inTurns[i]!.push([...value.points, ...value.losses])
      })
    }
    expect(inTurns).toEqual(alone)
  })

  it('has the same bits whatever ran before it by the same equations, to its end or not, or runs beside it', () => {
    const equations = 'init v = 2*x0\ninit s = 1\nv = 0.9*v + g\ns = s/2\nx = x - 0.01*v*(1 - 0.5^t)*s'
    const from = (x: number) => specification({ steps: 2500, start: [x, -2], optimizer: { equations, params: {} } })
    const first = courseOf(from(1.5))
    const beside = run(from(-0.7))
    beside.next()
    const another = run(from(0.3))
    another.next()
    expect(courseOf(from(1.5))).toEqual(first)
    beside.next()
    another.return()
    expect(courseOf(from(1.5))).toEqual(first)
    expect(courseOf(from(0.7))).not.toEqual(first)
  })

  it('comes in chunks of 1024 points, then four times as many each time, up to 16384', () => {
    const counts = [...run(specification({ steps: 40_000 }))].map(({ from, count }) => [from, count])
    expect(counts).toEqual([
      [0, 1024],
      [1024, 4096],
      [5120, 16384],
      [21504, 16384],
      [37888, 2113],
    ])
  })

  it('fills every array of a chunk to its count', () => {
    const spec = specification({ steps: 400, optimizer: adam })
    const width = outlineOf(spec).layout.reduce((sum, slot) => sum + slot.width, 0)
    for (const { count, points, gradients, losses, gradientNorms, rates, evaluations, slots, clipped } of run(spec)) {
      for (const series of [points, gradients]) expect(series).toHaveLength(2 * count)
      for (const series of [losses, gradientNorms, rates, evaluations, clipped]) expect(series).toHaveLength(count)
      expect(slots).toHaveLength(width * count)
    }
  })

  it('has the raw gradient at every point, whatever clipping leaves of it', () => {
    const spec = specification({ steps: 3, optimizer: adam, clip: { id: 'norm', params: { max: 0.1 } } })
    const surface = surfaceFunction(spec.surface)
    const out = new Float64Array(2)
    for (const { count, points, gradients, gradientNorms } of run(spec))
      for (let i = 0; i < count; i++) {
        surface.gradient(points[2 * i]!, points[2 * i + 1]!, out)
        expect([...gradients.subarray(2 * i, 2 * i + 2)]).toEqual([...out])
        expect(gradientNorms[i]).toBeCloseTo(Math.hypot(...out), 12)
      }
  })

  it('is computed no further than it is asked for', () => {
    const chunks = run(specification({ steps: 100_000 }))
    expect(chunks.next().value?.count).toBe(1024)
    chunks.return()
    expect(chunks.next()).toEqual({ done: true, value: undefined })
  })

  it('carries the state after each update, zero at the start', () => {
    const spec = specification({ steps: 2, optimizer: { id: 'momentum', params: { lr: 0.1, beta: 0.5 } } })
    expect(outlineOf(spec).layout).toEqual([{ name: 'v', width: 2 }])
    const { slots } = courseOf(spec)
    expect(slots.slice(0, 4)).toEqual([0, 0, 3, -4])
  })

  it('refuses typed equations that do not parse, with line and column', () => {
    const spec = specification({ surface: { equations: 'f(x, y) = x +', params: {} } })
    expect(() => run(spec).next()).toThrow(EngineProblem)
    expect(() => run(spec).next()).toThrow(/the surface, line 1, column \d+/)
  })

  it('computes all of the default experiment', () => {
    const configuration = defaultConfiguration()
    for (const each of configuration.runs) {
      const { losses } = courseOf(specificationOf(configuration, each))
      expect(losses.length, optimizerOf(each.optimizer).name).toBeGreaterThan(1)
    }
  })
})

describe('divergence', () => {
  const spec = specification({ ...rosenbrock, optimizer: { id: 'gradientDescent', params: { lr: 0.05 } } })

  it('ends the run as a result: the first step that is not finite, and the last finite point, unclamped', () => {
    const { end, points, losses } = courseOf(spec)
    expect(end).toMatchObject({ status: 'diverged', step: 5 })
    expect(losses).toHaveLength(5)
    expect(points.every(Number.isFinite) && losses.every(Number.isFinite)).toBe(true)
    expect(end.point).toEqual(points.slice(-2))
    expect(Math.max(...end.point.map(Math.abs))).toBeGreaterThan(1e30)
  })

  it('gives the length of the last finite step', () => {
    const { end, points } = courseOf(spec)
    const [x0, y0, x1, y1] = points.slice(-4) as [number, number, number, number]
    expect(end.stepLength / Math.hypot(x1 - x0, y1 - y0)).toBeCloseTo(1, 12)
  })

  it('at a chunk border still leaves the last chunk its last finite point', () => {
    // Doubles each step from 2^960 on the plane of slope -1: not finite after 64 updates.
    const doubling = { equations: 'x = 2*x', params: {} }
    const chunks = [
      ...run(specification({ surface: { id: 'plane', params: {} }, start: [2 ** 960, 0], optimizer: doubling })),
    ]
    expect(chunks.map(({ count }) => count)).toEqual([64])
    expect(chunks[0]!.end).toMatchObject({ status: 'diverged', step: 64, point: [2 ** 1023, 0] })
  })

  it('at the start gives an empty run', () => {
    const chunks = [...run(specification({ surface: { equations: 'f(x, y) = log(x)', params: {} }, start: [-1, 0] }))]
    expect(chunks).toMatchObject([{ count: 0, end: { status: 'diverged', step: 0, point: [-1, 0] } }])
  })
})

describe('gradient evaluations', () => {
  const counted = (optimizer: Parameters<typeof specification>[0] & object) =>
    courseOf(specification({ steps: 10, ...optimizer })).evaluations

  const plain = Object.entries(optimizers).filter(([, { procedure, holds, needs }]) => !procedure && !holds && !needs)

  it.each(plain)('of %s are one per step', (id) => {
    expect(counted({ optimizer: { id, params: {} } })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('count what the equations ask: none if they name no gradient, two if they ask twice', () => {
    expect(counted({ optimizer: { equations: 'x = 0.5*x', params: {} } }).at(-1)).toBe(0)
    const extragradient = { equations: 'x = x - lr*grad(x - lr*g)', params: { lr: 0.1 } }
    expect(counted({ optimizer: extragradient }).at(-1)).toBe(20)
  })
})

describe('clipping', () => {
  const plane = { surface: { id: 'plane', params: { a: 3, b: 4 } }, start: [0, 0], steps: 1 } as const
  const after = (
    clip: { id: string; params: Record<string, number> },
    optimizer = { id: 'gradientDescent', params: { lr: 1 } },
  ) => courseOf(specification({ ...plane, optimizer, clip })).points.slice(2)

  it('by norm keeps the direction, by value turns it', () => {
    expect(after({ id: 'norm', params: { max: 1 } })).toEqual([expect.closeTo(-0.6, 14), expect.closeTo(-0.8, 14)])
    expect(after({ id: 'value', params: { max: 1 } })).toEqual([-1, -1])
  })

  it('acts on look-ahead gradients too', () => {
    expect(after({ id: 'value', params: { max: 1 } }, { id: 'nesterov', params: { lr: 1 } })).toEqual([-1, -1])
  })

  it('comes before weight decay', () => {
    const decayed = { id: 'gradientDescent', params: { lr: 1, weightDecay: 0.5 } }
    const spec = specification({
      ...plane,
      start: [10, 10],
      optimizer: decayed,
      clip: { id: 'value', params: { max: 1 } },
    })
    expect(courseOf(spec).points.slice(2)).toEqual([10 - 1 - 5, 10 - 1 - 5])
  })

  it('leaves the recorded gradient norm as it is', () => {
    const spec = specification({ ...plane, clip: { id: 'norm', params: { max: 1 } } })
    expect(courseOf(spec).gradientNorms).toEqual([5, 5])
  })
})

describe('the rate', () => {
  const constant = { id: 'constant', params: {} }
  const cosine = { id: 'cosine', params: {} }
  const schedules = {
    constant,
    cosine,
    'warmup of cosine': { id: 'warmup', params: { W: 10 }, of: [cosine] },
    'sequence of constant and cosine': { id: 'sequential', params: { at: 30 }, of: [constant, cosine] },
    typed: { equations: 'lr(t) = lr/(t + 1)', params: {} },
  }

  it.each(Object.entries(schedules))(
    'recorded with %s is the curve of the whole horizon; none at the last point',
    (_, schedule) => {
      const spec = specification({ schedule })
      const { rates } = courseOf(spec)
      expect(rates.slice(0, -1)).toEqual([...rateCurve(spec)])
      expect(rates.at(-1)).toBeNaN()
    },
  )

  it('of the first update is that of t = 0, and moves the point by that much', () => {
    const spec = specification({ steps: 1, schedule: { id: 'warmup', params: { W: 10 }, of: [constant] } })
    const { rates, points } = courseOf(spec)
    expect(rates[0]).toBeCloseTo(0.01, 15)
    expect(points[2]).toBeCloseTo(1.5 - 0.01 * 3, 15)
  })

  it('of a held schedule runs on what the warmup leaves: cosine begins at the base rate and ends near zero', () => {
    const rates = rateCurve(specification({ schedule: schedules['warmup of cosine'] }))
    expect(rates[9]).toBeCloseTo(0.1, 15)
    expect(rates[10]).toBe(0.1)
    expect(rates[55]).toBeCloseTo(0.05, 15)
    expect(rates[99]).toBeCloseTo((0.1 * (1 + Math.cos((Math.PI * 89) / 90))) / 2, 15)
  })

  it('is also known for steps that a divergent run never takes', () => {
    const spec = specification({
      ...rosenbrock,
      steps: 50,
      optimizer: { id: 'gradientDescent', params: { lr: 1 } },
      schedule: cosine,
    })
    expect(rateCurve(spec)).toHaveLength(50)
  })
})

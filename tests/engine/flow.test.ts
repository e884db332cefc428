import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { surfaceFunction } from '../../src/engine/index.ts'
import { dormandPrince } from '../../src/engine/dormandPrince.ts'
import { gradientFlow, type FlowLine, type FlowOptions } from '../../src/engine/flow.ts'
import type { SurfaceFunction } from '../../src/language/index.ts'

/** a x²/2 + c y²/2, whose flow is x0 exp(-a t), y0 exp(-c t). */
const quadratic = (a: number, c: number): SurfaceFunction => ({
  value: (x, y) => (a * x * x + c * y * y) / 2,
  gradient(x, y, out) {
    out[0] = a * x
    out[1] = c * y
    return this.value(x, y)
  },
  hessian(_x, _y, out) {
    out.set([a, 0, c])
  },
})

const fine: FlowOptions = { tolerance: [1e-11, 1e-11] }

function whole(line: FlowLine): FlowLine {
  while (!line.advance(1000));
  return line
}

const pointsOf = ({ points, times }: FlowLine) => times.map((t, i) => ({ t, x: points[2 * i]!, y: points[2 * i + 1]! }))
const last = (line: FlowLine) => pointsOf(line).at(-1)!

describe('the gradient flow', () => {
  it('goes down a bowl as exp(-lambda t) says, at every point of the line', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (a, c) => {
          const line = whole(gradientFlow(quadratic(a, c), [2, -1], { ...fine, until: 3 }))
          expect(line.end).toBe('time')
          expect(last(line).t).toBe(3)
          for (const { t, x, y } of pointsOf(line)) {
            expect(Math.abs(x - 2 * Math.exp(-a * t))).toBeLessThan(1e-8)
            expect(Math.abs(y + Math.exp(-c * t))).toBeLessThan(1e-8)
          }
        },
      ),
      { numRuns: 15 },
    )
  })

  it('leaves a saddle along the hyperbola x y = constant', () => {
    const line = whole(gradientFlow(quadratic(1, -1), [1.5, 0.01], { ...fine, bounds: { x: [-2, 2], y: [-2, 2] } }))
    expect(line.end).toBe('left')
    for (const { x, y } of pointsOf(line)) expect(Math.abs(x * y - 0.015)).toBeLessThan(1e-8)
    expect(last(line).y).toBeGreaterThan(2)
  })

  it('never raises f, on a curved valley either', () => {
    const f = surfaceFunction({ id: 'rosenbrock', params: {} })
    const line = whole(gradientFlow(f, [-1.5, 2], { tolerance: [1e-7, 1e-7], evaluations: 1e6 }))
    const values = pointsOf(line).map(({ x, y }) => f.value(x, y))
    expect(values.every((value, i) => i === 0 || value <= values[i - 1]! + 1e-6)).toBe(true)
    expect(line.end).toBe('stationary')
    expect(last(line).x).toBeCloseTo(1, 3)
  })

  it('has an error that shrinks with the tolerance', () => {
    const errorAt = (tolerance: number) => {
      const { x, t } = last(
        whole(gradientFlow(quadratic(3, 1), [2, 1], { tolerance: [tolerance, tolerance], until: 1 })),
      )
      return Math.abs(x - 2 * Math.exp(-3 * t))
    }
    expect(errorAt(1e-9)).toBeLessThan(errorAt(1e-6) / 20)
    expect(errorAt(1e-6)).toBeLessThan(errorAt(1e-3) / 20)
  })

  it('is of fifth order: with steps of half the length the error is a thirty-second', () => {
    const errorOf = (count: number) => {
      const stepper = dormandPrince((x, y, out) => out.set([-x, -y]), 1, 0)
      for (let i = 0; i < count; i++) {
        stepper.attempt(1 / count)
        stepper.accept()
      }
      return Math.abs(stepper.x - Math.exp(-1))
    }
    const ratio = errorOf(8) / errorOf(16)
    expect(ratio).toBeGreaterThan(28)
    expect(ratio).toBeLessThan(40)
  })

  it('comes to rest where gradient and curvature vanish together', () => {
    const quartic = surfaceFunction({ id: 'quartic', params: {} })
    const line = whole(gradientFlow(quartic, [1, 0.5], { tolerance: [1e-4, 1e-4], evaluations: 20_000 }))
    expect(line.end).toBe('stationary')
    expect(Math.hypot(last(line).x, last(line).y)).toBeLessThan(1e-3)
  })

  it('stands at a stationary point, and on the ridge of a saddle comes to rest at the saddle', () => {
    expect(gradientFlow(quadratic(1, 1), [0, 0], fine).end).toBe('stationary')
    const line = whole(gradientFlow(quadratic(1, -1), [1, 0], { tolerance: [1e-5, 1e-5], evaluations: 50_000 }))
    expect(line.end).toBe('stationary')
    expect(last(line).y).toBe(0)
  })

  it('climbs when asked to', () => {
    const line = whole(
      gradientFlow(quadratic(1, 1), [0.1, 0], { ...fine, uphill: true, bounds: { x: [-1, 1], y: [-1, 1] } }),
    )
    expect(line.end).toBe('left')
    expect(last(line).x).toBeGreaterThan(1)
  })

  it('ends at the edge of where f is defined, and nowhere else', () => {
    const f = surfaceFunction({ equations: 'sqrt(x) + y^2', params: {} })
    const line = whole(gradientFlow(f, [1, 0.5], { tolerance: [1e-5, 1e-5], evaluations: 100_000 }))
    expect(line.end).toBe('undefined')
    expect(last(line).x).toBeLessThan(1e-3)
    expect(line.points.every(Number.isFinite)).toBe(true)
    expect(gradientFlow(f, [-1, 0], fine).end).toBe('undefined')
  })

  it('does bounded work: what it may not evaluate, it does not', () => {
    let asked = 0
    const f = quadratic(1, 1e6)
    const counting = { ...f, gradient: (x: number, y: number, out: Float64Array) => (asked++, f.gradient(x, y, out)) }
    const line = gradientFlow(counting, [1, 1], { tolerance: [1e-5, 1e-5], evaluations: 600 })
    line.advance(100)
    expect(asked).toBeLessThan(120)
    whole(line)
    expect(asked).toBeLessThan(700)
    expect(line.end).toBe('unfinished')
  })
})

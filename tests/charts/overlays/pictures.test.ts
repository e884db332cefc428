/** What the overlays draw, as numbers: arrows, lines of the flow, the cross, the model, the small chart. */
import { describe, expect, it } from 'vitest'
import { arrowField, arrowLength } from '../../../src/charts/surface/overlays/arrows.ts'
import { crossOf, longestArm } from '../../../src/charts/surface/overlays/cross.ts'
import { modelLines } from '../../../src/charts/surface/overlays/drawModel.ts'
import { createReference } from '../../../src/charts/surface/overlays/reference.ts'
import { sectionChart } from '../../../src/charts/surface/overlays/sectionChart.ts'
import { streamlines } from '../../../src/charts/surface/overlays/streamlines.ts'
import { conditionText, kindSentence, readable, sectionSentence } from '../../../src/charts/surface/overlays/wording.ts'
import {
  project,
  toX,
  toY,
  unproject,
  visibleView,
  zoomAt,
  type Projection,
} from '../../../src/charts/surface/geometry.ts'
import type { View } from '../../../src/core/method.ts'
import { surfaceFunction } from '../../../src/engine/index.ts'
import { localTheory, type LocalTheory } from '../../../src/engine/localTheory.ts'
import { sideOf, type RateAgainstLimit } from '../../../src/charts/surface/overlays/rateAgainstLimit.ts'
import { lineSection, type Section } from '../../../src/engine/section.ts'

const typed = (equations: string) => surfaceFunction({ equations, params: {} })
const rosenbrock = surfaceFunction({ id: 'rosenbrock', params: {} })
const frame = { left: 46, top: 14, width: 900, height: 560 }
const view: View = { x: [-2, 2], y: [-1, 3] }
const square = project(visibleView(view, frame, true), frame)
const stretched = project({ x: [-2, 2], y: [-0.5, 0.5] }, frame)

const theoryAt = (equations: string, x: number, y: number): LocalTheory => {
  const theory = localTheory(typed(equations), x, y, 1e-6)
  if (!theory) throw new Error('no theory')
  return theory
}

describe('the arrows of the field', () => {
  it('stand at right angles to the isolines, pointing downhill', () => {
    const { arrows } = arrowField(square, rosenbrock)
    expect(arrows.length).toBeGreaterThan(100)
    for (const { X, Y, along } of arrows) {
      const [x, y] = unproject(square, X, Y)
      // f does not change, to first order, at right angles to the arrow, and falls along it.
      const h = 1e-6
      const dx = (along[0] / square.kx) * h
      const dy = (along[1] / square.ky) * h
      const across = rosenbrock.value(x + dy, y - dx) - rosenbrock.value(x - dy, y + dx)
      const fall = rosenbrock.value(x + dx, y + dy) - rosenbrock.value(x - dx, y - dy)
      expect(fall).toBeLessThan(0)
      expect(Math.abs(across)).toBeLessThan(1e-3 * Math.abs(fall) + 1e-12)
    }
  })

  it('stay at their places on the surface while it is panned, and thin out by halves as it is zoomed', () => {
    const places = (p: Projection) =>
      new Set(
        arrowField(p, rosenbrock).arrows.map(({ X, Y }) =>
          unproject(p, X, Y)
            .map((c) => c.toFixed(9))
            .join(),
        ),
      )
    const panned = project({ x: [view.x[0] + 0.3, view.x[1] + 0.3], y: view.y }, frame)
    const still = project(view, frame)
    const [before, after] = [places(still), places(panned)]
    const shared = [...before].filter((place) => after.has(place))
    expect(shared.length).toBeGreaterThan(0.8 * before.size)
    const closer = places(project(zoomAt(view, 2, [0, 1]), frame))
    expect([...before].some((place) => closer.has(place))).toBe(true)
  })

  it('are as long as the logarithm of the gradient says, between two whole decades', () => {
    const field = arrowField(square, rosenbrock)
    const sizes = field.arrows.map(({ size }) => size)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10 ** field.high)
    expect(arrowLength(field, 10 ** field.low)).toBe(5)
    const [one, ten, hundred] = [1, 10, 100].map((size) => arrowLength(field, size))
    expect((ten ?? NaN) - (one ?? NaN)).toBeCloseTo((hundred ?? NaN) - (ten ?? NaN), 9)
    expect(arrowLength(field, 10 ** field.high)).toBeLessThan(field.spacing)
  })

  it('are not drawn where f is undefined, nor where it is level', () => {
    const { arrows } = arrowField(square, typed('log(x) + 0*y'))
    expect(arrows.every(({ X }) => unproject(square, X, 0)[0] > 0)).toBe(true)
    expect(arrowField(square, typed('1 + 0*x')).arrows).toEqual([])
  })
})

describe('the lines of the flow', () => {
  const lines = [...streamlines(square, rosenbrock)].map(({ coordinates }) =>
    Array.from(
      { length: coordinates.length / 2 },
      (_, i) => [coordinates[2 * i] ?? NaN, coordinates[2 * i + 1] ?? NaN] as const,
    ),
  )

  it('run downhill all the way', () => {
    expect(lines.length).toBeGreaterThan(20)
    for (const line of lines)
      for (const [i, [x, y]] of line.entries()) {
        const [bx, by] = line[i - 1] ?? [x, y]
        expect(rosenbrock.value(x, y)).toBeLessThanOrEqual(rosenbrock.value(bx, by) + 1e-6)
      }
  })

  it('keep apart from one another, and leave no large part of the picture empty', () => {
    const pixels = lines.map((line) => line.map(([x, y]) => [toX(square, x), toY(square, y)] as const))
    const all = pixels.flatMap((line, of) => line.map(([X, Y]) => ({ X, Y, of })))
    const near = (X: number, Y: number, distance: number, besides = -1) =>
      all.some((point) => point.of !== besides && Math.hypot(point.X - X, point.Y - Y) < distance)
    // A step is at most six pixels long: that much nearer than half of the distance.
    const crowded = all.filter(({ X, Y, of }) => near(X, Y, 21 - 6.5, of))
    expect(crowded.length).toBeLessThan(0.02 * all.length)
    for (let X = frame.left + 90; X < frame.left + frame.width - 60; X += 50)
      for (let Y = frame.top + 90; Y < frame.top + frame.height - 60; Y += 50) expect(near(X, Y, 110)).toBe(true)
  })
})

describe('the flow from the start', () => {
  it('takes no more of a frame than it may, goes on with the next one, and begins anew where the start has moved', () => {
    let clock = 0
    const reference = createReference(() => (clock += 10))
    const first = reference.lineFrom(rosenbrock, [-1.5, 2], square)
    expect(first.end).toBeUndefined()
    const { length } = first.points
    expect(reference.lineFrom(rosenbrock, [-1.5, 2], square)).toBe(first)
    expect(first.points.length).toBeGreaterThan(length)
    for (let i = 0; i < 1000 && first.end === undefined; i += 1) reference.lineFrom(rosenbrock, [-1.5, 2], square)
    expect(first.end).toBe('stationary')
    const moved = reference.lineFrom(rosenbrock, [-1.4, 2], square)
    expect(moved).not.toBe(first)
    expect(moved.points.slice(0, 2)).toEqual([-1.4, 2])
  })

  it('stays while the view moves a little, and is found anew where a closer look would show its error', () => {
    const reference = createReference()
    const line = reference.lineFrom(rosenbrock, [0, 1], square)
    const panned = project({ x: [view.x[0] + 0.2, view.x[1] + 0.2], y: view.y }, frame)
    expect(reference.lineFrom(rosenbrock, [0, 1], project(visibleView(panned.view, frame, true), frame))).toBe(line)
    expect(reference.lineFrom(rosenbrock, [0, 1], project(zoomAt(square.view, 5, [0, 1]), frame))).not.toBe(line)
  })
})

describe('the cross', () => {
  it('has arms along the eigenvectors, as long as the half axes of the level ellipse are to one another', () => {
    const { arms, toScale } = crossOf(square, theoryAt('(x^2 + 9*y^2)/2', 0.3, 0.1))
    expect(toScale).toBe(true)
    const [flat, steep] = arms
    expect(Math.abs(flat.along[0])).toBeCloseTo(1, 12)
    expect(Math.abs(steep.along[1])).toBeCloseTo(1, 12)
    expect(flat.length / steep.length).toBeCloseTo(3, 10)
    expect(flat.length).toBeCloseTo(longestArm(square), 10)
  })

  it('tells by form how f bends, and says where an arm is not to scale', () => {
    expect(crossOf(square, theoryAt('x^2 - y^2', 0, 0)).arms.map(({ bends }) => bends)).toEqual(['down', 'up'])
    const trough = crossOf(square, theoryAt('x^2 + 0*y', 1, 0))
    expect(trough.arms.map(({ bends }) => bends)).toEqual(['not', 'up'])
    expect(trough.toScale).toBe(false)
    expect(crossOf(square, theoryAt('x^2 + 10000*y^2', 1, 0)).toScale).toBe(false)
  })
})

describe('the level lines of the model', () => {
  it('pass through places where the model has the levels of the picture, on stretched axes, too', () => {
    const theory = theoryAt('x^4 + x*y + 3*y^2', 0.4, -0.2)
    const levels = [0.1, 0.5, 2]
    for (const p of [square, stretched]) {
      const lines = modelLines(p, theory, levels)
      const check = (line: readonly (readonly [number, number])[], level: number) => {
        for (const [X, Y] of line) {
          const [dx, dy] = [(X - toX(p, 0.4)) / p.kx, (Y - toY(p, -0.2)) / p.ky]
          const [gx, gy] = theory.gradient
          const [xx, xy, yy] = theory.hessian
          const q = theory.value + gx * dx + gy * dy + (xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy) / 2
          expect(q).toBeCloseTo(level, 8)
        }
      }
      lines.levels.forEach((each, i) => each.forEach((line) => check(line, levels[i] ?? NaN)))
      lines.own.forEach((line) => check(line, theory.value))
      expect(lines.own.flat().length).toBeGreaterThan(20)
    }
  })
})

describe('the small chart of a step', () => {
  const section = lineSection(typed('x^2 + y^2'), [2, 0], [-1, 0]) as Section
  const box = { left: 40, top: 0, right: 240, bottom: 100 }

  it('marks where the step begins and ends, and the minimum between', () => {
    const { marks, minimum, xTicks, curve } = sectionChart(section, box)
    expect(marks.start?.x).toBeCloseTo(40 + 200 / 3)
    expect(marks.end?.x).toBeCloseTo(40 + 400 / 3)
    expect(minimum?.x).toBeCloseTo(40 + (200 * (1 + 2 / 3)) / 3)
    expect(minimum?.y).toBeGreaterThan(marks.end?.y ?? Infinity)
    expect(xTicks.map(({ text }) => text)).toEqual(['−1', '0', '1', '2'])
    expect(curve.match(/M/g)).toHaveLength(1)
  })

  it('has a parabola that covers f where f is one, and breaks where f is undefined', () => {
    const { curve, parabola } = sectionChart(section, box)
    expect(parabola).toBe(curve)
    const broken = lineSection(typed('log(x) + y'), [2, 0], [1, 0]) as Section
    expect(sectionChart(broken, box).curve).not.toContain('NaN')
  })
})

describe('the sentences', () => {
  const sentence = (equations: string, from: readonly [number, number], to: readonly [number, number]) =>
    sectionSentence(lineSection(typed(equations), from, to) as Section)

  it('tell how far a step goes beyond the minimum of its line, or stops short of it', () => {
    expect(sentence('x^2 + y^2', [1, 0], [-0.8, 0])).toBe('The step overshoots the line’s minimum by 80 %.')
    expect(sentence('x^2 + y^2', [1, 0], [-1.5, 0])).toBe(
      'The step overshoots the line’s minimum by 150 %. f is higher after it.',
    )
    expect(sentence('x^2 + y^2', [1, 0], [-9, 0])).toBe(
      'The step goes 10 times as far as the line’s minimum. f is higher after it.',
    )
    expect(sentence('x^2 + y^2', [1, 0], [0.4, 0])).toBe('The step stops 40 % short of the line’s minimum.')
    expect(sentence('x^2 + y^2', [1, 0], [0, 0])).toBe('The step ends at the minimum of its line.')
    expect(sentence('x^2 + y^2', [1, 0], [2, 0])).toContain('uphill')
    expect(sentence('x^2 + y^2', [9, 0], [8, 0])).toContain('no minimum before twice the step')
    expect(sentence('log(x) + y', [1, 0], [-1, 0])).toBe('The step ends where f is undefined.')
    expect(sentence('log(x) + y', [3, 0], [1.2, 0])).toBe(
      'The line has no minimum before f ends on it: further on f is undefined.',
    )
  })

  it('call a rate that is the limit neither over nor under it', () => {
    const at = (rate: number) => sideOf({ rate, limit: 0.1 } as RateAgainstLimit)
    expect([0.09, 0.1, 0.101].map(at)).toEqual(['under', 'at', 'over'])
  })

  it('call a saddle indefinite, and a minimum one only where the gradient vanishes', () => {
    expect(conditionText(theoryAt('x^2 - y^2', 1, 1))).toBe('indefinite')
    expect(conditionText(theoryAt('x^2 + 4*y^2', 1, 1))).toBe('4')
    expect(kindSentence(theoryAt('x^2 + 4*y^2', 1, 1))).toMatch(/^bowl/)
    expect(kindSentence(theoryAt('x^2 + 4*y^2', 0, 0))).toMatch(/^minimum: the gradient vanishes/)
    expect(kindSentence(theoryAt('x^4 + y^4', 0, 0))).toContain('the gradient vanishes')
    expect(kindSentence(theoryAt('abs(x) + y^2', 0, 0))).not.toContain('vanishes')
  })

  it('write numbers without powers of ten where a few zeros do as well', () => {
    expect([0.001, 1812.4, -0.5, 1e-7, 0].map(readable)).toEqual(['0.001', '1810', '−0.5', '10⁻⁷', '0'])
  })
})

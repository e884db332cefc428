import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  axisTicks,
  boundingView,
  interpolateView,
  pan,
  plotFrame,
  pointAt,
  project,
  roundedView,
  toX,
  toY,
  unproject,
  visibleView,
  zoomAt,
} from '../../src/charts/surface/geometry.ts'

const frame = plotFrame(1000, 700)
const coordinate = fc.double({ min: -100, max: 100, noNaN: true })
const width = fc.double({ min: 0.01, max: 100, noNaN: true })
const anyView = fc
  .tuple(coordinate, width, coordinate, width)
  .map(([x, w, y, h]) => ({ x: [x, x + w] as const, y: [y, y + h] as const }))

describe('the visible view', () => {
  it('has equal axis units, and shows all that was asked for', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const seen = visibleView(view, frame, true)
        const p = project(seen, frame)
        expect(p.kx).toBeCloseTo(-p.ky, 6)
        expect(seen.x[0]).toBeLessThanOrEqual(view.x[0] + 1e-9)
        expect(seen.x[1]).toBeGreaterThanOrEqual(view.x[1] - 1e-9)
        expect(seen.y[0]).toBeLessThanOrEqual(view.y[0] + 1e-9)
        expect(seen.y[1]).toBeGreaterThanOrEqual(view.y[1] - 1e-9)
      }),
    )
  })

  it('is exactly what was asked for when the axes are free', () => {
    const view = { x: [0, 1], y: [0, 100] } as const
    expect(visibleView(view, frame, false)).toBe(view)
  })
})

describe('zoom and pan', () => {
  it('keep the point under the pointer there', () => {
    fc.assert(
      fc.property(
        anyView,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.nat(900),
        fc.nat(600),
        (view, factor, dX, dY) => {
          const before = project(view, frame)
          const [X, Y] = [frame.left + dX, frame.top + dY]
          const at = unproject(before, X, Y)
          const zoomed = project(zoomAt(view, factor, at), frame)
          expect(toX(zoomed, at[0])).toBeCloseTo(X, 4)
          expect(toY(zoomed, at[1])).toBeCloseTo(Y, 4)
          const moved = project(pan(before, 31, -17), frame)
          expect(toX(moved, at[0])).toBeCloseTo(X + 31, 4)
          expect(toY(moved, at[1])).toBeCloseTo(Y - 17, 4)
        },
      ),
    )
  })

  it('give numbers that a person can read, within a pixel of the pointer', () => {
    expect(pointAt(project({ x: [-2, 2], y: [-1, 3] }, frame), 333, 222)).toEqual([-0.779, 1.724])
    fc.assert(
      fc.property(anyView, fc.nat(900), fc.nat(600), (view, dX, dY) => {
        const p = project(view, frame)
        const [x, y] = pointAt(p, frame.left + dX, frame.top + dY)
        expect(Math.abs(toX(p, x) - frame.left - dX)).toBeLessThan(1)
        expect(Math.abs(toY(p, y) - frame.top - dY)).toBeLessThan(1)
        expect(Object.is(x, -0) || Object.is(y, -0)).toBe(false)
        const round = project(roundedView(view), frame)
        expect(Math.abs(toX(round, view.x[0]) - frame.left)).toBeLessThan(1)
        expect(Math.abs(toY(round, view.y[0]) - frame.top - frame.height)).toBeLessThan(1)
      }),
    )
  })

  it('stop before neighbouring numbers would become visible', () => {
    let view = { x: [1, 2], y: [1, 2] } as { x: readonly [number, number]; y: readonly [number, number] }
    for (let i = 0; i < 200; i += 1) view = zoomAt(view, 2, [1.5, 1.5])
    expect(view.x[1] - view.x[0]).toBeGreaterThan(1e-11)
    for (let i = 0; i < 400; i += 1) view = zoomAt(view, 0.5, [1.5, 1.5])
    expect(Number.isFinite(view.x[1] - view.x[0])).toBe(true)
  })

  it('go evenly between two views and end exactly at the second', () => {
    const from = { x: [0, 8], y: [0, 8] } as const
    const to = { x: [1, 3], y: [1, 3] } as const
    expect(interpolateView(from, to, 1)).toBe(to)
    const half = interpolateView(from, to, 0.5)
    expect(half.x[1] - half.x[0]).toBeCloseTo(4)
  })
})

describe('fitting', () => {
  it('leaves out what is not finite and keeps a margin', () => {
    const view = boundingView(
      [
        [0, 0],
        [10, 2],
        [NaN, 1],
        [Infinity, 5],
      ] as const,
      0.1,
    )
    expect(view?.x).toEqual([-1, 11])
    expect(view?.y[0]).toBeLessThan(0)
  })

  it('has no rectangle for a single point', () => {
    expect(boundingView([[1, 1]])).toBeUndefined()
  })
})

it('puts ticks at round values', () => {
  expect(axisTicks([-1.02, 1.98], 600, 100)).toEqual({ values: [-1, -0.5, 0, 0.5, 1, 1.5], step: 0.5 })
})

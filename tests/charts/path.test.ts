import { recorded } from '../../src/core/recorded.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipSegment, createClipped } from '../../src/charts/surface/clip.ts'
import { findExit } from '../../src/charts/surface/drawPaths.ts'
import { plotFrame, project, toX, toY } from '../../src/charts/surface/geometry.ts'
import { createPathCache, distanceToPath } from '../../src/charts/surface/pathCache.ts'
import { createPixelPath, dotCadence, extendPath, goesOn, indexAtStep, LONG } from '../../src/charts/surface/path.ts'
import { emptyOutline, type RunRecord } from '../../src/store/index.ts'

const frame = plotFrame(1000, 700)
const projection = project({ x: [-2, 2], y: [-1.5, 1.5] }, frame)

const pathOf = (points: Float64Array, count = points.length / 2) => {
  const path = createPixelPath()
  extendPath(path, projection, { values: points, offset: 0, stride: 2 }, count)
  return path
}

/** A wandering path: steps of all sizes, so that some points fall on one another and some far away. */
const wander = fc
  .array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -4, max: 0 })), {
    minLength: 4,
    maxLength: 400,
  })
  .map((moves) => {
    const points = [0, 0]
    moves.forEach(([d, size], i) => {
      const [x = 0, y = 0] = points.slice(-2)
      points.push(i % 2 ? x + d * 10 ** size : x, i % 2 ? y : y + d * 10 ** size)
    })
    return Float64Array.from(points)
  })

describe('thinning a path to pixels', () => {
  it('moves no point of the run further than a pixel from the drawn line', () => {
    fc.assert(
      fc.property(wander, (points) => {
        const path = pathOf(points)
        for (let i = 0; i < points.length; i += 2) {
          const [X, Y] = [toX(projection, points[i]!), toY(projection, points[i + 1]!)]
          const nearest = distanceToPath(path, path.length - 1, [path.lastX, path.lastY], X, Y)
          const first = Math.hypot(X - path.pixels[0]!, Y - path.pixels[1]!)
          expect(Math.min(nearest, first)).toBeLessThan(1)
        }
      }),
    )
  })

  it('leaves out what a scribble draws again and again, still within a pixel', () => {
    const count = 60_000
    const points = new Float64Array(2 * count)
    for (let i = 0; i < count; i += 1) {
      points[2 * i] = 0.05 * Math.cos(i * 0.13)
      points[2 * i + 1] = 0.05 * Math.sin(i * 0.131)
    }
    const path = pathOf(points)
    expect(path.length).toBeGreaterThan(LONG)
    expect(path.length).toBeLessThan(count / 4)
    for (let i = 0; i < count; i += 997) {
      const [X, Y] = [toX(projection, points[2 * i]!), toY(projection, points[2 * i + 1]!)]
      expect(distanceToPath(path, path.length - 1, [path.lastX, path.lastY], X, Y)).toBeLessThan(1)
    }
  })

  it('keeps the first point and ends at the last, in whatever pieces the points come', () => {
    fc.assert(
      fc.property(wander, fc.nat(1000), (points, cut) => {
        const count = points.length / 2
        const whole = pathOf(points)
        const grown = createPixelPath()
        extendPath(grown, projection, { values: points, offset: 0, stride: 2 }, cut % count)
        extendPath(grown, projection, { values: points, offset: 0, stride: 2 }, count)
        expect([...grown.steps.slice(0, grown.length)]).toEqual([...whole.steps.slice(0, whole.length)])
        expect(grown.steps[0]).toBe(0)
        expect([grown.lastX, grown.lastY]).toEqual([toX(projection, points.at(-2)!), toY(projection, points.at(-1)!)])
      }),
    )
  })

  it('finds the playhead among the kept steps', () => {
    const path = pathOf(Float64Array.from([0, 0, 1e-9, 0, 0.5, 0, 1, 1, 0, 1]))
    expect([...path.steps.slice(0, path.length)]).toEqual([0, 2, 3])
    expect([0, 1, 2, 3, 99].map((step) => indexAtStep(path, step))).toEqual([0, 0, 1, 2, 2])
    expect(goesOn(path, 0)).toBe(true)
  })

  it('keeps the bends of a line, not its straight stretches', () => {
    const [there, back] = [Array.from({ length: 100 }, (_, i) => [i / 100, 0]), [1, 0, 1, 1, 0.5, 1, 0.7, 1]]
    const path = pathOf(Float64Array.from([...there.flat(), ...back]))
    expect([...path.steps.slice(0, path.length)]).toEqual([0, 100, 101, 102])
  })

  it('keeps the direction of what no pixel can hold, and stops where a path has no point', () => {
    const path = pathOf(Float64Array.from([0, 0, 1e300, 1e300, NaN, 0, 0, 0]))
    expect(path.length).toBe(1)
    expect(path.lastX / path.lastY).toBeCloseTo(projection.kx / projection.ky)
    expect(Number.isFinite(path.lastX)).toBe(true)
  })
})

describe('a run whose buffers are used again', () => {
  const record = (points: number[], version: number): RunRecord => {
    const none = new Float64Array(0)
    const known = { count: points.length / 2, points: Float64Array.from(points), slots: none }
    return {
      samples: { ...recorded(() => none), ...known, ...emptyOutline() },
      condition: 'computing',
      version,
    }
  }

  it('is thinned anew when it begins again, and goes on when it grows', () => {
    const cache = createPathCache()
    expect(cache.path('a', record([0, 0, 1, 0, 1, 1], 1), projection).length).toBe(2)
    cache.observe(new Map([['a', record([0.5, 0.5], 2)]]))
    const begun = record([0.5, 0.5, 1, 1, 1, 0, 0, 1], 3)
    cache.observe(new Map([['a', begun]]))
    const path = cache.path('a', begun, projection)
    expect([...path.steps.slice(0, path.length)]).toEqual([0, 1, 2])
    expect(path.pixels[0]).toBeCloseTo(toX(projection, 0.5))
  })
})

describe('a new view of long runs', () => {
  it('takes up a bounded number of points a frame, something of every run, and all in the end', () => {
    const samples = { count: 90_000, points: new Float64Array(180_000).map((_, i) => Math.sin(i * i)) }
    const runs = [0, 1, 2].map(() => ({ samples, version: 1 }) as unknown as RunRecord)
    const cache = createPathCache()
    const frame = () => {
      cache.beginFrame()
      return runs.map((run, i) => cache.path(`run ${i}`, run, projection).seen)
    }
    expect(frame()).toEqual([90_000, 10_000, 1000])
    expect(cache.isBehind).toBe(true)
    expect(frame()).toEqual([90_000, 90_000, 21_000])
    expect(frame()).toEqual([90_000, 90_000, 90_000])
    expect(cache.isBehind).toBe(false)
  })
})

describe('clipping a segment', () => {
  const rectangle = { left: 0, top: 0, right: 100, bottom: 50 }
  const any = fc.double({ min: -1000, max: 1000, noNaN: true })

  it('leaves exactly the part inside, on the segment itself', () => {
    fc.assert(
      fc.property(any, any, any, any, (x0, y0, x1, y1) => {
        const out = createClipped()
        const seen = clipSegment(rectangle, x0, y0, x1, y1, out)
        const inside = (x: number, y: number, slack: number) =>
          x >= -slack && x <= 100 + slack && y >= -slack && y <= 50 + slack
        for (let s = 0; s <= 1; s += 1 / 64) {
          const [x, y] = [x0 + s * (x1 - x0), y0 + s * (y1 - y0)]
          if (inside(x, y, -1e-6)) expect(seen && s >= out.from - 1e-9 && s <= out.to + 1e-9).toBe(true)
        }
        if (!seen) return
        for (const [x, y, s] of [
          [out.x0, out.y0, out.from],
          [out.x1, out.y1, out.to],
        ] as const) {
          expect(inside(x, y, 0)).toBe(true)
          expect(x).toBeCloseTo(x0 + s * (x1 - x0), 6)
          expect(y).toBeCloseTo(y0 + s * (y1 - y0), 6)
        }
      }),
    )
  })

  it('leaves in the right direction however far the end is', () => {
    const out = createClipped()
    expect(clipSegment(rectangle, 50, 25, 50 + 1e60, 25 + 0.5e60, out)).toBe(true)
    expect(out.x1).toBe(100)
    expect(out.y1).toBeCloseTo(50)
  })
})

it('finds where a path left for good, and the step that did it', () => {
  const points = Float64Array.from([0, 0, 1, 0, 5, 0, 9, 0])
  const exit = findExit(projection, pathOf(points), points, 3)
  expect(exit?.step).toBe(2)
  expect(exit?.x).toBeCloseTo(frame.left + frame.width)
  expect(exit?.angle).toBeCloseTo(0)
})

it('a step that goes across the picture, from outside to outside, leaves it as well', () => {
  const points = Float64Array.from([0, 0, 9, 0, -9, 0, -20, 0])
  expect(findExit(projection, pathOf(points), points, 3)?.step).toBe(2)
})

it('sets dots every tenth step, and further apart on a long run', () => {
  expect([100, 500, 2000, 5000, 100_000].map((steps) => dotCadence(steps))).toEqual([10, 10, 10, 100, 1000])
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelLine, type Quadratic } from '../../../src/charts/surface/overlays/conics.ts'

const valueAt = ({ value, gradient: [gx, gy], hessian: [xx, xy, yy] }: Quadratic, [x, y]: readonly [number, number]) =>
  value + gx * x + gy * y + (xx * x * x + 2 * xy * x * y + yy * y * y) / 2

/** How large the terms are within reach that must cancel. */
const sizeOf = ({ value, gradient, hessian }: Quadratic, level: number, reach: number) =>
  Math.abs(value) +
  Math.abs(level) +
  Math.hypot(...gradient) * reach +
  Math.max(...hessian.map(Math.abs)) * reach * reach

const quadratic = (hessian: Quadratic['hessian'], gradient: Quadratic['gradient'] = [0, 0], value = 0): Quadratic => ({
  value,
  gradient,
  hessian,
})
const near = (lines: ReturnType<typeof levelLine>, reach: number) =>
  lines.flat().filter(([x, y]) => Math.hypot(x, y) <= reach)

describe('the level line of a quadratic', () => {
  it('lies where the quadratic has that value, whatever the quadratic', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 }).map((thousandths) => thousandths / 1000)
    const entry = fc.oneof(number, fc.constantFrom(0, 1e-14, 1e-8, 1e5))
    fc.assert(
      fc.property(
        fc.tuple(entry, entry, entry),
        fc.tuple(entry, entry),
        number,
        number,
        (hessian, gradient, value, level) => {
          const q = quadratic(hessian, gradient, value)
          for (const point of near(levelLine(q, level, 50), 50))
            expect(Math.abs(valueAt(q, point) - level)).toBeLessThanOrEqual(1e-10 * sizeOf(q, level, 1))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is an ellipse in a bowl, whose half axes are sqrt(2 c/lambda)', () => {
    const [upper, lower] = levelLine(quadratic([1, 0, 4]), 2, 100)
    const points = [...(upper ?? []), ...(lower ?? [])]
    expect(Math.max(...points.map(([x]) => x))).toBeCloseTo(2, 12)
    expect(Math.max(...points.map(([, y]) => y))).toBeCloseTo(1, 12)
    expect(upper?.[0]).toEqual([expect.closeTo(lower?.[0]?.[0] ?? NaN, 12), expect.closeTo(lower?.[0]?.[1] ?? NaN, 12)])
    expect(levelLine(quadratic([1, 0, 4]), -1, 100)).toEqual([])
    expect(levelLine(quadratic([-1, 0, -4]), -2, 100)).toHaveLength(2)
  })

  it('is a hyperbola round a saddle: two branches, on the other sides for a lower level', () => {
    const along = (level: number) =>
      levelLine(quadratic([2, 0, -2]), level, 10).map((line) =>
        line.map(([x, y]) => [Math.abs(x), Math.abs(y)] as const),
      )
    expect(along(1)).toHaveLength(2)
    expect(
      along(1)
        .flat()
        .every(([x, y]) => x > y),
    ).toBe(true)
    expect(
      along(-1)
        .flat()
        .every(([x, y]) => y > x),
    ).toBe(true)
    const crossed = along(0)
    expect(crossed).toHaveLength(2)
    for (const [x, y] of crossed.flat()) expect(x).toBeCloseTo(y, 12)
  })

  it('is a parabola where one eigenvalue is zero, and two straight lines where the slope along it is, too', () => {
    const parabola = levelLine(quadratic([0, 0, 2], [1, 0]), 3, 10)
    expect(parabola).toHaveLength(1)
    for (const [x, y] of parabola.flat()) expect(x).toBeCloseTo(3 - y * y, 10)
    expect(levelLine(quadratic([0, 0, 2]), 4, 10).map((line) => line.map(([, y]) => Math.abs(y)))).toEqual([
      [expect.closeTo(2, 12), expect.closeTo(2, 12)],
      [expect.closeTo(2, 12), expect.closeTo(2, 12)],
    ])
    expect(levelLine(quadratic([0, 0, 2]), -4, 10)).toEqual([])
  })

  it('is a straight line on a slope without curvature, and nothing on a level plane', () => {
    const [line] = levelLine(quadratic([0, 0, 0], [3, 4]), 10, 7)
    expect(line?.length).toBeGreaterThan(1)
    for (const [x, y] of line ?? []) expect(3 * x + 4 * y).toBeCloseTo(10, 10)
    expect(levelLine(quadratic([0, 0, 0]), 0, 7)).toEqual([])
  })

  it('reaches as far as is seen, and its points stand close: no chord cuts a corner', () => {
    for (const q of [
      quadratic([1, 0, 1], [100, 3]),
      quadratic([1, 0.9, 1], [4, -3]),
      quadratic([1e-4, 0, 5], [2, 0]),
    ]) {
      const lines = levelLine(q, 0, 20)
      const points = near(lines, 20)
      expect(points.length).toBeGreaterThan(20)
      for (const line of lines)
        for (const [i, point] of line.entries()) {
          const before = line[i - 1]
          if (!before || Math.hypot(...point) > 20 || Math.hypot(...before) > 20) continue
          expect(Math.hypot(point[0] - before[0], point[1] - before[1])).toBeLessThan(2)
        }
    }
  })
})

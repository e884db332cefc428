import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  axesOf,
  dataFrame,
  dataView,
  drawnRows,
  lineInView,
  markAt,
  marksOf,
  MOST_DRAWN,
} from '../../src/charts/data/geometry.ts'
import { planeOf, predictor } from '../../src/charts/data/fit.ts'
import { project, toX, unproject } from '../../src/charts/surface/geometry.ts'
import { problems } from '../../src/problems/index.ts'

const frame = dataFrame(300, 300)
const columnsOf = (...columns: number[][]) =>
  Object.fromEntries(columns.map((values, c) => ['uvb'.charAt(c), Float64Array.from(values)]))
const dataOf = (id: string) => problems[id]!.data!

describe('the axes of data', () => {
  it('are a feature and its target, or two features with the class as the mark', () => {
    const names = (id: string) => Object.values(axesOf(dataOf(id).columns)).map(({ name }: { name: string }) => name)
    expect(names('least_squares')).toEqual(['u', 'v'])
    expect(names('linear_svm')).toEqual(['u', 'v', 'b'])
    expect(names('sample_mean')).toEqual(['v'])
  })

  it('hold every point with a margin, one point and a constant column too', () => {
    const axes = axesOf(dataOf('least_squares').columns)
    expect(dataView(columnsOf([0, 10], [-1, 1]), axes, frame)).toEqual({ x: [-0.8, 10.8], y: [-1.16, 1.16] })
    const { x, y } = dataView(columnsOf([5, 5], [0, 0]), axes, frame)
    expect([x, y]).toEqual([
      [2.5, 7.5],
      [-1, 1],
    ])
  })
})

describe('the marks of data', () => {
  const axes = axesOf(dataOf('linear_svm').columns)
  const p = project({ x: [-2, 2], y: [-2, 2] }, frame)

  it('are one for all rows of a class on a pixel, as large as they are many', () => {
    const marks = marksOf(columnsOf([1, 1, 1, 0], [1, 1, 1, 0], [1, 1, -1, 1]), axes, p, [])
    expect(marks.map(({ row, count, side }) => [row, count, side])).toEqual([
      [0, 2, 1],
      [2, 1, -1],
      [3, 1, 1],
    ])
    expect(marks[0]!.radius ** 2).toBeCloseTo(2 * marks[1]!.radius ** 2)
  })

  it('tell those apart that are held back', () => {
    const marks = marksOf(columnsOf([0, 1], [0, 1], [1, 1]), axes, p, [1])
    expect(marks.map(({ held }) => held)).toEqual([false, true])
  })

  it('are found under the pointer, the nearest', () => {
    const marks = marksOf(columnsOf([0, 0.1], [0, 0], [1, -1]), axes, p, [])
    const [left, right] = marks
    expect(markAt(marks, left!.X - 3, left!.Y, 6)).toBe(left)
    expect(markAt(marks, right!.X + 3, right!.Y, 6)).toBe(right)
    expect(markAt(marks, right!.X + 40, right!.Y, 6)).toBeUndefined()
  })

  it('of one column are piled up, one above the other, and none is hidden', () => {
    const alone = axesOf(dataOf('sample_mean').columns)
    const columns = { v: Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i) ** 3) }
    const plane = project(dataView(columns, alone, frame), frame)
    const all = marksOf(columns, alone, plane, [])
    expect(all).toHaveLength(1000)
    expect(new Set(all.map(({ X, Y }) => `${X.toFixed(3)} ${Y.toFixed(3)}`)).size).toBe(1000)
    for (const { X, Y, row } of all) {
      expect(Math.abs(X - toX(plane, columns.v[row]!))).toBeLessThan(6)
      expect(Y).toBeGreaterThan(frame.top)
    }
  })

  it('are of all rows, or of so many in even steps', () => {
    expect([...drawnRows(4)]).toEqual([0, 1, 2, 3])
    const rows = drawnRows(100_000)
    expect(rows).toHaveLength(MOST_DRAWN)
    const gaps = new Set(Array.from(rows.slice(1), (row, k) => row - rows[k]!))
    expect([...gaps].sort()).toEqual([33, 34])
  })
})

describe('what is fitted', () => {
  it('is predicted by the problem’s own formula', () => {
    const at = predictor(dataOf('least_squares'), { u: Float64Array.of(0, 2) })!
    expect([at(0, 3, -1), at(1, 3, -1)]).toEqual([-1, 5])
    expect(predictor(dataOf('sparse_feature'), columnsOf([0], [0], [0]))).toBeUndefined()
  })

  it('has a boundary in the plane of two features, and no other problem has one', () => {
    expect(planeOf(dataOf('logistic_regression'))!(2, -3)).toEqual([2, -3, 0])
    expect(planeOf(dataOf('least_squares'))).toBeUndefined()
  })

  it('is drawn where it is in view: both ends on the edge, and on the line', () => {
    const p = project({ x: [-1, 3], y: [-2, 2] }, frame)
    const number = fc.double({ min: -5, max: 5, noNaN: true })
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        fc.pre(Math.hypot(a, b) > 1e-3)
        const line = lineInView(p, a, b, c)
        if (!line) return
        for (const [X, Y] of [line.slice(0, 2), line.slice(2)] as [number, number][]) {
          const [u, v] = unproject(p, X, Y)
          expect(Math.abs(a * u + b * v + c) / Math.hypot(a, b)).toBeLessThan(1e-6)
          const edge = Math.min(...[u + 1, u - 3, v + 2, v - 2].map(Math.abs))
          expect(edge).toBeLessThan(1e-6)
        }
      }),
    )
    expect(lineInView(p, 1, 0, 10)).toBeUndefined()
    expect(lineInView(p, 0, 0, 0)).toBeUndefined()
  })
})

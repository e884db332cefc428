import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlaps } from '../../../src/charts/surface/labels.ts'
import { project } from '../../../src/charts/surface/geometry.ts'
import {
  arrowPaths,
  coveredBoxes,
  directionLength,
  distanceToArrow,
  labelPlaces,
  modelLine,
  pixelArrow,
} from '../../../src/charts/surface/inspection/vectorGeometry.ts'

const frame = { left: 40, top: 10, width: 800, height: 600 }
/** 100 pixels a unit. */
const p = project({ x: [-4, 4], y: [-3, 3] }, frame)

describe('an arrow', () => {
  it('to scale ends where it leads', () => {
    const arrow = pixelArrow(p, { from: [0, 0], along: [1, 2], toScale: true })!
    expect(arrow.from).toEqual([440, 310])
    expect(arrow.tip[0]).toBeCloseTo(540, 9)
    expect(arrow.tip[1]).toBeCloseTo(110, 9)
  })

  it('of a direction has one length, whatever the vector’s', () => {
    for (const size of [1e-300, 1e-9, 1, 1e9, 1e300]) {
      const arrow = pixelArrow(p, { from: [0, 0], along: [3 * size, -4 * size], toScale: false })!
      expect(arrow.length).toBe(directionLength(p))
      expect(arrow.along[0]).toBeCloseTo(0.6, 12)
      expect(arrow.along[1]).toBeCloseTo(0.8, 12)
    }
  })

  it.each([
    [0, 0],
    [NaN, 1],
    [Infinity, 0],
  ])('along (%d, %d) is none', (x, y) => {
    expect(pixelArrow(p, { from: [0, 0], along: [x, y], toScale: true })).toBeUndefined()
  })

  it('that is shorter than its head is head alone', () => {
    const { head } = arrowPaths(pixelArrow(p, { from: [0, 0], along: [0.02, 0], toScale: true })!)
    expect(head.startsWith('M440.0')).toBe(true)
    expect(head).toContain('L442.0 310.0L')
  })

  it('is as far from a pixel as its nearest point', () => {
    const arrow = pixelArrow(p, { from: [0, 0], along: [1, 0], toScale: true })!
    expect(distanceToArrow(arrow, 490, 305)).toBe(5)
    expect(distanceToArrow(arrow, 543, 314)).toBe(5)
  })
})

it('labels stand in the frame, and none on another', () => {
  const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true })
  const from = fc.tuple(
    fc.double({ min: -3.9, max: 3.9, noNaN: true }),
    fc.double({ min: -2.9, max: 2.9, noNaN: true }),
  )
  fc.assert(
    fc.property(from, fc.array(angle, { minLength: 1, maxLength: 5 }), (at, angles) => {
      const arrows = angles.map((each) =>
        pixelArrow(p, { from: at, along: [Math.cos(each), Math.sin(each)], toScale: false }),
      )
      const places = labelPlaces(p, arrows)
      const boxes = coveredBoxes([], places)
      expect(boxes.every((box, i) => boxes.every((other, j) => i === j || !overlaps(box, other)))).toBe(true)
      expect(boxes.every(({ x }) => x > frame.left - 50 && x < frame.left + frame.width)).toBe(true)
    }),
  )
})

describe('the level line of the quadratic model', () => {
  const entry = fc.double({ min: -50, max: 50, noNaN: true })

  it('has at each of its points the value of the model at the point that it is of', () => {
    fc.assert(
      fc.property(entry, entry, entry, entry, entry, (gx, gy, xx, xy, yy) => {
        const line = modelLine(p, [0.5, -0.25], [gx, gy], [xx, xy, yy])
        for (const point of line.split(/[ML]/).filter(Boolean)) {
          const [X = NaN, Y = NaN] = point.split(' ').map(Number)
          const [dx, dy] = [(X - p.tx) / p.kx - 0.5, (Y - p.ty) / p.ky + 0.25]
          const change = gx * dx + gy * dy + (xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy) / 2
          const slope = Math.hypot(gx + xx * dx + xy * dy, gy + xy * dx + yy * dy)
          // Points are rounded to tenths of pixels.
          const rounding = 0.0008 * (slope + 1e-3 * (Math.abs(xx) + Math.abs(xy) + Math.abs(yy)))
          expect(Math.abs(change)).toBeLessThanOrEqual(rounding + 1e-9)
        }
      }),
    )
  })

  it('of a bowl is a circle round its minimum', () => {
    const line = modelLine(p, [1, 0], [2, 0], [2, 0, 2])
    const points = line.split(/[ML]/).filter(Boolean)
    expect(points.length).toBeGreaterThan(300)
    for (const point of points) {
      const [X = NaN, Y = NaN] = point.split(' ').map(Number)
      expect(Math.hypot(X - 440, Y - 310)).toBeCloseTo(100, 0)
    }
  })

  it.each([
    ['without curvature', [1, 1], [0, 0, 0]],
    ['where it is not finite', [1, NaN], [1, 0, 1]],
  ])('%s is none', (_, gradient, hessian) => {
    expect(modelLine(p, [0, 0], gradient, hessian)).toBe('')
  })
})

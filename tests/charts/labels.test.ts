import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlaps, placeLabels, type Head } from '../../src/charts/surface/labels.ts'

const frame = { left: 46, top: 14, width: 900, height: 500 }
const heads = fc
  .array(
    fc.record({
      x: fc.double({ min: 46, max: 946, noNaN: true }),
      y: fc.double({ min: 14, max: 514, noNaN: true }),
      width: fc.double({ min: 20, max: 220, noNaN: true }),
    }),
    { maxLength: 16 },
  )
  .map((places) => places.map((place, i): Head => ({ ...place, key: `r${i}`, height: 18 })))

describe('labels', () => {
  it('never overlap one another, an obstacle, a head or the frame', () => {
    const start = { x: 200, y: 200, width: 64, height: 28 }
    fc.assert(
      fc.property(heads, (some) => {
        const placed = placeLabels(some, frame, [start], new Map())
        placed.forEach(({ box }, i) => {
          expect(box.x).toBeGreaterThanOrEqual(frame.left)
          expect(box.y).toBeGreaterThanOrEqual(frame.top)
          expect(box.x + box.width).toBeLessThanOrEqual(frame.left + frame.width)
          expect(box.y + box.height).toBeLessThanOrEqual(frame.top + frame.height)
          expect(overlaps(box, start)).toBe(false)
          for (const { x, y } of some) expect(overlaps(box, { x: x - 5, y: y - 5, width: 10, height: 10 })).toBe(false)
          for (const other of placed.slice(i + 1)) expect(overlaps(box, other.box)).toBe(false)
        })
      }),
    )
  })

  it('are all placed where there is room', () => {
    const spread = [100, 300, 500, 700].map((x, i): Head => ({ key: `${i}`, x, y: 250, width: 90, height: 18 }))
    expect(placeLabels(spread, frame, [], new Map())).toHaveLength(4)
  })

  it('stay on their side while their head moves a little', () => {
    const head: Head = { key: 'a', x: 500, y: 250, width: 90, height: 18 }
    const [first] = placeLabels([head], frame, [], new Map([['a', 3]]))
    expect(first?.candidate).toBe(3)
    const moved = { ...head, x: 520, y: 240 }
    expect(placeLabels([moved], frame, [], new Map([['a', 3]]))[0]?.candidate).toBe(3)
  })

  it('keep off paths where there is a free place', () => {
    const head: Head = { key: 'a', x: 500, y: 250, width: 90, height: 18 }
    const crowdedRight = (box: { x: number }) => (box.x >= 500 ? 100 : 0)
    expect(placeLabels([head], frame, [], new Map(), crowdedRight)[0]?.alignRight).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { corners, edges, leastCovering } from '../../../src/charts/surface/overlays/corner.ts'

const frame = { left: 40, top: 10, width: 1000, height: 600 }
const [upperLeft, upperRight, lowerLeft] = [0, 1, 2]
const places = corners(frame, 200, 20, 60)
const sight = (x: number, y: number, weight: number) => ({ x, y, weight })
const head = sight(150, 100, 20)

describe('the plate of the overlays', () => {
  it('stands at the upper left where nothing is to be seen there', () => {
    expect(leastCovering(places, [sight(500, 300, 20)], undefined)).toBe(upperLeft)
  })

  it('leaves a corner that a run comes to, for the one that covers least', () => {
    expect(leastCovering(places, [head], upperLeft)).toBe(upperRight)
    expect(leastCovering(places, [head, sight(900, 100, 4)], upperLeft)).toBe(lowerLeft)
  })

  it('stays where it is for anything less than that', () => {
    expect(leastCovering(places, [sight(150, 100, 0.5)], upperLeft)).toBe(upperLeft)
    expect(leastCovering(places, [], lowerLeft)).toBe(lowerLeft)
  })

  it('has no corner to go to that the frame is too low for', () => {
    expect(corners(frame, 560, 20, 60).every(({ low }) => !low)).toBe(true)
    expect(leastCovering(corners(frame, 560, 20, 60), [head], lowerLeft)).toBe(upperRight)
  })

  it('lies within the frame, beside the tools and over the scale of f', () => {
    for (const { x, y, width, height } of [...places, ...edges(frame, 200)]) {
      expect(x).toBeGreaterThanOrEqual(frame.left)
      expect(y).toBeGreaterThanOrEqual(frame.top)
      expect(x + width).toBeLessThanOrEqual(frame.left + frame.width)
      expect(y + height).toBeLessThanOrEqual(frame.top + frame.height)
    }
  })
})

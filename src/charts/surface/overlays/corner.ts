import type { Frame } from '../geometry.ts'
import type { Box } from '../labels.ts'
import type { Sight } from './sights.ts'

/** A place for the plate; a low one stands on its lower edge, however high it grows. */
interface Corner extends Box {
  low: boolean
}

export const WIDTH = 268
const MARGIN = 10
/** What the tools take at the right. */
const TOOLS = 44
/** What the read-out of the pointer takes at the bottom, left. */
const READING = 46
const SMALL_MARGIN = 4

/** The upper corners, under what stands at the top, then the lower ones, over what stands at the bottom right. */
export function corners(frame: Frame, height: number, top: number, bottom: number): Corner[] {
  const [left, right] = [frame.left + MARGIN, frame.left + frame.width - WIDTH - MARGIN]
  const foot = frame.top + frame.height - height
  const size = { width: WIDTH, height }
  return [
    { x: left, y: top, ...size, low: false },
    { x: right - TOOLS, y: top, ...size, low: false },
    { x: left, y: foot - READING, ...size, low: true },
    // Clear of the tools above it.
    { x: right - TOOLS, y: foot - bottom, ...size, low: true },
  ].filter(({ y }) => y >= top)
}

/** In a small picture: all across, at its foot, or at its top beside the tools. */
export function edges(frame: Frame, height: number): Corner[] {
  const width = frame.width - 2 * SMALL_MARGIN
  const x = frame.left + SMALL_MARGIN
  return [
    { x, y: frame.top + frame.height - height - SMALL_MARGIN, width, height, low: true },
    { x, y: frame.top + SMALL_MARGIN, width: width - TOOLS - 12, height, low: false },
  ]
}

/** It goes elsewhere only if that covers so much less: calm while a run is played, or its start dragged. */
const CALM = 1
/** What is drawn round a point, in pixels. */
const ROUND = 14

const covers = (box: Box, { x, y }: Sight): boolean =>
  x > box.x - ROUND && x < box.x + box.width + ROUND && y > box.y - ROUND && y < box.y + box.height + ROUND

/** How much of what is to be seen lies under the box. */
const covered = (box: Box, sights: readonly Sight[]): number =>
  sights.reduce((sum, sight) => sum + (covers(box, sight) ? sight.weight : 0), 0)

/** Of several places the one that covers least, the first of equals; that of the last time if it is about as good. */
export function leastCovering(places: readonly Box[], sights: readonly Sight[], last: number | undefined): number {
  const costs = places.map((box) => covered(box, sights))
  const least = Math.min(...costs)
  const before = last === undefined ? Infinity : (costs[last] ?? Infinity)
  return last !== undefined && before <= least + CALM ? last : costs.indexOf(least)
}

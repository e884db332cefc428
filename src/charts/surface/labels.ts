import type { Frame } from './geometry.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What wants a label: a point of the plot and the size of its text. */
export interface Head {
  key: string
  x: number
  y: number
  width: number
  height: number
}

export interface Placement {
  key: string
  box: Box
  /** Where the leader ends: the side of the box that faces the head. */
  leader: readonly [x: number, y: number]
  /** The head was on the right of its text. */
  alignRight: boolean
  /** Which of the candidates it was: offered as `previous` the next time. */
  candidate: number
}

/** Directions clockwise from the right, in eighths of a turn, the most readable first. */
const DIRECTIONS = [0.5, 7.5, 3.5, 4.5, 0, 4, 1.5, 6.5, 2.5, 5.5].map((eighth) => (eighth * Math.PI) / 4)
const DISTANCES = [22, 44, 76, 120, 176]
const CANDIDATES = DIRECTIONS.length * DISTANCES.length
/** A label stays where it is unless another place is better by this much: calm while the start is dragged. */
const CALM = 60

export const overlaps = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap

const within = (box: Box, { left, top, width, height }: Frame): boolean =>
  box.x >= left && box.y >= top && box.x + box.width <= left + width && box.y + box.height <= top + height

function candidateBox(head: Head, candidate: number): Placement {
  const angle = DIRECTIONS[candidate % DIRECTIONS.length] ?? 0
  const distance = DISTANCES[Math.floor(candidate / DIRECTIONS.length)] ?? 0
  const x = head.x + distance * Math.cos(angle)
  const y = head.y + distance * Math.sin(angle)
  const alignRight = Math.cos(angle) < 0
  const box = { x: alignRight ? x - head.width : x, y: y - head.height / 2, width: head.width, height: head.height }
  return { key: head.key, box, leader: [x, y], alignRight, candidate }
}

/**
 * Places a label beside every head so that no two overlap, nor any of `obstacles`, nor the frame. A head with no free
 * place gets none. `previous` holds the candidates of the last time; `clutter` tells what else a box would cover
 * (0: nothing), in pixels of extra distance.
 */
export function placeLabels(
  heads: readonly Head[],
  frame: Frame,
  obstacles: readonly Box[],
  previous: ReadonlyMap<string, number>,
  clutter: (box: Box) => number = () => 0,
): Placement[] {
  const taken = [...obstacles]
  for (const head of heads) taken.push({ x: head.x - 7, y: head.y - 7, width: 14, height: 14 })
  const placed: Placement[] = []
  for (const head of heads) {
    let best: Placement | undefined
    let bestCost = Infinity
    for (let candidate = 0; candidate < CANDIDATES; candidate += 1) {
      const place = candidateBox(head, candidate)
      if (!within(place.box, frame) || taken.some((box) => overlaps(place.box, box, 2))) continue
      const distance = DISTANCES[Math.floor(candidate / DIRECTIONS.length)] ?? 0
      const preference = distance + (candidate % DIRECTIONS.length) * 2
      const cost = preference + clutter(place.box) - (previous.get(head.key) === candidate ? CALM : 0)
      if (cost < bestCost) {
        best = place
        bestCost = cost
      }
    }
    if (!best) continue
    placed.push(best)
    taken.push(best.box)
  }
  return placed
}

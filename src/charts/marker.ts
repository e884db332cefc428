/**
 * Who a run is, beside its colour: slot i fixes the marker's shape and the line's dash. There are eight of each; from
 * slot 8 on they come again with hollow markers.
 * Outlines are those of a marker of radius 1, with about equal areas.
 */
export interface Mark {
  shape: string
  /** Corners in order; absent for the circle. */
  corners?: readonly (readonly [x: number, y: number])[]
  dash: readonly number[]
}

const regular = (count: number, radius: number, turn: number) =>
  Array.from({ length: count }, (_, i): readonly [number, number] => {
    const angle = turn + (2 * Math.PI * i) / count
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })

const UP = -Math.PI / 2
const star = regular(10, 1.5, UP).map(([x, y], i): readonly [number, number] => (i % 2 ? [x * 0.46, y * 0.46] : [x, y]))
const ARM = 0.42
const REACH = 1.22
const plus = [
  [-ARM, -REACH],
  [ARM, -REACH],
  [ARM, -ARM],
  [REACH, -ARM],
  [REACH, ARM],
  [ARM, ARM],
  [ARM, REACH],
  [-ARM, REACH],
  [-ARM, ARM],
  [-REACH, ARM],
  [-REACH, -ARM],
  [-ARM, -ARM],
] as const

export const MARKS: readonly Mark[] = [
  { shape: 'circle', dash: [] },
  { shape: 'square', corners: regular(4, 1.25, Math.PI / 4), dash: [13, 3] },
  { shape: 'triangle', corners: regular(3, 1.45, UP), dash: [2.5, 2.5] },
  { shape: 'diamond', corners: regular(4, 1.22, UP), dash: [12, 3, 2.5, 3] },
  { shape: 'down-triangle', corners: regular(3, 1.45, -UP), dash: [6, 2.5] },
  { shape: 'star', corners: star, dash: [] },
  { shape: 'plus', corners: plus, dash: [13, 3] },
  { shape: 'hexagon', corners: regular(6, 1.12, 0), dash: [2.5, 2.5] },
]

const CIRCLE: Mark = { shape: 'circle', dash: [] }
export const markOf = (slot: number): Mark => MARKS[slot % MARKS.length] ?? CIRCLE
export const isHollow = (slot: number): boolean => slot >= MARKS.length

/** The slot of the same colour and shape whose marker is hollow. */
export const hollowSlot = (slot: number): number => (isHollow(slot) ? slot : slot + MARKS.length)

/** The number of the slot's colour: `--run-0` to `--run-7`. */
export const colourOf = (slot: number): number => slot % MARKS.length

/** The outline as the `d` of an SVG path round (0, 0). */
export function markerPath(slot: number, radius: number): string {
  const { corners } = markOf(slot)
  if (!corners) return `M${radius},0A${radius},${radius},0,1,1,${-radius},0A${radius},${radius},0,1,1,${radius},0Z`
  return `M${corners.map(([x, y]) => `${(x * radius).toFixed(2)},${(y * radius).toFixed(2)}`).join('L')}Z`
}

/** The outline as a path of the canvas, to be filled or stroked. */
export function traceMarker(context: CanvasRenderingContext2D, slot: number, x: number, y: number, radius: number) {
  const { corners } = markOf(slot)
  context.beginPath()
  if (corners) for (const [cx, cy] of corners) context.lineTo(x + cx * radius, y + cy * radius)
  else context.arc(x, y, radius, 0, 2 * Math.PI)
  context.closePath()
}

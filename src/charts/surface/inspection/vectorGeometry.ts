/** The arrows of an update, the circles and the level line round its start, in pixels. */
import { inFrame, toX, toY, type Projection } from '../geometry.ts'
import { overlaps, type Box } from '../labels.ts'

type Pixel = readonly [X: number, Y: number]

/** An arrow to be drawn: in surface coordinates. */
interface Arrow {
  from: readonly [x: number, y: number]
  along: readonly [x: number, y: number]
  /** Its end is where `along` leads; otherwise it has the length of all directions. */
  toScale: boolean
}

export interface PixelArrow {
  from: Pixel
  tip: Pixel
  /** Unit vector. */
  along: Pixel
  length: number
}

/** Directions are drawn this long, less in a small picture. */
export const directionLength = ({ frame }: Projection): number =>
  Math.max(48, Math.min(124, 0.2 * Math.min(frame.width, frame.height)))

/** SVG has no place for a point a million pixels away. */
const FARTHEST = 1e5

/** Undefined for what has no direction: a vector of no length, or one that is not finite. */
export function pixelArrow(p: Projection, { from, along, toScale }: Arrow): PixelArrow | undefined {
  const start: Pixel = [toX(p, from[0]), toY(p, from[1])]
  const [dX, dY] = [along[0] * p.kx, along[1] * p.ky]
  // A sum of squares would overflow, or vanish, before the direction does.
  const size = Math.max(Math.abs(dX), Math.abs(dY))
  if (!(size > 0) || !Number.isFinite(size) || !start.every((pixel) => Math.abs(pixel) < FARTHEST)) return undefined
  const [uX, uY] = [dX / size, dY / size]
  const unit = Math.hypot(uX, uY)
  const direction: Pixel = [uX / unit, uY / unit]
  const length = toScale ? Math.min(FARTHEST, size * unit) : directionLength(p)
  return {
    from: start,
    tip: [start[0] + direction[0] * length, start[1] + direction[1] * length],
    along: direction,
    length,
  }
}

const HEAD = 10
const HEAD_WIDTH = 4

/** The shaft up to the head, and the head as a triangle; an arrow that is shorter than its head is head alone. */
export function arrowPaths({ from, tip, along, length }: PixelArrow, scale = 1) {
  const head = Math.min(HEAD * scale, length)
  const half = (HEAD_WIDTH * scale * head) / (HEAD * scale)
  const [backX, backY] = [tip[0] - along[0] * head, tip[1] - along[1] * head]
  const corner = (side: number) => pair([backX - side * along[1] * half, backY + side * along[0] * half])
  return {
    shaft: `M${pair(from)}L${pair([backX + along[0], backY + along[1]])}`,
    head: `M${corner(1)}L${pair(tip)}L${corner(-1)}Z`,
  }
}

const pair = ([X, Y]: Pixel): string => `${X.toFixed(1)} ${Y.toFixed(1)}`

/** How far a pixel is from an arrow. */
export function distanceToArrow({ from, along, length }: PixelArrow, X: number, Y: number): number {
  const [dX, dY] = [X - from[0], Y - from[1]]
  const share = Math.max(0, Math.min(length, dX * along[0] + dY * along[1]))
  return Math.hypot(dX - share * along[0], dY - share * along[1])
}

const LABEL: Readonly<Record<'width' | 'height', number>> = { width: 46, height: 24 }
const TURNS = [0, 0.5, -0.5, 1, -1, 1.6, -1.6]

/**
 * The middles of labels, each beyond its arrow's tip, or beside it where another label or arrow is; undefined outside the
 * frame.
 */
export function labelPlaces(p: Projection, arrows: readonly (PixelArrow | undefined)[]): (Pixel | undefined)[] {
  const labels: Box[] = []
  return arrows.map((arrow) => {
    if (!arrow) return undefined
    const others = shaftBoxes(arrows.filter((other) => other !== arrow))
    const places = TURNS.map((turn) => placeBeyond(arrow, turn)).filter(
      (middle) =>
        inFrame(p.frame, ...middle, -LABEL.height / 2) && !labels.some((other) => overlaps(labelBox(middle), other)),
    )
    const place = places.find((middle) => !others.some((other) => overlaps(labelBox(middle), other))) ?? places[0]
    if (place) labels.push(labelBox(place))
    return place
  })
}

/** Past the tip, off its line by an angle. */
function placeBeyond({ tip, along: [cX, cY] }: PixelArrow, turn: number): Pixel {
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
  const [aX, aY] = [cX * cos - cY * sin, cX * sin + cY * cos]
  const reach = 6 + Math.abs(aX) * (LABEL.width / 2) + Math.abs(aY) * (LABEL.height / 2)
  return [tip[0] + aX * reach, tip[1] + aY * reach]
}

const labelBox = ([X, Y]: Pixel): Box => ({ ...LABEL, x: X - LABEL.width / 2, y: Y - LABEL.height / 2 })

/** What arrows and their labels cover: a run's name keeps off it. */
export const coveredBoxes = (
  arrows: readonly (PixelArrow | undefined)[],
  places: readonly (Pixel | undefined)[],
): Box[] => [...places.flatMap((place) => (place ? [labelBox(place)] : [])), ...shaftBoxes(arrows)]

const shaftBoxes = (arrows: readonly (PixelArrow | undefined)[]): Box[] =>
  arrows.flatMap((arrow) => {
    const boxes: Box[] = []
    if (!arrow) return boxes
    const length = Math.min(arrow.length, LONGEST)
    for (let at = CLEAR; at <= length; at += GRAIN) {
      const [X, Y] = [arrow.from[0] + arrow.along[0] * at, arrow.from[1] + arrow.along[1] * at]
      boxes.push({ x: X - GRAIN / 2, y: Y - GRAIN / 2, width: GRAIN, height: GRAIN })
    }
    return boxes
  })

const GRAIN = 10
/** Around its own marker a name is kept off anyway. */
const CLEAR = 12
const LONGEST = 600

const SAMPLES = 720
/** The axes of a trough have a curvature of their own for the drawing, whatever else they have. */
const SMALLEST_CURVATURE = 1e-9

/**
 * The level line of f's quadratic model through its own point, g.d + d.H d/2 = 0: an ellipse, a hyperbola or a parabola. Every
 * ray from the point meets it once more; the rays stand evenly where the model is round.
 */
export function modelLine(
  p: Projection,
  from: readonly [number, number],
  [gx = 0, gy = 0]: Iterable<number>,
  [xx = 0, xy = 0, yy = 0]: Iterable<number>,
): string {
  const mean = xx / 2 + yy / 2
  const radius = Math.hypot(xx / 2 - yy / 2, xy)
  const largest = Math.abs(mean) + radius
  if (!(largest > 0) || !Number.isFinite(largest) || !Number.isFinite(gx + gy)) return ''
  const turn = Math.atan2(xy, xx / 2 - yy / 2) / 2
  const scaled = (curvature: number) => 1 / Math.sqrt(Math.max(Math.abs(curvature), SMALLEST_CURVATURE * largest))
  const [first, second] = [scaled(mean + radius), scaled(mean - radius)]
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  let line = ''
  let before = 0
  for (let i = 0; i <= SAMPLES; i++) {
    const angle = (Math.PI * i) / SAMPLES
    const [a, b] = [first * Math.cos(angle), second * Math.sin(angle)]
    const [ux, uy] = [a * cos - b * sin, a * sin + b * cos]
    const curvature = xx * ux * ux + 2 * xy * ux * uy + yy * uy * uy
    const share = (-2 * (gx * ux + gy * uy)) / curvature
    const at: Pixel = [toX(p, from[0] + share * ux), toY(p, from[1] + share * uy)]
    const isNear = at.every((pixel) => Math.abs(pixel) < NEAR)
    // Where the curvature changes its sign the line goes to one infinity and comes back from the other.
    if (isNear) line += `${before !== 0 && before > 0 === curvature > 0 ? 'L' : 'M'}${pair(at)}`
    before = isNear ? curvature : 0
  }
  return line
}

/** Points of the level line farther out than this are left away. */
const NEAR = 6000

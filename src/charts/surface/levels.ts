import type { ContourPicture, PackedLines } from '../../engine/types.ts'
import { formatShort } from '../format.ts'

const FILLS = 12

/** The tone of band `band` (0: under the first level) of `bands`: the bands share out the whole ramp. */
export const fillIndex = (band: number, bands: number): number =>
  bands < 2 ? 0 : Math.round((band * (FILLS - 1)) / (bands - 1))

/** A value beside an isoline: where on it, and the line's direction there, in surface coordinates. */
export interface IsolineLabel {
  level: number
  band: number
  text: string
  x: number
  y: number
  dx: number
  dy: number
}

/** Which levels carry values: the major ones, or every second if too few are major. */
export function labelledLevels({ levels, major }: ContourPicture): number[] {
  const majors = [...levels.keys()].filter((i) => major[i] === 1)
  return majors.length >= 2 ? majors : [...levels.keys()].filter((i) => i % 2 === 0)
}

interface Candidate {
  x: number
  y: number
  dx: number
  dy: number
  cost: number
}

/** Pixels of line that a value needs to be read along it. */
const ENOUGH = 30

function pixelsAlong({ coordinates: c }: PackedLines, from: number, to: number, [kx, ky]: readonly [number, number]) {
  let length = 0
  for (let i = 2 * from; i < 2 * to - 2; i += 2)
    length += Math.hypot(((c[i + 2] ?? 0) - (c[i] ?? 0)) * kx, ((c[i + 3] ?? 0) - (c[i + 1] ?? 0)) * ky)
  return length
}

/** Candidates on a polyline: points with enough line round them, the straighter the better. */
function candidatesOn(lines: PackedLines, toPixels: readonly [kx: number, ky: number]): Candidate[] {
  const { coordinates: c, offsets } = lines
  const found: Candidate[] = []
  for (let line = 0; line + 1 < offsets.length; line += 1) {
    const from = offsets[line] ?? 0
    const to = offsets[line + 1] ?? 0
    const at = (j: number): readonly [number, number] => [c[2 * j] ?? 0, c[2 * j + 1] ?? 0]
    // In a small picture points lie close: more of them make up the length of a value.
    const apart = (2 * pixelsAlong(lines, from, to, toPixels)) / (to - from)
    const reach = Math.max(2, Math.min(Math.max(6, Math.ceil(ENOUGH / apart) + 1), (to - from) >> 3))
    const stride = Math.max(1, (to - from) >> 5)
    for (let i = from + reach; i < to - reach; i += stride) {
      const [x, y] = at(i)
      const [ax, ay] = at(i - reach)
      const [bx, by] = at(i + reach)
      const chord = Math.hypot((bx - ax) * toPixels[0], (by - ay) * toPixels[1])
      if (chord < ENOUGH) continue
      const bend = Math.hypot((ax + bx - 2 * x) * toPixels[0], (ay + by - 2 * y) * toPixels[1]) / chord
      found.push({ x, y, dx: bx - ax, dy: by - ay, cost: bend })
    }
  }
  return found
}

/**
 * Where isolines carry their values: one per level and about 400 pixels, on straight stretches, apart from each other
 * and from the frame, where `isFree`. Found once per picture in surface coordinates, so that they stay put while the view moves.
 */
export function isolineLabels(
  picture: ContourPicture,
  width: number,
  height: number,
  isFree: (x: number, y: number) => boolean = () => true,
): IsolineLabel[] {
  const { view, levels, isolines } = picture
  const kx = width / (view.x[1] - view.x[0])
  const ky = height / (view.y[1] - view.y[0])
  const labels: IsolineLabel[] = []
  const X = (x: number) => (x - view.x[0]) * kx
  const Y = (y: number) => (y - view.y[0]) * ky
  for (const index of labelledLevels(picture).reverse()) {
    const lines = isolines[index]
    const level = levels[index]
    if (!lines || level === undefined) continue
    let best: Candidate | undefined
    for (const candidate of candidatesOn(lines, [kx, ky])) {
      const [px, py] = [X(candidate.x), Y(candidate.y)]
      const edge = Math.min(px, width - px, py, height - py)
      if (edge < 28 || !isFree(candidate.x, candidate.y)) continue
      const nearest = Math.min(1e4, ...labels.map((l) => Math.hypot(X(l.x) - px, Y(l.y) - py)))
      if (nearest < 46) continue
      // Labels of neighbouring levels read best in a row: near one another, but not crowded.
      candidate.cost += Math.abs(Math.atan((candidate.dy * ky) / (candidate.dx * kx || 1e-9))) * 0.25 + nearest * 2e-4
      if (!best || candidate.cost < best.cost) best = candidate
    }
    if (best) labels.push({ ...best, level, band: index + 1, text: formatShort(level) })
  }
  return labels
}

/** One band of the legend: its tone and, at the boundary on its right, the value if there is room for it. */
export interface LegendBand {
  fill: number
  boundary?: string
}

/** The scale of f: every band in order, values where they are major and have room. */
export function legendBands(picture: ContourPicture, bandWidth: number): LegendBand[] {
  const labelled = new Set(labelledLevels(picture))
  let free = 0
  return Array.from({ length: picture.levels.length + 1 }, (_, band) => {
    const fill = fillIndex(band, picture.levels.length + 1)
    const level = picture.levels[band]
    if (level === undefined || !labelled.has(band)) return { fill }
    const text = formatShort(level)
    const half = text.length * 3.1 + 3
    const at = (band + 1) * bandWidth
    if (at - half < free || at + half > (picture.levels.length + 1) * bandWidth) return { fill }
    free = at + half
    return { fill, boundary: text }
  })
}

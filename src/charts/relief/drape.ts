import { clipSegment, createClipped } from '../surface/clip.ts'
import { heightAt, type Terrain } from './terrain.ts'

/** A path laid over the relief, in pieces short enough to follow it; only what lies over the ground. */
export interface Draped {
  /** x, y and z of every point. */
  places: Float32Array
  /** The step of each, between two where it lies on the way from one to the next. */
  steps: Float32Array
  /** 1 where the line begins anew. */
  moves: Uint8Array
  length: number
}

/** World units between two points of a line. */
const GRAIN = 6
/** A step shorter than this is drawn with the next. */
const SHORTEST = 0.7
/** A path of more points is followed in coarser pieces. */
const MOST = 6000

const piece = createClipped()

/** `world` gives the coordinate on the ground; the points come x and y in turn. */
export function drape(
  points: Float64Array,
  count: number,
  terrain: Terrain,
  toWorld: (x: number, y: number) => readonly [x: number, y: number],
): Draped {
  const { width, depth } = terrain.box
  const ground = { left: -width / 2, right: width / 2, top: -depth / 2, bottom: depth / 2 }
  const places: number[] = []
  const steps: number[] = []
  const moves: number[] = []
  const put = (x: number, y: number, step: number, move: 0 | 1) => {
    places.push(x, y, heightAt(terrain, x, y))
    steps.push(step)
    moves.push(move)
  }
  let [fromX, fromY] = toWorld(points[0] ?? NaN, points[1] ?? NaN)
  let from = 0
  let connected = false
  for (let step = 1; step < count; step += 1) {
    const [toX, toY] = toWorld(points[2 * step] ?? NaN, points[2 * step + 1] ?? NaN)
    if (!Number.isFinite(toX + toY)) break
    const far = Math.hypot(toX - fromX, toY - fromY)
    if (far < SHORTEST && step + 1 < count) continue
    const isSeen = clipSegment(ground, fromX, fromY, toX, toY, piece)
    if (isSeen) {
      const { x0, y0, x1, y1 } = piece
      const grain = steps.length > MOST ? 8 * GRAIN : GRAIN
      const pieces = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / grain))
      const stepAt = (x: number, y: number) =>
        from + (far > 0 ? Math.hypot(x - fromX, y - fromY) / far : 1) * (step - from)
      const isNew = !connected || x0 !== fromX || y0 !== fromY
      if (isNew) put(x0, y0, stepAt(x0, y0), 1)
      for (let i = 1; i <= pieces; i += 1) {
        const x = x0 + ((x1 - x0) * i) / pieces
        const y = y0 + ((y1 - y0) * i) / pieces
        put(x, y, stepAt(x, y), 0)
      }
      connected = x1 === toX && y1 === toY
    } else connected = false
    ;[fromX, fromY, from] = [toX, toY, step]
  }
  return {
    places: Float32Array.from(places),
    steps: Float32Array.from(steps),
    moves: Uint8Array.from(moves),
    length: steps.length,
  }
}

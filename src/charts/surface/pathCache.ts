import type { RunRecord, RunsState } from '../../store/index.ts'
import { pointTrack, type SecondTrack } from '../track.ts'
import type { Projection } from './geometry.ts'
import { createPixelPath, extendPath, goesOn, resetPath, type PixelPath } from './path.ts'

type Point = readonly [x: number, y: number]

interface Entry {
  /** The run's key. */
  run: string
  path: PixelPath
  projection?: Projection
  version: number
  count: number
  ended: boolean
}

/** The runs' paths in pixels, thinned once per projection and grown by each chunk. */
export interface PathCache {
  /** To be called at every change of the runs: tells a chunk that continues a path from one that begins it anew. */
  observe(runs: RunsState['runs']): void
  /**
   * The path, or one that is shown beside it, as far as the frame's share of work reaches: `seen` may be less than is
   * known.
   */
  path(run: string, record: RunRecord, projection: Projection, second?: SecondTrack): PixelPath
  /** To be called before a frame asks for its paths. */
  beginFrame(): void
  /** Whether a path wants another frame. */
  readonly isBehind: boolean
}

/** Points that are thinned in one frame, of all runs together: a new view of many long runs would stop the page else. */
const POINTS_PER_FRAME = 100_000
/** Of a path that begins so many at least: every run shows something at once. */
const FIRST_POINTS = 1000

export function createPathCache(): PathCache {
  const entries = new Map<string, Entry>()
  const look = (entry: Entry, { version, samples }: RunRecord) => {
    if (entry.version === version) return
    // Buffers are used again: only fewer samples than before, or samples after the end, show that this is another path.
    if (samples.count <= entry.count || entry.ended) entry.projection = undefined
    entry.version = version
    entry.count = samples.count
    entry.ended = samples.end !== undefined
  }
  let left = POINTS_PER_FRAME
  let isBehind = false
  return {
    observe(runs) {
      for (const [key, entry] of entries) {
        const record = runs.get(entry.run)
        if (record) look(entry, record)
        else entries.delete(key)
      }
    },
    path(run, record, projection, second) {
      const key = second ? `${run} ${second.name}` : run
      let entry = entries.get(key)
      if (!entry) entries.set(key, (entry = { run, path: createPixelPath(), version: -1, count: 0, ended: false }))
      look(entry, record)
      const { path } = entry
      if (entry.projection !== projection) {
        resetPath(path)
        entry.projection = projection
      }
      const { count } = record.samples
      const track = second?.track ?? pointTrack(record.samples)
      const from = path.seen
      const to = Math.min(count, from + Math.max(left, from === 0 ? FIRST_POINTS : 0))
      const more = extendPath(path, projection, track, to)
      left -= path.seen - from
      isBehind ||= more && to < count
      return path
    },
    beginFrame() {
      left = POINTS_PER_FRAME
      isBehind = false
    },
    get isBehind() {
      return isBehind
    },
  }
}

/** The distance in pixels from a point to a path up to kept point `to`, and on to `end`. */
export function distanceToPath(path: PixelPath, to: number, end: Point, x: number, y: number): number {
  const { pixels } = path
  let nearest = Infinity
  for (let i = 0; i <= to; i += 1) {
    if (i < to ? path.moves[i + 1] === 1 : !goesOn(path, i)) continue
    const ax = pixels[2 * i] ?? 0
    const ay = pixels[2 * i + 1] ?? 0
    const dx = (i < to ? (pixels[2 * i + 2] ?? 0) : end[0]) - ax
    const dy = (i < to ? (pixels[2 * i + 3] ?? 0) : end[1]) - ay
    const share = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)
    const s = Math.max(0, Math.min(1, share))
    nearest = Math.min(nearest, Math.hypot(ax + s * dx - x, ay + s * dy - y))
  }
  return nearest
}

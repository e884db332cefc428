import type { RunSpecification } from '../config/types.ts'
import type { Client, ClientPath, Estimator } from '../core/estimate.ts'
import { foundMinimum } from './minimum.ts'
import { packLines } from './packedLines.ts'
import { run } from './run.ts'
import type { PackedLines } from './types.ts'

/** Asks what the clients of a run did in the rounds about an update. */
export interface RoundsRequest {
  kind: 'rounds'
  specification: RunSpecification
  /** One of the rounds that are wanted: the update that leaves this point. */
  update: number
}

/** What the clients of a run did in some rounds, one after another, as they stand before each other in the run. */
export interface Rounds {
  /** The first of these rounds; round k is the update that leaves point k. */
  from: number
  /** Of each client that took part in a round: from where the round began, over its local steps, to its model. */
  lines: PackedLines
  /** Whose line it is, by its place among the clients. */
  clientOf: Uint16Array
  /** The lines of round `from + i` are those from `begins[i]` to `begins[i + 1]`. */
  begins: Uint32Array
  /** By client: how much its model counts, how many rows it has, and its own minimum (x, y; NaN where none is found). */
  weights: Float64Array
  sizes: Uint32Array
  minima: Float64Array
}

/** Points that are kept of one request: a few megabytes. */
const MOST_POINTS = 200_000

/**
 * Runs the run again and keeps what its clients did in the rounds about the one that is asked for: in all of them where that is
 * not too much, else in as many as are, among them that one. A study: it gives way after every chunk.
 */
export function* rounds({ specification, update }: RoundsRequest): Generator<undefined, Rounds> {
  const kept: (readonly ClientPath[])[] = []
  let clients: readonly Client[] = []
  let [from, to] = [0, Infinity]
  const watch = (k: number, estimator: Estimator | undefined) => {
    if (!estimator?.round) return
    if (k === 0) {
      clients = estimator.clients ?? []
      const points = estimator.round().reduce((sum, path) => sum + path.points.length / 2, 0)
      const most = Math.max(1, Math.floor(MOST_POINTS / Math.max(1, points)))
      from = most > specification.steps ? 0 : most * Math.floor(update / most)
      to = from + most
    }
    if (k >= from && k < to) kept.push(estimator.round())
  }
  const chunks = run(specification, watch)
  while (kept.length < to - from && !chunks.next().done) yield
  const minima = clients.map(({ rows }) => foundMinimum(specification.surface, rows) ?? [NaN, NaN])
  return {
    from,
    lines: packLines(kept.flatMap((round) => round.map(({ points }) => points))),
    clientOf: Uint16Array.from(kept.flatMap((round) => round.map(({ client }) => client))),
    begins: Uint32Array.from([0, ...kept.map(countUntil())]),
    weights: Float64Array.from(clients, ({ weight }) => weight),
    sizes: Uint32Array.from(clients, ({ rows }) => rows.length),
    minima: Float64Array.from(minima.flat()),
  }
}

/** How many lines there are until the end of each round. */
function countUntil(): (round: readonly ClientPath[]) => number {
  let count = 0
  return (round) => (count += round.length)
}

import { afterMove, moveStep } from '../config/index.ts'
import type { RunSpecification } from '../config/types.ts'
import type { ClientPath } from '../core/estimate.ts'
import { surfaceOfRun } from './moving.ts'
import { foundMinimum } from './minimum.ts'
import { packLines } from './packedLines.ts'
import { atRoundedStart } from './rounded.ts'
import { steppingOf } from './stepping.ts'
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
 * Goes the run's way again and keeps what its clients did in the rounds about the one that is asked for: in all of them where that
 * is not too much, else in as many as are, among them that one. A study: it gives way after every update.
 */
export function* rounds({ specification: given, update }: RoundsRequest): Generator<undefined, Rounds> {
  const specification = atRoundedStart(given)
  const surface = surfaceOfRun(specification)
  const stepping = steppingOf(specification, surface)
  const { x, estimator } = stepping
  const clients = estimator?.clients ?? []
  const gradient = new Float64Array(2)
  const kept: (readonly ClientPath[])[] = []
  let [from, to] = [0, estimator?.round ? specification.steps : 0]
  for (let k = 0; k < to && !stepping.spent(); k++) {
    const loss = surface.gradient(x[0]!, x[1]!, gradient)
    if (!Number.isFinite(x[0]! + x[1]! + loss)) break
    stepping.update(k, loss, gradient)
    if (k === 0) [from, to] = windowOf(estimator?.round?.() ?? [], update, specification.steps)
    if (k >= from) kept.push(estimator?.round?.() ?? [])
    yield
  }
  const at = moveStep(specification.surface, specification.steps) ?? Infinity
  const choice = update < at ? specification.surface : afterMove(specification.surface)
  const minima = clients.map(({ rows }) => foundMinimum(choice, rows) ?? [NaN, NaN])
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

/** From which round to which, this one left out, there is room for rounds such as this one. */
function windowOf(round: readonly ClientPath[], update: number, steps: number): [from: number, to: number] {
  const points = round.reduce((sum, path) => sum + path.points.length / 2, 0)
  const most = Math.max(1, Math.floor(MOST_POINTS / Math.max(1, points)))
  const from = steps <= most ? 0 : most * Math.floor(update / most)
  return [from, Math.min(steps, from + most)]
}

/** How many lines there are until the end of each round. */
function countUntil(): (round: readonly ClientPath[]) => number {
  let count = 0
  return (round) => (count += round.length)
}

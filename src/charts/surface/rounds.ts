/** Rounds of a federated run, as charts and controls read them. */
import type { Rounds } from '../../engine/rounds.ts'

/** What one client did in a round. */
export interface ClientLine {
  /** Its place among the clients. */
  client: number
  /** Its points are `from` to `to` of the coordinates: from where the round began to its model. */
  from: number
  to: number
}

/** The round that led to a point; at the start the first one. */
export const roundAt = (step: number): number => Math.max(0, step - 1)

const countOf = ({ begins }: Rounds): number => begins.length - 1

export const covers = (rounds: Rounds, update: number): boolean =>
  update >= rounds.from && update < rounds.from + countOf(rounds)

/** The lines of a round; none where it is not known. */
export function linesOf(rounds: Rounds, update: number): ClientLine[] {
  if (!covers(rounds, update)) return []
  const { from, begins, lines, clientOf } = rounds
  const [first = 0, end = 0] = [begins[update - from], begins[update - from + 1]]
  return Array.from({ length: end - first }, (_, i) => ({
    client: clientOf[first + i] ?? 0,
    from: lines.offsets[first + i] ?? 0,
    to: (lines.offsets[first + i + 1] ?? 0) - 1,
  }))
}

/** A client's model, the last point of its line. */
export const modelOf = ({ lines: { coordinates } }: Rounds, { to }: ClientLine): readonly [x: number, y: number] => [
  coordinates[2 * to] ?? NaN,
  coordinates[2 * to + 1] ?? NaN,
]

/** The clients' own minima; NaN where none is found. */
export const minimaOf = ({ minima }: Rounds): (readonly [x: number, y: number])[] =>
  Array.from({ length: minima.length / 2 }, (_, k) => [minima[2 * k] ?? NaN, minima[2 * k + 1] ?? NaN])

/** The models' mean, each counting by its client's weight, and the root of the mean squared distance from it. */
export function agreementOf(
  rounds: Rounds,
  update: number,
): { mean: readonly [x: number, y: number]; spread: number } | undefined {
  const lines = linesOf(rounds, update)
  if (lines.length === 0) return undefined
  const models = lines.map((line) => ({ at: modelOf(rounds, line), weight: rounds.weights[line.client] ?? 0 }))
  const total = models.reduce((sum, { weight }) => sum + weight, 0)
  const over = (of: (x: number, y: number) => number) =>
    models.reduce((sum, { at, weight }) => sum + weight * of(...at), 0) / total
  const [x, y] = [over((each) => each), over((_, each) => each)]
  return { mean: [x, y], spread: Math.sqrt(over((atX, atY) => (atX - x) ** 2 + (atY - y) ** 2)) }
}

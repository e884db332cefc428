/** Rounds of one parameter in the planes in which its runs are drawn: x, and in place of y a step or a height. */
import type { Rounds } from '../../engine/rounds.ts'
import { positionOf } from '../axisUnit.ts'
import type { ShownRun } from '../shownRuns.ts'

interface Lifted {
  of: readonly unknown[]
  rounds: Rounds
}

const overSteps = new WeakMap<Rounds, Lifted>()

/** The clients' local steps from where the round's update begins to where it ends. They have no minima there. */
export function roundsAlongSteps(rounds: Rounds, run: ShownRun): Rounds {
  const of = [run.record, JSON.stringify(run.axis)]
  const known = overSteps.get(rounds)
  if (known?.of.every((each, i) => each === of[i])) return known.rounds
  const { coordinates, offsets } = rounds.lines
  const lifted = coordinates.slice()
  for (let i = 0; i + 1 < rounds.begins.length; i++) {
    const [from, to] = [positionOf(run.positions, rounds.from + i), positionOf(run.positions, rounds.from + i + 1)]
    for (let line = rounds.begins[i] ?? 0; line < (rounds.begins[i + 1] ?? 0); line++) {
      const [first = 0, end = 0] = [offsets[line], offsets[line + 1]]
      for (let j = first; j < end; j++) lifted[2 * j + 1] = from + ((to - from) * (j - first)) / (end - 1 - first)
    }
  }
  const minima = new Float64Array(rounds.minima.length).fill(NaN)
  const made = { ...rounds, lines: { coordinates: lifted, offsets }, minima }
  overSteps.set(rounds, { of, rounds: made })
  return made
}

/** The clients' own minima at these heights; their steps are drawn over the steps of the run. */
export function minimaAtHeights(rounds: Rounds, heightAt: (x: number) => number): Rounds {
  const minima = rounds.minima.slice()
  for (let k = 0; k < minima.length; k += 2) minima[k + 1] = heightAt(minima[k] ?? NaN)
  return { ...rounds, begins: new Uint32Array(1), minima }
}

/** Of each of these runs that has rounds. */
export const liftedRounds = (
  runs: readonly ShownRun[],
  known: ReadonlyMap<string, Rounds> | undefined,
  lift: (rounds: Rounds, run: ShownRun) => Rounds,
): ReadonlyMap<string, Rounds> =>
  new Map(
    runs.flatMap((run): [string, Rounds][] => {
      const rounds = known?.get(run.key)
      return rounds ? [[run.key, lift(rounds, run)]] : []
    }),
  )

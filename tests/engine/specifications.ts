import type { RunSpecification } from '../../src/config/index.ts'
import { run, study, type Chunk, type RunEnd } from '../../src/engine/index.ts'
import type { Rounds } from '../../src/engine/rounds.ts'

/** Gradient descent on a bowl, unless `change` says otherwise. */
export const specification = (change: Partial<RunSpecification> = {}): RunSpecification => ({
  surface: { id: 'bowl', params: {} },
  start: [1.5, -2],
  steps: 100,
  seed: 1,
  optimizer: { id: 'gradientDescent', params: { lr: 0.1 } },
  schedule: { id: 'constant', params: {} },
  ...change,
})

/** A run's whole course, its chunks joined. */
export interface Course {
  points: number[]
  losses: number[]
  validationLosses: number[]
  gradientNorms: number[]
  rates: number[]
  evaluations: number[]
  slots: number[]
  end: RunEnd
}

export function courseOf(spec: RunSpecification): Course {
  const chunks = [...run(spec)]
  const joined = (series: (chunk: Chunk) => Float64Array) => chunks.flatMap((chunk) => [...series(chunk)])
  return {
    points: joined(({ points }) => points),
    losses: joined(({ losses }) => losses),
    validationLosses: joined(({ validationLosses }) => validationLosses),
    gradientNorms: joined(({ gradientNorms }) => gradientNorms),
    rates: joined(({ rates }) => rates),
    evaluations: joined(({ evaluations }) => evaluations),
    slots: joined(({ slots }) => slots),
    end: chunks.at(-1)!.end!,
  }
}

/** What the clients of a federated run did in the rounds about one of them. */
export function roundsOf(spec: RunSpecification, update: number): Rounds {
  const studying = study({ kind: 'rounds', specification: spec, update })
  let piece = studying.next()
  while (!piece.done) piece = studying.next()
  if (piece.value.kind !== 'rounds') throw new Error('rounds were asked for')
  return piece.value.rounds
}

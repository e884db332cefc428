import type { RunSpecification } from '../config/types.ts'
import { diagnose } from './diagnosis/diagnose.ts'
import type { Diagnosis } from './diagnosis/types.ts'
import { ensemble } from './ensemble/ensemble.ts'
import type { Ensemble, EnsembleProgress, EnsembleRequest } from './ensemble/types.ts'
import { rounds, type Rounds, type RoundsRequest } from './rounds.ts'
import { gradientNoise, type GradientNoise, type GradientNoiseRequest } from './gradientNoise.ts'
import { tune, type Tuned, type TuneRequest } from './tune.ts'

/**
 * A question that runs answer, many of them as a rule. Work on it comes in pieces: between two `next()` it can be given up,
 * and with what it yields it may say how far it is.
 */
export type Study = Generator<StudyProgress | undefined, StudyResult>

export type StudyRequest = DiagnoseRequest | TuneRequest | GradientNoiseRequest | RoundsRequest | EnsembleRequest

interface DiagnoseRequest {
  kind: 'diagnose'
  specification: RunSpecification
}

export type StudyResult =
  | { kind: 'diagnose'; diagnosis?: Diagnosis }
  | { kind: 'tune'; tuned: Tuned }
  | { kind: 'gradientNoise'; noise: GradientNoise }
  | { kind: 'rounds'; rounds: Rounds }
  | { kind: 'ensemble'; ensemble: Ensemble }

export type StudyProgress = EnsembleProgress

export function* study(request: StudyRequest): Study {
  if (request.kind === 'tune') return { kind: 'tune', tuned: yield* tune(request) }
  if (request.kind === 'rounds') return { kind: 'rounds', rounds: yield* rounds(request) }
  if (request.kind === 'ensemble') return { kind: 'ensemble', ensemble: yield* ensemble(request) }
  if (request.kind === 'gradientNoise') return { kind: 'gradientNoise', noise: yield* gradientNoise(request) }
  return { kind: 'diagnose', diagnosis: yield* diagnose(request.specification) }
}

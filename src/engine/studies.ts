import type { RunSpecification } from '../config/types.ts'
import { diagnose } from './diagnosis/diagnose.ts'
import type { Diagnosis } from './diagnosis/types.ts'

/**
 * A question that runs answer, many of them as a rule. Work on it comes in pieces: between two `next()` it can be given up,
 * and with what it yields it may say how far it is.
 */
export type Study = Generator<StudyProgress | undefined, StudyResult>

export type StudyRequest = DiagnoseRequest

interface DiagnoseRequest {
  kind: 'diagnose'
  specification: RunSpecification
}

export type StudyResult = { kind: 'diagnose'; diagnosis?: Diagnosis }

export interface StudyProgress {
  done: number
  of: number
}

export function* study(request: StudyRequest): Study {
  return { kind: 'diagnose', diagnosis: yield* diagnose(request.specification) }
}

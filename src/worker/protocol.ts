import type { RunSpecification, SurfaceChoice } from '../config/types.ts'
import type { View } from '../core/method.ts'
import type { StudyProgress, StudyRequest, StudyResult } from '../engine/studies.ts'
import type { Chunk, ContourPicture, RunOutline } from '../engine/types.ts'

/** Every message carries its job's number; what arrives for a job that is no longer wanted is dropped. */
export type ToWorker =
  | { type: 'run'; job: number; specification: RunSpecification }
  | { type: 'contours'; job: number; request: ContourRequest }
  | { type: 'study'; job: number; request: StudyRequest }
  | { type: 'cancel'; job: number }
  | { type: 'ping'; ping: number }

export interface ContourRequest {
  surface: SurfaceChoice
  view: View
  columns: number
  rows: number
  /** The lambda of f + lambda/2*|x|^2, drawn in place of f. */
  penalty?: number
}

export type FromWorker =
  /** A run's first chunk comes with its outline. */
  | { type: 'chunk'; job: number; chunk: Chunk; outline?: RunOutline | undefined }
  | { type: 'contours'; job: number; picture: ContourPicture }
  | { type: 'progress'; job: number; progress: StudyProgress }
  | { type: 'result'; job: number; result: StudyResult }
  /** The job cannot be done: a typed equation that does not parse, say. */
  | { type: 'failed'; job: number; message: string }
  | { type: 'pong'; ping: number }

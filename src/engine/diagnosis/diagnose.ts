import type { RunSpecification } from '../../config/types.ts'
import { run } from '../run.ts'
import type { Diagnosis } from './types.ts'

/** What is wrong with a run; undefined if nothing is. A study: it gives way after every chunk of a run. */
export function* diagnose(specification: RunSpecification): Generator<undefined, Diagnosis | undefined> {
  for (const { end } of run(specification)) {
    if (end?.status === 'diverged') return { kind: 'diverging', step: end.step }
    yield
  }
  return undefined
}

import type { RunSpecification } from '../../config/types.ts'
import { RECORDED_WIDTHS, type Recorded } from '../../core/recorded.ts'
import { outlineOf } from '../compile.ts'
import { run } from '../run.ts'
import type { Chunk, RunEnd, RunOutline } from '../types.ts'

/** A run from start to end. */
export interface Course extends Omit<Chunk, 'from' | 'end'> {
  specification: RunSpecification
  outline: RunOutline
  end: RunEnd
}

type Series = keyof Recorded | 'slots'
const SERIES = [...(Object.keys(RECORDED_WIDTHS) as (keyof Recorded)[]), 'slots'] as const

/** Computes a run, and gives way after every chunk. */
export function* courseOf(specification: RunSpecification): Generator<undefined, Course> {
  const chunks: Chunk[] = []
  for (const chunk of run(specification)) {
    chunks.push(chunk)
    yield
  }
  const series = SERIES.map((name) => [name, joined(chunks.map((chunk) => chunk[name]))])
  return {
    ...(Object.fromEntries(series) as Record<Series, Float64Array>),
    count: chunks.reduce((sum, { count }) => sum + count, 0),
    specification,
    outline: outlineOf(specification),
    end: chunks.at(-1)!.end!,
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

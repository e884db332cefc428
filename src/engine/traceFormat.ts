import type { MethodChoice } from '../config/index.ts'
import type { Chunk, RunEnd } from './types.ts'

/** A run's numbers as text, for commands and for files: the same columns wherever they come from. One run, all of its chunks joined. */
export interface Trace {
  label: string
  optimizer: string
  points: Float64Array
  losses: Float64Array
  validationLosses: Float64Array
  rates: Float64Array
  gradientNorms: Float64Array
  evaluations: Float64Array
  /** Gradients of single terms, where the surface is a sum over data. */
  termEvaluations: Float64Array
  end: RunEnd
}

/** Runs to the end and keeps everything. */
export function traceOf(label: string, optimizer: MethodChoice, chunks: Iterable<Chunk>): Trace {
  const all = [...chunks]
  const end = all.at(-1)?.end
  if (!end) throw new Error('a run ended without its end')
  const joined = (series: (chunk: Chunk) => Float64Array): Float64Array => {
    const parts = all.map(series)
    const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0))
    parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0)
    return whole
  }
  return {
    label,
    optimizer: optimizer.id ?? optimizer.equations,
    points: joined(({ points }) => points),
    losses: joined(({ losses }) => losses),
    validationLosses: joined(({ validationLosses }) => validationLosses),
    rates: joined(({ rates }) => rates),
    gradientNorms: joined(({ gradientNorms }) => gradientNorms),
    evaluations: joined(({ evaluations }) => evaluations),
    termEvaluations: joined(({ termEvaluations }) => termEvaluations),
    end,
  }
}

export function jsonLine(trace: Trace): string {
  const { label, optimizer, points, losses, rates, gradientNorms, evaluations, termEvaluations, end } = trace
  const isSum = termEvaluations.some((count, step) => count !== evaluations[step])
  const at = Array.from(losses, (_, step) => step)
  const { status, ...evidence } = end
  return JSON.stringify({
    label,
    optimizer,
    at,
    points: at.map((step) => [encode(points[2 * step]!), encode(points[2 * step + 1]!)]),
    losses: Array.from(losses, encode),
    ...(isValidated(trace) && { validationLosses: Array.from(trace.validationLosses, encode) }),
    lrs: at.map((step) => (step === at.length - 1 ? null : encode(rates[step]!))),
    gradientNorms: Array.from(gradientNorms, encode),
    gradientEvaluations: [...evaluations],
    ...(isSum && { termEvaluations: [...termEvaluations] }),
    status,
    end: {
      step: evidence.step,
      point: evidence.point.map(encode),
      gradientNorm: encode(evidence.gradientNorm),
      eigenvalues: evidence.eigenvalues.map(encode),
      stepLength: encode(evidence.stepLength),
      ...(evidence.hover && { hover: evidence.hover }),
      ...(evidence.stopped && { stopped: evidence.stopped }),
    },
  })
}

/** Whether rows were held back: every other trace has no number there at all. */
const isValidated = ({ validationLosses }: Trace): boolean => validationLosses.some((loss) => !Number.isNaN(loss))

/** A table of runs, numbered by their places: the header, then a row per step. A column more where rows were held back. */
export function csvLines(traces: Iterable<readonly [index: number, trace: Trace]>): string[] {
  const all = [...traces]
  if (!all.some(([, trace]) => isValidated(trace)))
    return [csvHeader, ...all.flatMap(([index, trace]) => csvRows(trace, index))]
  const rows = all.flatMap(([index, trace]) =>
    csvRows(trace, index).map((row, step) => `${row},${exact(trace.validationLosses[step]!)}`),
  )
  return [`${csvHeader},validationLoss`, ...rows]
}

export const csvHeader = 'run,label,step,x,y,loss,lr,gradientNorm,gradientEvaluations'

/** One row per step; `run` counts from 0; no rate at the last step. */
export function csvRows(trace: Trace, index: number): string[] {
  const label = /[",\r\n]/.test(trace.label) ? `"${trace.label.replaceAll('"', '""')}"` : trace.label
  const last = trace.losses.length - 1
  return Array.from(trace.losses, (loss, step) =>
    [
      index,
      label,
      step,
      exact(trace.points[2 * step]!),
      exact(trace.points[2 * step + 1]!),
      exact(loss),
      step === last ? '' : exact(trace.rates[step]!),
      exact(trace.gradientNorms[step]!),
      trace.evaluations[step],
    ].join(','),
  )
}

/** JSON has no infinities: they become texts. */
const encode = (value: number): number | string => (Number.isFinite(value) ? value : String(value))

/** All digits; String() writes -0 as 0. */
const exact = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))

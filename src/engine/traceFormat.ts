import type { MethodChoice, RunSpecification } from '../config/index.ts'
import { PRECISION_EVENTS } from '../core/precision.ts'
import type { Chunk, RunEnd } from './types.ts'

/** A run's numbers as text, for commands and for files: the same columns wherever they come from. One run, all of its chunks joined. */
export interface Trace {
  label: string
  optimizer: string
  /** Ids of what was put between the surface and the optimizer. */
  estimate?: string | undefined
  noise?: string | undefined
  precision?: string | undefined
  points: Float64Array
  losses: Float64Array
  validationLosses: Float64Array
  rates: Float64Array
  gradientNorms: Float64Array
  evaluations: Float64Array
  /** Gradients of single terms, where the surface is a sum over data. */
  termEvaluations: Float64Array
  /** What low precision did to the update that leaves the point, and its loss scale, where a precision is set. */
  precisionEvents: Float64Array
  lossScales: Float64Array
  end: RunEnd
}

/** What a trace says of the gradients that its run was given. */
export const sourcesOf = ({
  estimate,
  noise,
  precision,
}: Pick<RunSpecification, 'estimate' | 'noise' | 'precision'>) => ({
  estimate: estimate?.id,
  noise: noise?.id,
  precision: precision?.id,
})

/** Runs to the end and keeps everything. */
export function traceOf(
  label: string,
  optimizer: MethodChoice,
  chunks: Iterable<Chunk>,
  sources: Pick<Trace, 'estimate' | 'noise' | 'precision'> = {},
): Trace {
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
    ...sources,
    points: joined(({ points }) => points),
    losses: joined(({ losses }) => losses),
    validationLosses: joined(({ validationLosses }) => validationLosses),
    rates: joined(({ rates }) => rates),
    gradientNorms: joined(({ gradientNorms }) => gradientNorms),
    evaluations: joined(({ evaluations }) => evaluations),
    termEvaluations: joined(({ termEvaluations }) => termEvaluations),
    precisionEvents: joined(({ precisionEvents }) => precisionEvents),
    lossScales: joined(({ lossScales }) => lossScales),
    end,
  }
}

export function jsonLine(trace: Trace): string {
  const { label, optimizer, estimate, noise, precision } = trace
  const { points, losses, rates, gradientNorms, evaluations, termEvaluations, end } = trace
  const at = Array.from(losses, (_, step) => step)
  const { status, ...evidence } = end
  return JSON.stringify({
    label,
    optimizer,
    ...(estimate !== undefined && { estimate }),
    ...(noise !== undefined && { noise }),
    at,
    points: at.map((step) => [encode(points[2 * step]!), encode(points[2 * step + 1]!)]),
    losses: Array.from(losses, encode),
    ...(isValidated(trace) && { validationLosses: Array.from(trace.validationLosses, encode) }),
    lrs: at.map((step) => (step === at.length - 1 ? null : encode(rates[step]!))),
    gradientNorms: Array.from(gradientNorms, encode),
    gradientEvaluations: [...evaluations],
    ...(isOfTerms(trace) && { termEvaluations: [...termEvaluations] }),
    ...(precision !== undefined && {
      precision,
      precisionEvents: at.map((step) => (isUpdate(trace, step) ? eventsAt(trace, step) : null)),
      lossScales: at.map((step) => (isUpdate(trace, step) ? encode(trace.lossScales[step]!) : null)),
    }),
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

/** Whether single terms were counted apart from gradients: on a sum over data. */
const isOfTerms = ({ termEvaluations, evaluations }: Trace): boolean =>
  termEvaluations.some((count, step) => count !== evaluations[step])

/** Whether rows were held back: every other trace has no number there at all. */
const isValidated = ({ validationLosses }: Trace): boolean => validationLosses.some((loss) => !Number.isNaN(loss))

/** Whether an update in low precision left the point: none leaves the last, unless it led out of the finite numbers. */
const isUpdate = ({ lossScales }: Trace, step: number): boolean => !Number.isNaN(lossScales[step]!)

/** What low precision did to the update that leaves the point, by name. */
function eventsAt({ precisionEvents }: Trace, step: number): string[] {
  const events = precisionEvents[step]!
  return Object.entries(PRECISION_EVENTS).flatMap(([name, flag]) => (events & flag ? [name] : []))
}

const isRounded = ({ precision }: Trace): boolean => precision !== undefined

/** Columns that stand only where a run of the table has something to say in them. */
const FURTHER: readonly { name: string; isSaid(trace: Trace): boolean; at(trace: Trace, step: number): string }[] = [
  { name: 'termEvaluations', isSaid: isOfTerms, at: ({ termEvaluations }, step) => exact(termEvaluations[step]!) },
  { name: 'estimate', isSaid: ({ estimate }) => estimate !== undefined, at: ({ estimate = '' }) => estimate },
  { name: 'noise', isSaid: ({ noise }) => noise !== undefined, at: ({ noise = '' }) => noise },
  { name: 'precision', isSaid: isRounded, at: ({ precision = '' }) => precision },
  { name: 'precisionEvents', isSaid: isRounded, at: (trace, step) => eventsAt(trace, step).join('+') },
  {
    name: 'lossScale',
    isSaid: isRounded,
    at: (trace, step) => (isUpdate(trace, step) ? exact(trace.lossScales[step]!) : ''),
  },
  { name: 'validationLoss', isSaid: isValidated, at: ({ validationLosses }, step) => exact(validationLosses[step]!) },
]

/** A table of runs, numbered by their places: the header, then a row per step. Columns more where a run has something to say in them. */
export function csvLines(traces: Iterable<readonly [index: number, trace: Trace]>): string[] {
  const all = [...traces]
  const further = furtherOf(all.map(([, trace]) => trace))
  const rows = all.flatMap(([index, trace]) =>
    csvRows(trace, index).map((row, step) => [row, ...further.map(({ at }) => at(trace, step))].join(',')),
  )
  return [headerOf(all.map(([, trace]) => trace)), ...rows]
}

const furtherOf = (traces: readonly Trace[]) => FURTHER.filter(({ isSaid }) => traces.some(isSaid))

/** The first line of these runs' table. */
export const headerOf = (traces: readonly Trace[]): string =>
  [csvHeader, ...furtherOf(traces).map(({ name }) => name)].join(',')

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

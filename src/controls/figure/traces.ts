import { runLabel } from '../../config/index.ts'
import type { Configuration } from '../../config/types.ts'
import { csvLines, jsonLine, sourcesOf, type Trace } from '../../engine/traceFormat.ts'
import type { RunsState } from '../../store/index.ts'

/** The runs that have ended, as `npm run trace` has them; the number of each is its place in the list. */
export function tracesOf({ runs }: Configuration, state: RunsState): Map<number, Trace> {
  const traces = new Map<number, Trace>()
  for (const [index, run] of runs.entries()) {
    const samples = state.runs.get(run.key)?.samples
    if (!samples?.end) continue
    const { count, points, losses, validationLosses, rates, gradientNorms, evaluations, termEvaluations } = samples
    const { precisionEvents, lossScales, end } = samples
    traces.set(index, {
      label: runLabel(run, runs),
      optimizer: run.optimizer.id ?? run.optimizer.equations,
      ...sourcesOf(run),
      points: points.subarray(0, 2 * count),
      losses: losses.subarray(0, count),
      validationLosses: validationLosses.subarray(0, count),
      rates: rates.subarray(0, count),
      gradientNorms: gradientNorms.subarray(0, count),
      evaluations: evaluations.subarray(0, count),
      termEvaluations: termEvaluations.subarray(0, count),
      precisionEvents: precisionEvents.subarray(0, count),
      lossScales: lossScales.subarray(0, count),
      end,
    })
  }
  return traces
}

/** A row for every step of every run. */
export const csvOf = (traces: ReadonlyMap<number, Trace>): string => `${csvLines(traces).join('\n')}\n`

/** One object for one run, a list of them for several. */
export function jsonOf(traces: ReadonlyMap<number, Trace>): string {
  const lines = [...traces.values()].map(jsonLine)
  return lines.length === 1 ? `${lines[0] ?? ''}\n` : `[\n${lines.join(',\n')}\n]\n`
}

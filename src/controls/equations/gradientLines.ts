import { symbolsOf } from '../../charts/symbols.ts'
import { clipOf, estimateOf, methodValues, noiseOf, precisionOf } from '../../config/index.ts'
import type { MethodChoice, RunConfiguration } from '../../config/types.ts'
import { dropout } from '../../core/dropout.ts'
import type { ExplainedLine } from '../../core/method.ts'
import type { Parameters, ParameterValues } from '../../core/parameter.ts'
import { saidLines, type MethodLine } from './methodLines.ts'

/** What acts on a gradient, and explains itself. */
interface Acting {
  params: Parameters
  lines(values: ParameterValues): readonly ExplainedLine[]
}

/** The lines of one thing that acts on the gradient; none where it is not chosen. */
export const actingLines = (
  method: Acting | undefined,
  choice: MethodChoice | undefined,
  steps: number,
): readonly MethodLine[] =>
  method && choice ? saidLines(method.lines(methodValues(method, choice, steps)), symbolsOf(method.params)) : []

/** What becomes of the gradient on its way to the optimizer, in the order in which it happens. */
export const gradientLines = (run: RunConfiguration, steps: number): readonly MethodLine[] => [
  ...actingLines(estimateOf(run.estimate), run.estimate, steps),
  ...(run.dropout === undefined ? [] : saidLines(dropout.lines(), symbolsOf(dropout.params))),
  ...actingLines(noiseOf(run.noise), run.noise, steps),
  ...actingLines(precisionOf(run.precision), run.precision, steps),
  ...actingLines(clipOf(run.clip), run.clip, steps),
]

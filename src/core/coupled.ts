/**
 * Coupled weight decay (L2) and ascent: what PyTorch's optimizers do to the gradient before anything else sees it.
 *   d = g + lambda*x      minimizes f(x) + lambda/2*|x|^2
 *   d = -g                maximizes f
 *   d = -g + lambda*x     both: the decay still shrinks x
 * Without either there is no line, and the method reads as in its paper.
 */
import type { Parameters, ParameterValues } from './parameter.ts'
import { onOff, weightDecay } from './parameters.ts'

export const coupling = {
  weightDecay: weightDecay(0, 'coupled weight decay: the gradient of an L2 penalty is added to the gradient'),
  maximize: onOff(false, 'Maximize', 'goes up instead of down'),
} satisfies Parameters

/** The line that `values` ask for (or none), and the name or expression to use for the gradient `g` taken at `point`. */
export function coupled(values: ParameterValues, g = 'g', point = 'x'): { line: string; d: string } {
  const decays = values.weightDecay !== 0
  if (!decays && values.maximize !== true) return { line: '', d: g }
  const gradient = values.maximize === true ? `-${g}` : g
  return { line: `d = ${gradient}${decays ? ` + weightDecay*${point}` : ''}`, d: 'd' }
}

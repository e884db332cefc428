import type { ParameterValues } from '../../src/core/parameter.ts'
import { compileOptimizer, compileSchedule } from '../../src/language/compile.ts'
import { parseOptimizer, parseSchedule } from '../../src/language/index.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { schedules } from '../../src/schedules/index.ts'
import { defaultsOf, numbersOf } from './combinations.ts'

type Gradient = (x: readonly number[]) => readonly number[]

/** The update lines of an optimizer at these values, the others at their defaults. */
export function linesOf(id: string, values: ParameterValues = {}): readonly string[] {
  const { equations, params } = optimizers[id]!
  const text = typeof equations === 'string' ? equations : equations({ ...defaultsOf(params), ...values }, '')
  return text.split('\n').map((line) => line.trim())
}

const noMatrix = () => {
  throw new Error('only gradients are given here')
}

/** The points of a run, the start included, at rates `lr(t)`, t = 0, 1, ... */
export function pathOf(
  id: string,
  values: ParameterValues,
  gradient: Gradient,
  start: readonly number[],
  steps: number,
  lr?: (t: number) => number,
): readonly (readonly number[])[] {
  const all = { ...defaultsOf(optimizers[id]!.params), ...values }
  const parsed = parseOptimizer(linesOf(id, values).join('\n'))
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const x = Float64Array.from(start)
  const kernel = compileOptimizer(parsed.program, { parameters: numbersOf(all), x0: x.slice(), steps })
  const oracle = {
    gradient: (point: Float64Array, out: Float64Array) => out.set(gradient([...point])),
    value: () => 0,
    hessian: noMatrix,
    gram: noMatrix,
    fisher: noMatrix,
  }
  const points = [[...x]]
  for (let t = 0; t < steps; t++) {
    kernel.step(x, oracle, lr ? lr(t) : Number(all.lr), t + 1)
    points.push([...x])
  }
  return points
}

/** The rates of a schedule without parts, t = 0 to steps - 1, of updates that leave these losses. */
export function ratesOf(
  id: string,
  values: ParameterValues,
  lr: number,
  steps: number,
  losses: readonly number[] = [],
): readonly number[] {
  const { equations, params } = schedules[id]!
  const all = { ...defaultsOf(params, steps), ...values }
  const parsed = parseSchedule(typeof equations === 'string' ? equations : equations(all, ''))
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const schedule = compileSchedule(parsed.program, { parameters: numbersOf(all), lr, steps })
  return Array.from({ length: steps }, (_, t) => schedule.rate(t, losses[t]))
}

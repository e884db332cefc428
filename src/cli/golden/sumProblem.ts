import { compileSum, type SumFunction } from '../../language/compileSum.ts'
import { parseSurface } from '../../language/index.ts'
import { Malformed, toList, toNumber, toNumbers, toPoint, toText, type Json } from './format.ts'

const DECAY = 'lambda/2*(x^2 + y^2)'

/** The term f_i of each problem, over the columns u, v (a row of A) and b; log(1 + exp(-z)) in a form that does not overflow. */
const TERMS: Readonly<Record<string, string>> = {
  least_squares: `f(x, y) = (u*x + v*y - b)^2/2 + ${DECAY}`,
  logistic: `z = b*(u*x + v*y)\nf(x, y) = max(0, -z) + log(1 + exp(-|z|)) + ${DECAY}`,
}

/** A problem of a golden file as a sum. Throws `Malformed`. */
export function sumOf(problem: Json): SumFunction {
  const id = toText(problem.id, 'problem.id')
  const text = Object.hasOwn(TERMS, id) ? TERMS[id] : undefined
  if (text === undefined) throw new Malformed(`the problem is not one known here: ${id}`)
  const rows = toList(problem.A, 'problem.A').map((row, i) => toPoint(row, `problem.A[${i}]`))
  const b = Float64Array.from(toNumbers(problem.b, 'problem.b'))
  if (rows.length !== b.length) throw new Malformed('A and b are not of one length')
  const parsed = parseSurface(text)
  if (!parsed.ok) throw new Malformed(`the terms of ${id} do not parse`)
  const columns = { u: Float64Array.from(rows, ([u]) => u), v: Float64Array.from(rows, ([, v]) => v), b }
  return compileSum(parsed.program, { lambda: toNumber(problem.lambda, 'problem.lambda') }, columns)
}

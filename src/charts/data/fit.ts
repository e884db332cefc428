/** What the parameters predict for rows, from the problem's own formula. */
import type { Columns, ProblemData } from '../../core/data.ts'
import { compileSum } from '../../language/compileSum.ts'
import { parseSurface } from '../../language/index.ts'

/** The prediction for a row by the parameters (x, y). */
export type Predictor = (row: number, x: number, y: number) => number

/** Undefined for a problem that fits nothing. Only the features' columns are read. */
export function predictor({ fit, columns }: ProblemData, rows: Columns): Predictor | undefined {
  const parsed = fit && parseSurface(fit.equations)
  if (!parsed?.ok) return undefined
  const features = columns.filter(({ role }) => role === 'feature').map(({ name }) => [name, rows[name]!] as const)
  // What is the same for all rows is predicted for one.
  if (features.length === 0) features.push(['row', Float64Array.of(0)])
  const { termGradient } = compileSum(parsed.program, {}, Object.fromEntries(features))
  const unused = new Float64Array(2)
  return (row, x, y) => termGradient(row, x, y, unused)
}

/** A plane a*u + b*v + c over two features, as the parameters make it. */
export type Plane = (x: number, y: number) => readonly [a: number, b: number, c: number]

/** Of a problem with a boundary, which is affine in its two features. */
export function planeOf(problem: ProblemData): Plane | undefined {
  const [u, v] = problem.columns
  if (problem.fit?.kind !== 'boundary' || !u || !v) return undefined
  const corners = { [u.name]: Float64Array.of(0, 1, 0), [v.name]: Float64Array.of(0, 0, 1) }
  const at = predictor(problem, corners)
  return (
    at &&
    ((x, y) => {
      const c = at(0, x, y)
      return [at(1, x, y) - c, at(2, x, y) - c, c]
    })
  )
}

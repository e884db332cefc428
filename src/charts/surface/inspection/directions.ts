/**
 * Which vectors of an update are directions that its step is made of, read off its lines: what x is moved by, through sums,
 * scalar factors and numerators. Points (x itself, averages of points, what a state that begins at x0 is) are none, nor is
 * what only divides or scales.
 */
import { typeOf } from '../../../language/infer.ts'
import { partsOf } from '../../../language/tree.ts'
import type { Expression, OptimizerProgram, Statement } from '../../../language/types.ts'

/** A name, and whether the step goes along it or against it. */
export interface Direction {
  name: string
  sign: 1 | -1
}

/** What the last line of x moves it by, in the order written, each name once; the gradient among it. */
export function directionsOf(program: OptimizerProgram): readonly Direction[] {
  const last = program.statements.findLastIndex(({ name }) => name === 'x')
  const found = new Map<string, Direction>()
  const points = pointsOf(program)
  const lineOf = (name: string, before: number): number =>
    program.statements.findLastIndex((statement, i) => i < before && statement.name === name)

  /** `sign` 0: nothing can be said of it. */
  const visit = (part: Expression, sign: 1 | -1, line: number): void => {
    if (typeOf(part, program.types) !== 'vector') return
    if (part.kind === 'name') {
      const { name } = part
      if (!points.has(name)) {
        if (!found.has(name)) found.set(name, { name, sign })
        return
      }
      const made = lineOf(name, line)
      const statement = program.statements[made]
      if (statement && !program.slots.some((slot) => slot.name === name)) visit(statement.right, sign, made)
    } else if (part.kind === 'negate') visit(part.of, -sign as 1 | -1, line)
    else if (part.kind === 'call') {
      const { name, arguments: parts } = part
      const moved = MOVED_BY[name]
      if (moved !== undefined) for (const inner of parts.slice(...moved)) visit(inner, sign, line)
    } else if (part.kind === 'arithmetic') {
      const { operator, left, right } = part
      const isScaled = operator === '*' && [left, right].every((side) => typeOf(side, program.types) === 'vector')
      if (operator === '^') return
      if (operator !== '*' || !isScaled) visit(left, sign, line)
      if (operator !== '/') visit(right, operator === '-' ? (-sign as 1 | -1) : sign, line)
    }
  }
  const statement = program.statements[last]
  if (statement) visit(statement.right, 1, last)
  return [...found.values()]
}

/** The arguments of a function that keep their direction, as the ends of a slice: the others only bound, divide or decide. */
const MOVED_BY: Readonly<Record<string, [from: number, to?: number]>> = {
  sign: [0],
  clamp: [0, 1],
  solve: [1],
  where: [1],
}

/** The names that stand for places in the plane and not for ways to go. */
function pointsOf({ initial, statements, types }: OptimizerProgram): ReadonlySet<string> {
  const points = new Set(['x', 'x0'])
  const learn = ({ name, right }: Statement) => {
    if (types.get(name) === 'vector' && isPoint(right, points)) points.add(name)
  }
  initial.forEach(learn)
  statements.forEach(learn)
  return points
}

/** A point plus ways to go, or a mean of points. */
function isPoint(expression: Expression, points: ReadonlySet<string>): boolean {
  if (expression.kind === 'call' && expression.name === 'where')
    return expression.arguments.slice(1).some((branch) => isPoint(branch, points))
  const terms = termsOf(expression)
  const bare = terms.filter(({ part }) => part.kind === 'name' && points.has(part.name))
  if (bare.length > 0) return bare.reduce((sum, { sign }) => sum + sign, 0) > 0
  return terms.every(({ part }) => part.kind === 'arithmetic' && partsOf(part).some((side) => isPoint(side, points)))
}

interface Term {
  part: Expression
  sign: number
}

/** The terms of a sum; of anything else itself. */
function termsOf(part: Expression, sign = 1): Term[] {
  if (part.kind === 'negate') return termsOf(part.of, -sign)
  if (part.kind !== 'arithmetic' || (part.operator !== '+' && part.operator !== '-')) return [{ part, sign }]
  return [...termsOf(part.left, sign), ...termsOf(part.right, part.operator === '-' ? -sign : sign)]
}

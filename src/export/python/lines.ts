import { constantValue, typeOf } from '../../language/print.ts'
import type { Statement } from '../../language/index.ts'
import { piece, printAssigned, type Place } from './expression.ts'
import { pythonName } from './names.ts'

/** Statements as lines of Python, in order, and the place that follows them: a name for a number that never changes is one. */
export function printStatements(
  statements: readonly Statement[],
  state: ReadonlySet<string>,
  before: Place,
): { lines: string[]; after: Place } {
  let place = before
  const lines = statements.map(({ name, right }) => {
    const line = `${pythonName(name)} = ${rightSide(name, right, place)}`
    const constants = { ...place.constants }
    const value = state.has(name) ? undefined : constantValue(right, constants)
    if (value === undefined) delete constants[name]
    else constants[name] = value
    place = { ...place, constants }
    return line
  })
  return { lines, after: place }
}

/** A number becomes a vector where its name is one elsewhere. */
function rightSide(name: string, right: Statement['right'], place: Place): string {
  const { types = new Map(), dialect } = place
  const spreads = types.get(name) === 'vector' && typeOf(right, types) === 'scalar'
  return spreads ? dialect.full(piece(right, place)).text : printAssigned(right, place)
}

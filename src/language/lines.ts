import { MOST_DIAGNOSTICS, SyntaxProblem, error, spanOver } from './diagnostics.ts'
import { expectSymbol, isSymbol, peek, readExpression, type Adjacency, type Reader } from './expression.ts'
import { readParameter, type Declaration } from './readParameter.ts'
import { LIMITS, tokenize, type Token } from './tokenize.ts'
import { isNestedWithin } from './tree.ts'
import type { Diagnostic, Expression, Span } from './types.ts'

/** A line as it is written: `name = ...`, `init name = ...`, `f(x, y) = ...`, or an expression alone. */
export interface Line {
  kind: 'assign' | 'init' | 'definition' | 'bare'
  name: string
  /** Of a definition: the names in its brackets. */
  variables: readonly string[]
  right: Expression
  span: Span
  /** Where the left name stands. */
  nameSpan: Span
}

export interface NameUse {
  name: string
  span: Span
}

export interface Lines {
  lines: Line[]
  /** The names of `show` lines. */
  shows: NameUse[]
  /** `param` lines. */
  declarations: Declaration[]
  adjacencies: readonly Adjacency[]
  errors: Diagnostic[]
}

/** Reads a text line by line, replacing aliases by their names; a line that cannot be read becomes an error and the next is tried. */
export function readLines(text: string, aliases: ReadonlyMap<string, string>): Lines {
  const refused = (message: string, span: Span) => ({
    lines: [],
    shows: [],
    declarations: [],
    adjacencies: [],
    errors: [error(message, span)],
  })
  if (text.length > LIMITS.characters) {
    const message = `The text is too long: ${text.length} characters, at most ${LIMITS.characters} are read.`
    return refused(message, { line: 1, column: 1, length: 1 })
  }
  const { tokens: written, errors } = tokenize(text)
  const tokens = written.map((token) => {
    const name = aliases.get(token.text)
    return name === undefined ? token : { ...token, text: name }
  })
  const tooMany = firstNameTooMany(tokens)
  if (tooMany !== undefined) {
    return refused(`The text has too many different names: at most ${LIMITS.names} are read.`, tooMany)
  }
  const reader: Reader = { tokens, position: 0, depth: 0, nodes: 0, adjacencies: [] }
  const read: Omit<Lines, 'adjacencies' | 'errors'> = { lines: [], shows: [], declarations: [] }
  while (peek(reader).kind !== 'end' && errors.length < MOST_DIAGNOSTICS && reader.nodes <= LIMITS.nodes) {
    if (peek(reader).kind === 'newline') {
      reader.position++
      continue
    }
    try {
      readLine(reader, read)
    } catch (problem) {
      if (!(problem instanceof SyntaxProblem)) throw problem
      errors.push(problem.diagnostic)
      reader.depth = 0
      while (peek(reader).kind !== 'newline' && peek(reader).kind !== 'end') reader.position++
    }
  }
  return { ...read, adjacencies: reader.adjacencies, errors: errors.slice(0, MOST_DIAGNOSTICS) }
}

/** Names are compared with each other, for slips of the pen: without a limit that takes seconds. */
function firstNameTooMany(tokens: readonly Token[]): Span | undefined {
  const names = new Set<string>()
  for (const { kind, text, span } of tokens) {
    if (kind === 'name' && names.add(text).size > LIMITS.names) return span
  }
  return undefined
}

function readLine(reader: Reader, { lines, shows, declarations }: Omit<Lines, 'adjacencies' | 'errors'>): void {
  const [first, second] = [peek(reader), peek(reader, 1)]
  const word = first.kind === 'name' && second.kind === 'name' ? first.text : ''
  if (word === 'param') declarations.push(readParameter(reader))
  else if (word === 'show') {
    reader.position += 2
    shows.push({ name: second.text, span: second.span })
  } else lines.push(readEquation(reader))
  finishLine(reader)
}

function readEquation(reader: Reader): Line {
  const first = peek(reader)
  const kind = kindOf(reader)
  const nameToken = kind === 'init' ? peek(reader, 1) : first
  if (kind === 'init') reader.position++
  const variables = kind === 'definition' ? readVariables(reader) : []
  if (kind === 'assign' || kind === 'init') reader.position++
  if (kind !== 'bare') expectSymbol(reader, '=', `after ${nameToken.source}`)
  const right = readExpression(reader)
  if (!isNestedWithin(LIMITS.levels, right)) {
    const message = `More than ${LIMITS.levels} operations follow one another here: put a part of them on a line of its own.`
    throw new SyntaxProblem(message, nameToken.span)
  }
  const name = kind === 'bare' ? '' : nameToken.text
  return { kind, name, variables, right, span: spanOver(first.span, right.span), nameSpan: nameToken.span }
}

function kindOf(reader: Reader): Line['kind'] {
  const [first, second] = [peek(reader), peek(reader, 1)]
  if (first.kind !== 'name') return 'bare'
  if (first.text === 'init' && second.kind === 'name') return 'init'
  if (isSymbol(second, '=')) return 'assign'
  if (!isSymbol(second, '(')) return 'bare'
  let ahead = 2
  while (peek(reader, ahead).kind === 'name' || isSymbol(peek(reader, ahead), ',')) ahead++
  return isSymbol(peek(reader, ahead), ')') && isSymbol(peek(reader, ahead + 1), '=') ? 'definition' : 'bare'
}

function readVariables(reader: Reader): string[] {
  const variables: string[] = []
  reader.position += 2
  while (!isSymbol(peek(reader), ')')) {
    const token = peek(reader)
    if (token.kind === 'name') variables.push(token.text)
    reader.position++
  }
  reader.position++
  return variables
}

function finishLine(reader: Reader): void {
  const token = peek(reader)
  if (token.kind === 'newline' || token.kind === 'end') return
  if (isSymbol(token, '='))
    throw new SyntaxProblem('A line has one "="; to compare, write "==" inside where(...).', token.span)
  if (isSymbol(token, ',')) {
    throw new SyntaxProblem('Expected the end of the line: helper lines stand before, one to a line.', token.span)
  }
  if (isSymbol(token, ')')) throw new SyntaxProblem('This ")" closes nothing.', token.span)
  throw new SyntaxProblem(`Expected an operator or the end of the line, found "${token.source}".`, token.span)
}

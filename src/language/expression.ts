import { SyntaxProblem, spanOver } from './diagnostics.ts'
import { functions } from './names.ts'
import { LIMITS, type Token } from './tokenize.ts'
import type { ArithmeticOperator, ComparisonOperator, Expression, Span } from './types.ts'

/** A number written directly before a name: `2x`. Which names may stand there is known once all names are. */
export interface Adjacency {
  number: string
  name: string
  span: Span
}

/** Where the reader stands, and what it counts. */
export interface Reader {
  readonly tokens: readonly Token[]
  position: number
  /** Open brackets, bars and exponents. */
  depth: number
  /** Nodes of all trees read so far. */
  nodes: number
  readonly adjacencies: Adjacency[]
}

const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!='])
const endToken: Token = { kind: 'end', text: '', source: '', span: { line: 1, column: 1, length: 0 } }

export const peek = (reader: Reader, ahead = 0): Token => reader.tokens[reader.position + ahead] ?? endToken

export const isSymbol = (token: Token, text: string): boolean => token.kind === 'symbol' && token.text === text

export const describe = (token: Token) =>
  token.kind === 'end' ? 'the end of the text' : token.kind === 'newline' ? 'the end of the line' : `"${token.source}"`

export function take(reader: Reader): Token {
  const token = peek(reader)
  reader.position++
  return token
}

export function expectSymbol(reader: Reader, text: string, purpose: string): Token {
  const token = peek(reader)
  if (!isSymbol(token, text))
    throw new SyntaxProblem(`Expected "${text}" ${purpose}, found ${describe(token)}.`, token.span)
  return take(reader)
}

function count<Node extends Expression>(reader: Reader, node: Node): Node {
  reader.nodes++
  if (reader.nodes > LIMITS.nodes) {
    throw new SyntaxProblem(
      `The text is too large: more than ${LIMITS.nodes} numbers, names and operations.`,
      node.span,
    )
  }
  return node
}

function nested<Result>(reader: Reader, read: () => Result): Result {
  reader.depth++
  if (reader.depth > LIMITS.depth) {
    throw new SyntaxProblem(`Nested too deeply: more than ${LIMITS.depth} levels.`, peek(reader).span)
  }
  const result = read()
  reader.depth--
  return result
}

/** A line break after an operator continues the line. */
function skipNewlines(reader: Reader): void {
  while (peek(reader).kind === 'newline') reader.position++
}

const arithmetic = (reader: Reader, operator: ArithmeticOperator, left: Expression, right: Expression): Expression =>
  count(reader, { kind: 'arithmetic', operator, left, right, span: spanOver(left.span, right.span) })

/** `sum`, or `sum < sum`: where a comparison may stand is checked later. */
export function readExpression(reader: Reader): Expression {
  const left = readSum(reader)
  const token = peek(reader)
  if (token.kind !== 'symbol' || !comparisons.has(token.text)) return left
  take(reader)
  skipNewlines(reader)
  const right = readSum(reader)
  const next = peek(reader)
  if (next.kind === 'symbol' && comparisons.has(next.text)) {
    throw new SyntaxProblem('Comparisons cannot be chained: nest one where(...) in another.', next.span)
  }
  const operator = token.text as ComparisonOperator
  return count(reader, { kind: 'comparison', operator, left, right, span: spanOver(left.span, right.span) })
}

function readSum(reader: Reader): Expression {
  let left = readProduct(reader)
  for (;;) {
    const token = peek(reader)
    if (!isSymbol(token, '+') && !isSymbol(token, '-')) return left
    take(reader)
    skipNewlines(reader)
    left = arithmetic(reader, token.text as '+' | '-', left, readProduct(reader))
  }
}

function readProduct(reader: Reader): Expression {
  let left = readFactor(reader)
  for (;;) {
    const token = peek(reader)
    refuseJuxtaposition(token)
    if (!isSymbol(token, '*') && !isSymbol(token, '/')) return left
    take(reader)
    skipNewlines(reader)
    const start = reader.position
    const right = readFactor(reader)
    if (token.text === '/' && isImplicitAt(reader, start)) refuseDivision(reader, left, token, start)
    left = arithmetic(reader, token.text as '*' | '/', left, right)
  }
}

const isImplicitAt = (reader: Reader, start: number) => {
  const [number, next] = [reader.tokens[start], reader.tokens[start + 1]]
  return number?.kind === 'number' && next !== undefined && (next.kind === 'name' || isSymbol(next, '('))
}

function refuseDivision(reader: Reader, left: Expression, slash: Token, start: number): never {
  const number = reader.tokens[start]?.source ?? ''
  const next = reader.tokens[start + 1]?.source ?? ''
  const numerator = left.kind === 'number' ? String(left.value) : left.kind === 'name' ? left.name : '...'
  const rest = next === '(' ? '(...)' : next
  throw new SyntaxProblem(
    `Is "/${number}${rest}" a division by ${number} or by ${number}*${rest}? Write the product out.`,
    spanOver(left.span.line === slash.span.line ? left.span : slash.span, reader.tokens[start + 1]?.span ?? slash.span),
    `${numerator}/${number}*${rest} or ${numerator}/(${number}*${rest})`,
  )
}

function refuseJuxtaposition(token: Token): void {
  if (token.kind === 'number' || token.kind === 'name' || isSymbol(token, '(')) {
    throw new SyntaxProblem(`Expected an operator before "${token.source}".`, token.span, `*${token.source}`)
  }
}

/** Signs bind looser than powers: `-x^2` is `-(x^2)`. */
function readFactor(reader: Reader): Expression {
  const token = peek(reader)
  if (isSymbol(token, '+')) {
    take(reader)
    return nested(reader, () => readFactor(reader))
  }
  if (!isSymbol(token, '-')) return readImplicitProduct(reader)
  take(reader)
  const of = nested(reader, () => readFactor(reader))
  return count(reader, { kind: 'negate', of, span: spanOver(token.span, of.span) })
}

/** `2x`, `2sin(x)`, `2(x + 1)`: a number directly before a name or a bracket. */
function readImplicitProduct(reader: Reader): Expression {
  const left = readPower(reader)
  const next = peek(reader)
  if (left.kind !== 'number' || (next.kind !== 'name' && !isSymbol(next, '('))) return left
  if (next.kind === 'name') {
    const number = reader.tokens[reader.position - 1]?.source ?? ''
    const isCall = isSymbol(peek(reader, 1), '(')
    if (!isCall) reader.adjacencies.push({ number, name: next.text, span: spanOver(left.span, next.span) })
  }
  return arithmetic(reader, '*', left, readPower(reader))
}

function readPower(reader: Reader): Expression {
  const base = readPrimary(reader)
  if (!isSymbol(peek(reader), '^')) return base
  take(reader)
  skipNewlines(reader)
  return arithmetic(
    reader,
    '^',
    base,
    nested(reader, () => readExponent(reader)),
  )
}

function readExponent(reader: Reader): Expression {
  const token = peek(reader)
  if (isSymbol(token, '-')) {
    take(reader)
    const of = nested(reader, () => readExponent(reader))
    return count(reader, { kind: 'negate', of, span: spanOver(token.span, of.span) })
  }
  const exponent = readPower(reader)
  const next = peek(reader)
  if (token.kind === 'number' && (next.kind === 'name' || isSymbol(next, '('))) {
    const rest = next.kind === 'name' ? next.source : '(...)'
    throw new SyntaxProblem(
      `Does "${rest}" belong to the exponent? Write the product out.`,
      spanOver(token.span, next.span),
      `^${token.source}*${rest} or ^(${token.source}*${rest})`,
    )
  }
  return exponent
}

function readPrimary(reader: Reader): Expression {
  const token = peek(reader)
  if (token.kind === 'number') {
    take(reader)
    return count(reader, { kind: 'number', value: Number(token.text), span: token.span })
  }
  if (token.kind === 'name') {
    take(reader)
    if (isSymbol(peek(reader), '(')) return readCall(reader, token)
    return count(reader, { kind: 'name', name: token.text, span: token.span })
  }
  if (isSymbol(token, '(')) return readBracket(reader)
  if (isSymbol(token, '|')) return readBars(reader)
  throw new SyntaxProblem(`Expected a number, a name or "(", found ${describe(token)}.`, token.span)
}

function readBracket(reader: Reader): Expression {
  const open = take(reader)
  skipNewlines(reader)
  const inner = nested(reader, () => readExpression(reader))
  skipNewlines(reader)
  const close = expectSymbol(reader, ')', `to close the "(" of column ${open.span.column}`)
  // Messages about a name or a call point at the name itself.
  if (inner.kind === 'name' || inner.kind === 'call') return inner
  return { ...inner, span: spanOver(open.span, close.span) }
}

function readBars(reader: Reader): Expression {
  const open = take(reader)
  const inner = nested(reader, () => readSum(reader))
  const close = expectSymbol(reader, '|', `to close the "|" of column ${open.span.column}`)
  return count(reader, { kind: 'call', name: 'abs', arguments: [inner], span: spanOver(open.span, close.span) })
}

function readCall(reader: Reader, name: Token): Expression {
  const open = take(reader)
  const list: Expression[] = []
  skipNewlines(reader)
  while (!isSymbol(peek(reader), ')')) {
    list.push(nested(reader, () => readExpression(reader)))
    skipNewlines(reader)
    if (!isSymbol(peek(reader), ',')) break
    take(reader)
    skipNewlines(reader)
  }
  const purpose = functions.has(name.text)
    ? `to close ${name.source}(`
    : `to close the "(" of column ${open.span.column}`
  const close = expectSymbol(reader, ')', purpose)
  return count(reader, { kind: 'call', name: name.text, arguments: list, span: spanOver(name.span, close.span) })
}

import { SyntaxProblem, spanOver } from './diagnostics.ts'
import { describe, expectSymbol, isSymbol, peek, take, type Reader } from './expression.ts'
import type { ParameterLine, Span } from './types.ts'

/** A `param` line as it is written, and where its name stands. */
export interface Declaration {
  line: ParameterLine
  nameSpan: Span
}

/** Reads `param name = default`, with ` in [min, max]` and ` log` where they are given. */
export function readParameter(reader: Reader): Declaration {
  const first = take(reader)
  const name = take(reader)
  expectSymbol(reader, '=', `after param ${name.source}`)
  const value = readNumber(reader)
  const range = isWord(reader, 'in') ? readRange(reader) : undefined
  const log = isWord(reader, 'log')
  if (log) reader.position++
  const last = reader.tokens[reader.position - 1] ?? first
  const span = spanOver(first.span, last.span)
  const [least = value] = range ?? []
  // As on every logarithmic slider, a range that begins at 0 has 0 at its left end.
  if (log && (range ? least < 0 : value <= 0)) {
    throw new SyntaxProblem('A logarithmic slider has no negative numbers: its range begins at 0 or above.', span)
  }
  return { line: { name: name.text, default: value, ...(range && { range }), log, span }, nameSpan: name.span }
}

const isWord = (reader: Reader, word: string) => peek(reader).kind === 'name' && peek(reader).text === word

function readNumber(reader: Reader): number {
  const first = peek(reader)
  const negative = isSymbol(first, '-')
  if (negative || isSymbol(first, '+')) reader.position++
  const token = peek(reader)
  if (token.kind !== 'number') throw new SyntaxProblem(`Expected a number, found ${describe(token)}.`, token.span)
  reader.position++
  const value = Number(token.text)
  if (!Number.isFinite(value)) throw new SyntaxProblem('The number is too large.', token.span)
  return negative ? -value : value
}

function readRange(reader: Reader): [min: number, max: number] {
  const word = take(reader)
  expectSymbol(reader, '[', 'after in')
  const min = readNumber(reader)
  expectSymbol(reader, ',', 'between the ends of the range')
  const max = readNumber(reader)
  const close = expectSymbol(reader, ']', 'to close the range')
  if (min >= max) throw new SyntaxProblem('The range ends where it begins, or before.', spanOver(word.span, close.span))
  return [min, max]
}

import { LIMITS, wordsOf, type Diagnostic, type Word } from '../../language/index.ts'
import { linesOf, stateOf, type EquationsKind, type Program } from './reading.ts'

export type Role = Word['kind'] | 'state' | 'parameter' | 'comment'

/** A stretch of a line that is shown alike. */
export interface Piece {
  text: string
  role?: Role
  /** It is what a diagnostic is about. */
  severity?: Diagnostic['severity']
  /** A diagnostic names its first column. */
  caret?: boolean
}

/** Of more lines no page makes elements while one types. */
const MOST_LINES = 1500

/**
 * The lines of a text as pieces. Which names are state and which are parameters the last text that could be read decides. A
 * text that is too long is shown as it is.
 */
export function highlight(
  kind: EquationsKind,
  text: string,
  program: Program | undefined,
  diagnostics: readonly Diagnostic[],
): readonly (readonly Piece[])[] {
  const lines = linesOf(text)
  if (text.length > LIMITS.characters || lines.length > MOST_LINES) return [[{ text }]]
  const state = new Set(program && stateOf(program).map(({ name }) => name))
  const parameters = new Set(program?.parameters)
  const roleOf = ({ kind: role, text: name }: Word): Role => {
    // The rate is given, and has a control like any parameter.
    if (name === 'lr' || parameters.has(name)) return 'parameter'
    return role === 'name' && state.has(name) ? 'state' : role
  }
  const words = byLine(wordsOf(kind, text))
  const told = byLine(diagnostics)
  return lines.map((line, index) => {
    const letters = lettersOf(line, told.get(index + 1) ?? [])
    for (const word of words.get(index + 1) ?? []) {
      for (const letter of lettersIn(letters, word.span)) letter.role = roleOf(word)
    }
    return joined(letters)
  })
}

function byLine<Placed extends { span: { line: number } }>(all: readonly Placed[]): ReadonlyMap<number, Placed[]> {
  const lines = new Map<number, Placed[]>()
  for (const each of all) lines.set(each.span.line, [...(lines.get(each.span.line) ?? []), each])
  return lines
}

/** A line letter by letter, with a space behind it where a diagnostic is about its end. */
function lettersOf(line: string, diagnostics: readonly Diagnostic[]): Piece[] {
  const comment = line.indexOf('#')
  const letters = [...Array(line.length).keys()].map((i): Piece => ({
    text: line.charAt(i),
    ...(comment >= 0 && i >= comment && { role: 'comment' }),
  }))
  for (const { severity, span } of diagnostics) {
    if (span.column > letters.length) letters.push({ text: ' ' })
    const [first, ...rest] = lettersIn(letters, { ...span, length: Math.max(1, span.length) })
    if (first) Object.assign(first, { severity, caret: true })
    for (const letter of rest) letter.severity = severity
  }
  return letters
}

const lettersIn = (letters: readonly Piece[], { column, length }: { column: number; length: number }) =>
  letters.slice(column - 1, column - 1 + length)

/** Neighbours that look alike as one piece; a caret begins one. */
function joined(letters: readonly Piece[]): Piece[] {
  const pieces: Piece[] = []
  for (const letter of letters) {
    const last = pieces.at(-1)
    const alike = last && !letter.caret && last.role === letter.role && last.severity === letter.severity
    if (alike) last.text += letter.text
    else pieces.push({ ...letter })
  }
  return pieces
}

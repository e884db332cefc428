import { error } from './diagnostics.ts'
import { greek } from './names.ts'
import type { Diagnostic, Span } from './types.ts'

export interface Token {
  kind: 'number' | 'name' | 'symbol' | 'newline' | 'end'
  /** Canonical: Greek letters spelled out, typographic operators plain. */
  text: string
  /** As it stands in the text. */
  source: string
  span: Span
}

/**
 * What a text may not exceed: characters, nesting of brackets and exponents, levels of one line's tree (which is read by
 * recursion, in workers with small stacks too), nodes of all trees together, different names.
 */
export const LIMITS = { characters: 20_000, depth: 100, levels: 500, nodes: 5_000, names: 200 } as const

const greekLetter = [...greek.keys()].join('')
/** Spaces and comments, or a newline, a number, a name, a symbol: each of these is a group, in this order. */
const pattern = new RegExp(
  [
    '[ \\t\\u00a0\\u2009]+|#[^\\r\\n]*',
    '(\\r\\n|[\\r\\n;])',
    '((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)',
    `([A-Za-z_${greekLetter}][A-Za-z0-9_${greekLetter}]*)`,
    '(<=|>=|==|!=|\\*\\*|[-+*/^(),|=<>[\\]·×−⋅≤≥≠÷])',
  ].join('|'),
  'uy',
)

const plain: ReadonlyMap<string, string> = new Map([
  ['·', '*'],
  ['⋅', '*'],
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['**', '^'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
])

const instead: ReadonlyMap<string, string> = new Map([
  ['²', '^2'],
  ['³', '^3'],
  ['[', '('],
  [']', ')'],
  ['{', '('],
  ['}', ')'],
  ['√', 'sqrt(...)'],
  ['½', '0.5'],
])

const spellOut = (name: string) => name.replace(/[^\x20-\x7e]/gu, (letter) => greek.get(letter) ?? letter)

/** Names that every JavaScript object has. They would work here; code made from the equations, or around them, could trip. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

function nameProblem(name: string): string | undefined {
  if (inherited.has(name) && !name.startsWith('_')) return `"${name}" is a word of JavaScript: choose another name.`
  if (name.startsWith('_')) return 'A name starts with a letter.'
  if (name.length > 40) return 'A name has at most 40 characters.'
  return undefined
}

/** Square brackets hold the range of a `param` line and mean nothing anywhere else. */
const isBracket = (source: string) => source === '[' || source === ']'

/** Splits a text; characters that mean nothing become errors, one per place. */
export function tokenize(text: string): { tokens: Token[]; errors: Diagnostic[] } {
  const tokens: Token[] = []
  const errors: Diagnostic[] = []
  let line = 1
  let lineStart = 0
  let position = 0
  let firstOfLine = 0
  const take = (kind: Token['kind'], source: string, canonical: string) => {
    tokens.push({
      kind,
      source,
      text: canonical,
      span: { line, column: position - lineStart + 1, length: source.length },
    })
  }
  while (position < text.length) {
    pattern.lastIndex = position
    const match = pattern.exec(text)
    const [, newline, number, name, symbol] = match ?? []
    const source = match?.[0] ?? String.fromCodePoint(text.codePointAt(position) ?? 0)
    const span = { line, column: position - lineStart + 1, length: source.length }
    if (match === null || (isBracket(source) && tokens[firstOfLine]?.text !== 'param')) {
      errors.push(error(`The character "${source}" has no meaning here.`, span, instead.get(source)))
    } else if (number !== undefined) {
      take('number', source, number)
    } else if (name !== undefined) {
      const problem = nameProblem(name)
      if (problem !== undefined) errors.push(error(problem, span))
      take('name', source, spellOut(name))
    } else if (symbol !== undefined) {
      take('symbol', source, plain.get(symbol) ?? symbol)
    } else if (newline !== undefined) {
      // One column wide, just behind the line, whatever ends it.
      take('newline', '\n', '\n')
      firstOfLine = tokens.length
    }
    position += source.length
    if (newline !== undefined && newline !== ';') {
      line++
      lineStart = position
    }
  }
  take('end', '', '')
  return { tokens, errors }
}

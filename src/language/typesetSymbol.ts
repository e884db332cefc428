import { accented, element, identifier, number, operator, row, upright } from './mathml.ts'
import { greekLetters } from './names.ts'
import type { MathNode } from './types.ts'

const letters: ReadonlyMap<string, string> = new Map([
  ...greekLetters,
  ['varepsilon', 'ε'],
  ['varphi', 'φ'],
  ['ell', 'ℓ'],
  ['nabla', '∇'],
  ['infty', '∞'],
])

const accents: ReadonlyMap<string, string> = new Map([
  ['hat', 'ˆ'],
  ['bar', '¯'],
  ['tilde', '˜'],
  ['dot', '˙'],
])

const textCommands: ReadonlySet<string> = new Set(['mathrm', 'text', 'operatorname', 'mathit'])

interface Source {
  readonly tokens: readonly string[]
  position: number
}

const DEEPEST = 20

/**
 * Typesets the TeX of a parameter's symbol: letters, numbers, Greek, `_`, `^`, groups, `\\hat`, `\\bar`, `\\tilde`,
 * `\\mathrm`, named operators such as `\\min`. What it does not know stands as text.
 */
export function typesetSymbol(tex: string): MathNode {
  const source: Source = { tokens: tex.match(/\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|[^\s]/gu) ?? [], position: 0 }
  const nodes: MathNode[] = []
  while (source.position < source.tokens.length) nodes.push(...readGroup(source, 0))
  return row(...nodes)
}

/** Everything up to a closing brace, which is taken too. */
function readGroup(source: Source, depth: number): MathNode[] {
  const nodes: MathNode[] = []
  while (source.position < source.tokens.length) {
    if (source.tokens[source.position] === '}') {
      source.position++
      break
    }
    nodes.push(readScripted(source, depth))
  }
  return nodes
}

function readScripted(source: Source, depth: number): MathNode {
  const first = source.tokens[source.position]
  const base = first === '_' || first === '^' ? row() : readAtom(source, depth)
  const scripts: { below?: MathNode; above?: MathNode } = {}
  for (;;) {
    const mark = source.tokens[source.position]
    if (mark === '_' && scripts.below === undefined) {
      source.position++
      scripts.below = readAtom(source, depth)
    } else if (mark === '^' && scripts.above === undefined) {
      source.position++
      scripts.above = readAtom(source, depth)
    } else break
  }
  const { below, above } = scripts
  if (below && above) return element('msubsup', base, below, above)
  if (below) return element('msub', base, below)
  return above ? element('msup', base, above) : base
}

function readAtom(source: Source, depth: number): MathNode {
  const token = source.tokens[source.position++] ?? ''
  if (token === '{' && depth < DEEPEST) return row(...readGroup(source, depth + 1))
  if (token.startsWith('\\')) return readCommand(token.slice(1), source, depth)
  if (/^\d/.test(token)) return number(token)
  if (/^\p{L}$/u.test(token)) return identifier(token)
  return operator(token === '-' ? '−' : token)
}

function readCommand(name: string, source: Source, depth: number): MathNode {
  const letter = letters.get(name)
  if (letter !== undefined) return /^\p{Lu}$/u.test(letter) ? upright(letter) : identifier(letter)
  const accent = accents.get(name)
  if (accent !== undefined && depth < DEEPEST) return accented(readAtom(source, depth + 1), accent)
  if (textCommands.has(name)) return identifier(readText(source))
  return /^[A-Za-z]/.test(name) ? identifier(name) : operator(name)
}

/** The text of a group, or of the one token that follows. */
function readText(source: Source): string {
  if (source.tokens[source.position] !== '{') return source.tokens[source.position++] ?? ''
  const start = source.position + 1
  const end = source.tokens.indexOf('}', start)
  source.position = end < 0 ? source.tokens.length : end + 1
  return source.tokens.slice(start, end < 0 ? undefined : end).join('')
}

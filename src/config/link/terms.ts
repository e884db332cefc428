import { quote, type Report } from '../notices.ts'
import { decode, decodeValue } from './encode.ts'

/** `name(key:value,term,term)`: a method with its parameters and the methods it holds. Names and texts are decoded. */
export interface Term {
  name: string
  /** The text of typed equations: the first thing inside `eq(...)`. */
  equations?: string
  params: readonly (readonly [name: string, value: number | boolean | string])[]
  of: readonly Term[]
}

/** One part of a run between slashes: a term, or `key:text`. */
export type Part = { term: Term } | { key: string; text: string }

/** Stands in the place of a method's id before typed equations. */
export const TYPED = 'eq'

/** Stands between a parameter's name and the schedule that moves it: `beta1=cosine(etaMin:0.5)`. */
export const MOVES = '='

const DEEPEST = 32

/**
 * Reads the parts of one link entry, separated by slashes. What breaks the form is reported and stepped over;
 * whatever could be told apart is kept.
 */
export function readParts(source: string, where: string, report: Report): readonly Part[] {
  const tokens = source.match(/[(),:/]|[^(),:/]+/g) ?? []
  let position = 0
  const peek = () => tokens[position]
  const take = (token: string) => (peek() === token ? ((position += 1), true) : false)

  function text(): string {
    const token = peek()
    if (token === undefined || SEPARATORS.has(token)) return ''
    position += 1
    const decoded = decode(token)
    if (decoded === undefined) report(where, `${quote(token)} is not properly percent-encoded`)
    return decoded ?? token
  }

  /** Steps to the next of these separators that stands on this level, and reports what was passed over. */
  function skipTo(...ends: readonly string[]): void {
    const from = position
    for (let depth = 0; position < tokens.length; position++) {
      const token = tokens[position] ?? ''
      if (depth === 0 && ends.includes(token)) break
      if (token === '(') depth += 1
      if (token === ')') depth = Math.max(0, depth - 1)
    }
    if (position > from) report(where, `${quote(tokens.slice(from, position).join(''))} is not understood`)
  }

  /** Equations reach to the comma or parenthesis that ends them: those inside their own parentheses are theirs. */
  function equations(): string {
    const from = position
    for (let depth = 0; position < tokens.length; position++) {
      const token = tokens[position] ?? ''
      if (depth === 0 && (token === ',' || token === ')')) break
      if (token === '(') depth += 1
      if (token === ')') depth -= 1
    }
    const encoded = tokens.slice(from, position).join('')
    const decoded = decode(encoded)
    if (decoded === undefined) report(where, `${quote(encoded)} is not properly percent-encoded`)
    return decoded ?? encoded
  }

  function list(depth: number): Omit<Term, 'name'> {
    const params = new Map<string, Term['params'][number][1]>()
    const of: Term[] = []
    if (take(')')) return { params: [], of }
    do {
      const name = text()
      if (take(':')) {
        const value = decodeValue(text())
        if (params.has(name)) report(where, `${name} is given twice; the first one is used`)
        else params.set(name, value)
      } else of.push(term(name, depth))
      skipTo(',', ')')
    } while (take(','))
    if (!take(')')) report(where, 'a closing parenthesis is missing')
    return { params: [...params], of }
  }

  function term(name: string, depth: number): Term {
    if (peek() !== '(') return { name, params: [], of: [] }
    if (depth >= DEEPEST) {
      report(where, 'parentheses are nested too deeply')
      skipTo()
      return { name, params: [], of: [] }
    }
    position += 1
    if (name !== TYPED && !name.endsWith(MOVES + TYPED)) return { name, ...list(depth + 1) }
    const text = equations()
    if (take(',')) return { name, equations: text, ...list(depth + 1) }
    if (!take(')')) report(where, 'a closing parenthesis is missing')
    return { name, equations: text, params: [], of: [] }
  }

  const parts: Part[] = []
  do {
    const name = text()
    parts.push(take(':') ? { key: name, text: text() } : { term: term(name, 0) })
    skipTo('/')
  } while (take('/'))
  return parts
}

const SEPARATORS = new Set(['(', ')', ',', ':', '/'])

/** Numbers as mathematics. */
import { typesetValue, type MathNode } from '../../language/index.ts'

export const row = (...children: readonly MathNode[]): MathNode => ({ tag: 'mrow', children })

const operator = (text: string): MathNode => ({ tag: 'mo', children: [text] })

const bracketed = (...inner: readonly MathNode[]): MathNode =>
  row(bracket('(', 'prefix'), ...inner, bracket(')', 'postfix'))

const bracket = (text: string, form: string): MathNode => ({
  tag: 'mo',
  attributes: { form, stretchy: 'false', lspace: '0', rspace: '0' },
  children: [text],
})

export const equals = operator('=')
export const becomes = operator('→')

/** More numbers than this are only counted. */
const MOST = 8

/** One number, or several in brackets. */
export function tuple(numbers: ArrayLike<number>): MathNode {
  const [only = NaN] = Array.from(numbers)
  if (numbers.length === 1) return typesetValue(only)
  const parts =
    numbers.length > MOST
      ? [{ tag: 'mtext', children: [`${numbers.length} numbers`] } as const]
      : Array.from(numbers, typesetValue).flatMap((node, i) => (i === 0 ? [node] : [operator(','), node]))
  return bracketed(...parts)
}

/** `a - b`, in brackets where b has a sign of its own. */
export function difference(a: number, b: number): MathNode {
  const subtracted = b < 0 ? bracketed(typesetValue(b)) : typesetValue(b)
  return row(typesetValue(a), operator('−'), subtracted)
}

/** Of f, by a coordinate. */
export function partial(coordinate: string): MathNode {
  const tight = { lspace: '0', rspace: '0' }
  const by = (name: string) => row({ tag: 'mo', attributes: tight, children: ['∂'] }, { tag: 'mi', children: [name] })
  return row(by('f'), { tag: 'mo', attributes: tight, children: ['/'] }, by(coordinate))
}

export function lengthOf(vector: MathNode): MathNode {
  const bar: MathNode = { tag: 'mo', attributes: { stretchy: 'false' }, children: ['‖'] }
  return row(bar, vector, bar)
}

/** Names that stand for themselves. */
export const CONSTANTS: ReadonlySet<string> = new Set(['pi', 'e'])

/** Both coordinates in brackets; of one parameter the first. */
export const point = (numbers: ArrayLike<number>, { isOneParameter }: { isOneParameter: boolean }): MathNode =>
  tuple(isOneParameter && numbers.length === 2 ? Array.from(numbers).slice(0, 1) : numbers)

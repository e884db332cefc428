import { accented, element, identifier, number, operator, row, upright } from './mathml.ts'
import { greekLetters } from './names.ts'
import { typesetSymbol } from './typesetSymbol.ts'
import type { MathNode } from './types.ts'

/** Names of parameters and the TeX they are shown as. */
export type Symbols = Readonly<Record<string, string>>

/** Modifier letters: the caret and the tilde of ASCII would hover a line above the letter. */
const accents: ReadonlyMap<string, string> = new Map([
  ['hat', 'ˆ'],
  ['bar', '¯'],
  ['tilde', '˜'],
])

const shortForms: ReadonlyMap<string, string> = new Map([['eps', 'epsilon']])

/** Words that follow a letter without a mark between: `xprev`, `vmax`. */
const indices: ReadonlySet<string> = new Set(
  'prev next max min old new last best avg mean sum fast slow start end ahead plus minus'.split(' '),
)

/**
 * A name as mathematics: `beta1` and `beta_1` have an index, `mhat` a hat, `xprev` an upright index, `kappa` is Greek,
 * `trustRatio` is words. A declared symbol goes before all that, for the letter alone too: where `x` is θ, `xprev` is its.
 */
export function typesetName(name: string, symbols: Symbols): MathNode {
  const symbol = symbolOf(name, symbols)
  if (symbol !== undefined) return typesetSymbol(symbol)
  if (name === 'pi') return upright('π')
  if (name === 'e') return upright('e')
  const [first = name, ...rest] = name.match(/[A-Za-z][a-z]*|\d+|\P{ASCII}+/gu) ?? []
  const { letter, accent, index } = takeApart(first, symbols)
  if (letter === undefined) return typesetWords([first, ...rest])
  const known = symbolOf(letter, symbols)
  const base = known === undefined ? identifier(greek(letter) ?? letter) : typesetSymbol(known)
  const sign = accents.get(accent ?? '')
  const signed = sign === undefined ? base : accented(base, sign)
  const words = index === undefined ? rest : [index, ...rest]
  return words.length === 0 ? signed : withScripts(signed, { below: typesetWords(words) })
}

const greek = (name: string) => greekLetters.get(shortForms.get(name) ?? name)

const symbolOf = (name: string, symbols: Symbols) => (Object.hasOwn(symbols, name) ? symbols[name] : undefined)

interface Parts {
  /** Undefined: the name is a word. */
  letter?: string
  accent?: string
  index?: string
}

function takeApart(word: string, symbols: Symbols): Parts {
  if (isLetter(word, symbols)) return { letter: word }
  for (const index of indices) {
    if (!word.endsWith(index)) continue
    const { letter, accent } = takeApart(word.slice(0, -index.length), symbols)
    if (letter !== undefined) return { letter, accent, index }
  }
  for (const accent of accents.keys()) {
    const letter = word.slice(0, -accent.length)
    if (word.endsWith(accent) && isLetter(letter, symbols)) return { letter, accent }
  }
  return {}
}

const isLetter = (word: string, symbols: Symbols) =>
  [...word].length === 1 || greek(word) !== undefined || symbolOf(word, symbols) !== undefined

/** `trustRatio`, taken apart, as two upright words; numbers and single letters among them stay what they are. */
function typesetWords(words: readonly string[]): MathNode {
  const nodes: MathNode[] = []
  let text = ''
  const finish = () => {
    if (text !== '') nodes.push(identifier(text))
    text = ''
  }
  for (const word of words) {
    const isWord = word.length > 1 && /^[A-Za-z]+$/.test(word) && greek(word) === undefined
    if (isWord) {
      text = text === '' ? word.toLowerCase() : `${text} ${word.toLowerCase()}`
      continue
    }
    finish()
    nodes.push(/^\d/.test(word) ? number(word) : identifier(greek(word) ?? word))
  }
  finish()
  return row(...nodes)
}

interface Scripts {
  below?: MathNode
  above?: MathNode
}

/** Adds scripts to a name that may have some: a second index follows the first after a comma. */
export function withScripts(node: MathNode, scripts: Scripts): MathNode {
  const { base, below, above } = scriptsOf(node)
  const lower = joined(below, scripts.below)
  const upper = joined(above, scripts.above)
  if (lower && upper) return element('msubsup', base, lower, upper)
  if (lower) return element('msub', base, lower)
  return upper ? element('msup', base, upper) : base
}

const joined = (first: MathNode | undefined, second: MathNode | undefined): MathNode | undefined =>
  first && second ? row(first, operator(','), second) : (first ?? second)

function scriptsOf(node: MathNode): Scripts & { base: MathNode } {
  const [base = node, first, second] = node.children.filter((child) => typeof child !== 'string')
  if (node.tag === 'msub') return { base, below: first }
  if (node.tag === 'msup') return { base, above: first }
  return node.tag === 'msubsup' ? { base, below: first, above: second } : { base: node }
}

/** Whether an exponent may stand at the name itself: nothing stands there yet. */
export const takesExponent = (node: MathNode): boolean => ['mi', 'mover', 'msub'].includes(node.tag)

import { wordsOf } from '../../language/index.ts'

/** Numbers, names, and signs. */
const TOKEN = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|\p{L}[\p{L}\d_]*|\*\*|[<>=!]=|\S/gu
const isNumber = (token: string | undefined): boolean => token !== undefined && /^[\d.]/.test(token)
const isWord = (token: string | undefined): boolean => token !== undefined && /^\p{L}/u.test(token)

const INSTEAD: Readonly<Record<string, string>> = { '[': '(', ']': ')', '{': '(', '}': ')', ln: 'log' }

/**
 * A formula as golden data write it, in the equation language: products without a sign (`6xy`, `x^2y`, `(x + 1)(y - 1)`,
 * `2|x|`) get one, `sin^2(x)` becomes `sin(x)^2`, square brackets round ones, `x²` a power, `ln` the language's `log`. `declared` are the
 * names that the formula's parameters and definitions have: whatever they are, they are names.
 */
export function formulaText(formula: string, declared: ReadonlySet<string>): string {
  const words = (formula.replaceAll('²', '^2').replaceAll('³', '^3').match(TOKEN) ?? []).flatMap((token) =>
    isWord(token) && !isKnown(token, declared) ? lettersOf(token, declared) : [token],
  )
  const tokens = words.map((token) => (declared.has(token) ? token : (INSTEAD[token] ?? token)))
  return withSigns(withPowersBehind(tokens, declared), declared).join(' ')
}

/** The name in the language of what the data call `name`: itself, unless the language means something else by it. */
export function languageName(name: string): string {
  const [word] = wordsOf('surface', name)
  return word?.kind === 'name' && !/^[xy]+$/.test(name) ? word.text : `${name}_`
}

const kindOf = (word: string) => wordsOf('surface', word)[0]?.kind

/** What stands before a bracket is multiplied by it if it is `x`, `pi`, or a parameter; a function, or what is none of these, is called. */
const isMultiplied = (word: string, declared: ReadonlySet<string>): boolean =>
  kindOf(word) === 'provided' || (declared.has(word) && kindOf(word) !== 'function')

const isKnown = (word: string, declared: ReadonlySet<string>): boolean =>
  declared.has(word) || Object.hasOwn(INSTEAD, word) || kindOf(word) !== 'name'

/** `xy` is a product if each letter is a name by itself. */
function lettersOf(word: string, declared: ReadonlySet<string>): string[] {
  const letters = [...word]
  return letters.every((letter) => isWord(letter) && isKnown(letter, declared)) ? letters : [word]
}

/** `sin^2(...)` as `sin(...)^2`. */
function withPowersBehind([first, ...rest]: readonly string[], declared: ReadonlySet<string>): string[] {
  if (first === undefined) return []
  const [sign, power, open] = rest
  if (!isWord(first) || isMultiplied(first, declared) || sign !== '^' || !isNumber(power) || open !== '(')
    return [first, ...withPowersBehind(rest, declared)]
  const end = closing(rest, 2)
  const call = [first, ...withPowersBehind(rest.slice(2, end), declared), ')']
  return [...call, '^', power!, ...withPowersBehind(rest.slice(end + 1), declared)]
}

/** The place of the bracket that closes the one at `open`. */
function closing(tokens: readonly string[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i] === '(') depth++
    if (tokens[i] === ')' && --depth === 0) return i
  }
  return tokens.length
}

/** A sign for each product that has none, and the language's names. `2x` and `2(x + 1)` are for the language to judge. */
function withSigns(tokens: readonly string[], declared: ReadonlySet<string>): string[] {
  const written: string[] = []
  let openBars = 0
  let endsOperand = false
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1]
    const opens: boolean = token === '|' && (openBars === 0 || !endsOperand)
    const isFactor = isNumber(before) && tokens[i - 2] !== '^' && !opens
    if (endsOperand && !isFactor && (isWord(token) || token === '(' || opens)) written.push('*')
    if (token === '|') openBars += opens ? 1 : -1
    const isCall = isWord(token) && tokens[i + 1] === '(' && !isMultiplied(token, declared)
    written.push(declared.has(token) && !isCall ? languageName(token) : token)
    endsOperand = token === ')' || isNumber(token) || (isWord(token) && !isCall) || (token === '|' && !opens)
  }
  return written
}

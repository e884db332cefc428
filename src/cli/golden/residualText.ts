import { formulaText, languageName } from './formulaText.ts'
import { Malformed } from './format.ts'

/** A sum of squares as the golden data write it, in the equation language. */
export interface ResidualText {
  surface: string
  /** The same with 1 in place of the sum of squares: a surface whose value is the sum's weight. */
  weight: string
}

/** `r = [e1, e2, ...], a=1, b=100; f = r.r`: residuals, constants, and how f is made of the squares' sum. */
const SHAPE = /^\s*r\s*=\s*\[(?<residuals>.*)\](?<constants>[^;]*);\s*f\s*=\s*(?<sum>.*r\.r.*)$/

/** Reads residuals: a line for each, and f as their weighted sum of squares. Throws `Malformed`. */
export function residualText(text: string): ResidualText {
  const { residuals, constants, sum } = SHAPE.exec(text)?.groups ?? {}
  if (residuals === undefined || constants === undefined || sum === undefined)
    throw new Malformed(`residuals are not written as r = [...]; f = r.r, but as ${text}`)
  const values = split(constants).filter((constant) => constant !== '')
  const declared = new Set(values.map((constant) => constant.split('=')[0]!.trim()))
  const definitions = values.map((constant) => {
    const [name = '', value = ''] = constant.split('=')
    return `${languageName(name.trim())} = ${formulaText(value, declared)}`
  })
  const squares = split(residuals).map((residual) => `(${formulaText(residual, declared)})^2`)
  const textOf = (squared: string) => {
    const [before = '', after = ''] = sum.split('r.r').map((part) => formulaText(part, declared))
    return [...definitions, `f(x, y) = ${before}(${squared})${after}`].join('\n')
  }
  return { surface: textOf(squares.join(' + ')), weight: textOf('1') }
}

/** Splits at the commas outside parentheses. */
function split(list: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of list) {
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (letter === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim())
}

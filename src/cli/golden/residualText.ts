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
  const definitions = split(constants).filter((definition) => definition !== '')
  const lines = split(residuals).map((residual, i) => `r${i + 1} = ${withSigns(residual)}`)
  const squares = lines.map((_, i) => `r${i + 1}^2`).join(' + ')
  return {
    surface: [...definitions, ...lines, `f(x, y) = ${sum.replace('r.r', `(${squares})`)}`].join('\n'),
    weight: [...definitions, `f(x, y) = ${sum.replace('r.r', '(1)')}`].join('\n'),
  }
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

/** A product without a sign, `xy^2` or `x(1 - y)(1 + y)`, gets one: `x*y^2`, `x*(1 - y)*(1 + y)`. */
const withSigns = (expression: string): string =>
  expression
    .replace(/(?<![A-Za-z_])[xy]{2,}(?!\w)/g, (product) => [...product].join('*'))
    .replace(/(?<![A-Za-z_])([xy])\s*\(/g, '$1*(')
    .replace(/\)\s*\(/g, ')*(')

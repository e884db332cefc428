import { readLines } from './lines.ts'
import { operator, row } from './mathml.ts'
import { aliases } from './names.ts'
import { partsOf } from './tree.ts'
import { sizeIfTooLarge } from './typeset.ts'
import { typesetExpression } from './typesetExpression.ts'
import { typesetName, type Symbols } from './typesetName.ts'
import { OPTIMIZER_SYMBOLS } from './typesetSteps.ts'
import type { Expression, MathNode } from './types.ts'

/**
 * A formula that explains a procedure and is not run: an assignment or an expression, with any names and functions. An arrow
 * stands where the new value is made of the old one. Undefined for what cannot be read.
 */
export function typesetFormula(text: string, symbols: Symbols): MathNode | undefined {
  const { lines, errors } = readLines(text, aliases.optimizer)
  const [line] = lines
  if (line === undefined || errors.length > 0) return undefined
  const known = { ...OPTIMIZER_SYMBOLS, ...symbols }
  const name = (of: string) => typesetName(of, known)
  const right = sizeIfTooLarge([line.right]) ?? typesetExpression(line.right, { name })
  if (line.kind === 'bare') return right
  return row(name(line.name), operator(mentions(line.right, line.name) ? '←' : '='), right)
}

const mentions = (part: Expression, name: string): boolean =>
  part.kind === 'name' ? part.name === name : partsOf(part).some((inner) => mentions(inner, name))

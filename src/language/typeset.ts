import { element, fenced, identifier, number, operator, row } from './mathml.ts'
import { extentOf, mentions, type Extent } from './tree.ts'
import { typesetExpression, typesetFactor, type Setting } from './typesetExpression.ts'
import { typesetName, withScripts, type Symbols } from './typesetName.ts'
import type { Expression, MathNode, SurfaceProgram } from './types.ts'

/** More than this no page lays out at once, nor does anybody read it: browsers take ever longer the deeper mathematics nests. */
const LARGEST: Extent = { nodes: 600, depth: 40 }

/** What stands in place of expressions that are too large: their size. */
export function sizeIfTooLarge(expressions: readonly Expression[]): MathNode | undefined {
  const { nodes, depth } = extentOf(expressions)
  const isTooLarge = nodes > LARGEST.nodes || depth > LARGEST.depth
  return isTooLarge ? element('mtext', `a formula of ${nodes} parts`) : undefined
}

/** Data over whose rows f is a mean: their names in the equations and, among the symbols, their TeX. */
type ColumnNames = readonly string[]

/**
 * `f(x, y) = ...`, of one parameter `f(x) = ...`, after its helper lines, a row for each line. Over the columns of data it is the mean of such terms: what depends
 * on a row has its index i. Of a formula that is too large, only its size is told.
 */
export function typesetSurface(
  { helpers, value }: SurfaceProgram,
  symbols: Symbols,
  columns: ColumnNames = [],
  isOneParameter = false,
): readonly MathNode[] {
  const head = isOneParameter ? headOfOne : headOfTwo
  const perRow = new Set(columns)
  for (const { name, right } of helpers) if ([...perRow].some((each) => mentions(right, each))) perRow.add(name)
  const name = (of: string) => {
    const node = typesetName(of, symbols)
    return perRow.has(of) ? withScripts(node, { below: identifier('i') }) : node
  }
  const setting: Setting = { name }
  const equation = (left: MathNode, right: MathNode) => row(left, operator('='), right)
  const size = sizeIfTooLarge([...helpers.map(({ right }) => right), value])
  if (size) return [equation(head, size)]
  const isMean = columns.length > 0
  return [
    ...helpers.map((helper) => equation(name(helper.name), typesetExpression(helper.right, setting))),
    equation(head, isMean ? row(...meanOver, typesetFactor(value, setting)) : typesetExpression(value, setting)),
  ]
}

const headOfTwo = row(identifier('f'), fenced('(', ')', identifier('x'), operator(','), identifier('y')))
const headOfOne = row(identifier('f'), fenced('(', ')', identifier('x')))

/** Of what follows, over the n rows. */
const meanOver = [
  element('mfrac', number('1'), identifier('n')),
  element('munderover', operator('∑'), row(identifier('i'), operator('='), number('1')), identifier('n')),
]

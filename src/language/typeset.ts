import { element, fenced, identifier, operator, row } from './mathml.ts'
import { extentOf, type Extent } from './tree.ts'
import { typesetExpression, type Setting } from './typesetExpression.ts'
import { typesetName, type Symbols } from './typesetName.ts'
import type { Expression, MathNode, SurfaceProgram } from './types.ts'

/** More than this no page lays out at once, nor does anybody read it: browsers take ever longer the deeper mathematics nests. */
const LARGEST: Extent = { nodes: 600, depth: 40 }

/** What stands in place of expressions that are too large: their size. */
export function sizeIfTooLarge(expressions: readonly Expression[]): MathNode | undefined {
  const { nodes, depth } = extentOf(expressions)
  const isTooLarge = nodes > LARGEST.nodes || depth > LARGEST.depth
  return isTooLarge ? element('mtext', `a formula of ${nodes} parts`) : undefined
}

/** `f(x, y) = ...` after its helper lines, a row for each line. Of a formula that is too large, only its size is told. */
export function typesetSurface({ helpers, value }: SurfaceProgram, symbols: Symbols): readonly MathNode[] {
  const setting: Setting = { name: (name) => typesetName(name, symbols) }
  const equation = (left: MathNode, right: MathNode) => row(left, operator('='), right)
  const size = sizeIfTooLarge([...helpers.map(({ right }) => right), value])
  if (size) return [equation(head, size)]
  return [
    ...helpers.map(({ name, right }) => equation(typesetName(name, symbols), typesetExpression(right, setting))),
    equation(head, typesetExpression(value, setting)),
  ]
}

const head = row(identifier('f'), fenced('(', ')', identifier('x'), operator(','), identifier('y')))

import { element, fenced, identifier, operator, row, rows } from './mathml.ts'
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

/**
 * `f(x, y) = ...` as MathML; helper lines stand above it as rows of their own. Of a formula that is too large, only its
 * size is told.
 */
export function typesetSurface(program: SurfaceProgram, symbols: Symbols): MathNode {
  const lines = equationsOf(program, symbols).map(([left, right]) => [left, row(operator('='), right)])
  const [only] = lines
  const attributes = { display: 'block' }
  if (lines.length === 1 && only) return { tag: 'math', attributes, children: only }
  return { tag: 'math', attributes, children: [rows(lines, { columnalign: 'right left', class: 'lines' })] }
}

/** The same, a row for each line. */
export const typesetSurfaceLines = (program: SurfaceProgram, symbols: Symbols): readonly MathNode[] =>
  equationsOf(program, symbols).map(([left, right]) => row(left, operator('='), right))

/** Both sides of each line. */
function equationsOf({ helpers, value }: SurfaceProgram, symbols: Symbols): [left: MathNode, right: MathNode][] {
  const setting: Setting = { name: (name) => typesetName(name, symbols) }
  const size = sizeIfTooLarge([...helpers.map(({ right }) => right), value])
  if (size) return [[head, size]]
  return [
    ...helpers.map(({ name, right }): [MathNode, MathNode] => [
      typesetName(name, symbols),
      typesetExpression(right, setting),
    ]),
    [head, typesetExpression(value, setting)],
  ]
}

const head = row(identifier('f'), fenced('(', ')', identifier('x'), operator(','), identifier('y')))

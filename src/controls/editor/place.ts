import type { Span } from '../../language/index.ts'
import { linesOf } from './reading.ts'

/** Where a span begins and ends in the text, in letters. */
export function placeOf(text: string, { line, column, length }: Span): readonly [from: number, to: number] {
  const before = linesOf(text).slice(0, line - 1)
  const start = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1
  return [Math.min(start, text.length), Math.min(start + length, text.length)]
}

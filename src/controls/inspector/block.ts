import type { Vector } from '../../charts/surface/inspection/vectors.ts'
import type { MathNode } from '../../language/index.ts'

/** A line with its numbers, for one coordinate or, of a scalar or a matrix, for all. */
export interface Numbers {
  coordinate?: 'x' | 'y'
  says?: string
  formula?: MathNode
  /** What stands between the two; absent: an equals sign. */
  joint?: MathNode
  result?: MathNode
}

export interface BlockLine {
  says?: string
  node?: MathNode
  numbers: readonly Numbers[]
}

export interface Block {
  role: string
  /** The arrows on the surface that the block is of. */
  arrows: readonly Vector[]
  lines: readonly BlockLine[]
}

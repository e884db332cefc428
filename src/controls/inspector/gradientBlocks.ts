/** The gradient at an update's start, and what becomes of it on its way to the optimizer. */
import type { Inspection } from '../../charts/surface/inspection/useInspection.ts'
import type { Vector } from '../../charts/surface/inspection/vectors.ts'
import { clipOf, estimateOf, noiseOf } from '../../config/index.ts'
import { typesetSymbol, typesetValue } from '../../language/index.ts'
import { actingLines } from '../equations/gradientLines.ts'
import type { Block, BlockLine, Numbers } from './block.ts'
import { becomes, partial, point } from './numbers.ts'

export const COORDINATES = ['x', 'y'] as const

/** A block for each thing that acts on the gradient; the arrow stands at the last one that changed it. */
export function gradientBlocks(inspection: Inspection, vectors: readonly Vector[]): Block[] {
  const { asksGradient, run, steps, gradient, drawn, given } = inspection
  if (!asksGradient) return []
  const [estimated, noisy] = [drawn?.estimated ?? gradient, drawn?.noisy ?? gradient]
  const [estimate, noise, clip] = [estimateOf(run.estimate), noiseOf(run.noise), clipOf(run.clip)]
  const clipped = isSame(noisy, given) ? [{ says: 'Not clipped: it is within the limit.' }] : change(noisy, given)
  const blocks: Block[] = [
    rawBlock(inspection),
    ...(estimate ? [block('Estimate', actingLines(estimate, run.estimate, steps), results(estimated))] : []),
    ...(noise ? [block('Noise', actingLines(noise, run.noise, steps), change(estimated, noisy))] : []),
    ...(clip ? [block('Clipping', actingLines(clip, run.clip, steps), clipped)] : []),
  ]
  const last = clip && isSame(noisy, given) ? blocks.length - 2 : blocks.length - 1
  const arrows = vectors.filter(({ id }) => id === 'g')
  return blocks.map((each, i) => (i === last ? { ...each, arrows } : each))
}

const rawBlock = (inspection: Inspection): Block => {
  const { gradient, drawn, from } = inspection
  return {
    role: drawn ? 'Full gradient' : 'Gradient',
    arrows: [],
    lines: [
      {
        node: typesetSymbol(drawn ? '\\nabla f(\\theta_{t-1})' : 'g_t = \\nabla f(\\theta_{t-1})'),
        numbers: [
          ...COORDINATES.map((coordinate, i) => ({
            coordinate,
            formula: partial(coordinate),
            result: typesetValue(gradient[i] ?? NaN),
          })),
          { formula: typesetSymbol('\\theta_{t-1}'), result: point(from, inspection) },
        ],
      },
    ],
  }
}

/** The lines of what acts, with the numbers under the last one. */
const block = (role: string, lines: readonly Omit<BlockLine, 'numbers'>[], numbers: readonly Numbers[]): Block => ({
  role,
  arrows: [],
  lines: lines.map((line, i) => ({ ...line, numbers: i === lines.length - 1 ? numbers : [] })),
})

const results = (vector: Float64Array): Numbers[] =>
  COORDINATES.map((coordinate, i) => ({ coordinate, result: typesetValue(vector[i] ?? NaN) }))

const change = (before: Float64Array, after: Float64Array): Numbers[] =>
  COORDINATES.map((coordinate, i) => ({
    coordinate,
    formula: typesetValue(before[i] ?? NaN),
    joint: becomes,
    result: typesetValue(after[i] ?? NaN),
  }))

const isSame = (one: Float64Array, other: Float64Array) => COORDINATES.every((_, i) => one[i] === other[i])

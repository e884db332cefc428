/** The gradient at an update's start, and what becomes of it on its way to the optimizer. */
import type { Inspection } from '../../charts/surface/inspection/useInspection.ts'
import type { Vector } from '../../charts/surface/inspection/vectors.ts'
import { symbolsOf } from '../../charts/symbols.ts'
import { chanceOf, clipOf, estimateOf, noiseOf, precisionOf } from '../../config/index.ts'
import { typesetSymbol, typesetValue } from '../../language/index.ts'
import { dropout } from '../../core/dropout.ts'
import { PRECISION_EVENTS } from '../../core/precision.ts'
import { show } from '../entry.ts'
import { saidLines } from '../equations/methodLines.ts'
import { actingLines } from '../equations/gradientLines.ts'
import type { Block, BlockLine, Numbers } from './block.ts'
import { becomes, partial, point } from './numbers.ts'

export const COORDINATES = ['x', 'y'] as const

/** A block for each thing that acts on the gradient; the arrow stands at the last one that changed it. */
export function gradientBlocks(inspection: Inspection, vectors: readonly Vector[]): Block[] {
  const { asksGradient, run, steps, gradient, drawn, low, given } = inspection
  if (!asksGradient) return []
  const [estimated, noisy] = [drawn?.estimated ?? gradient, drawn?.noisy ?? gradient]
  const rounded = low?.gradient ?? noisy
  const [estimate, noise, clip] = [estimateOf(run.estimate), noiseOf(run.noise), clipOf(run.clip)]
  const precision = precisionOf(run.precision)
  const clipped = isSame(rounded, given) ? [{ says: 'Not clipped: it is within the limit.' }] : change(rounded, given)
  const masked = run.dropout === undefined ? [] : saidLines(dropout.lines(), symbolsOf(dropout.params))
  const blocks: Block[] = [
    rawBlock(inspection),
    ...(masked.length > 0 ? [block('Dropout', masked, estimate ? [] : results(estimated))] : []),
    ...(estimate ? [block('Estimate', actingLines(estimate, run.estimate, steps), results(estimated))] : []),
    ...(noise ? [block('Noise', actingLines(noise, run.noise, steps), change(estimated, noisy))] : []),
    ...(precision && low
      ? [block('Rounding', actingLines(precision, run.precision, steps), [...change(noisy, rounded), ...said(low)])]
      : []),
    ...(clip ? [block('Clipping', actingLines(clip, run.clip, steps), clipped)] : []),
  ]
  const last = clip && isSame(rounded, given) ? blocks.length - 2 : blocks.length - 1
  const arrows = vectors.filter(({ id }) => id === 'g')
  return blocks.map((each, i) => (i === last ? { ...each, arrows } : each))
}

/** What rounding did to the gradient besides. */
function said({ events, scale }: { events: number; scale: number }): Numbers[] {
  const sentences = [
    scale === 1 ? '' : `The loss scale is ${show(scale)}.`,
    events & PRECISION_EVENTS.underflow ? 'A component underflowed to 0.' : '',
    events & PRECISION_EVENTS.overflow ? 'A component overflowed.' : '',
  ].filter(Boolean)
  return sentences.length === 0 ? [] : [{ says: sentences.join(' ') }]
}

const rawBlock = (inspection: Inspection): Block => {
  const { gradient, run, from } = inspection
  const isChanged = chanceOf(run) !== undefined
  return {
    role: isChanged ? 'Full gradient' : 'Gradient',
    arrows: [],
    lines: [
      {
        node: typesetSymbol(isChanged ? '\\nabla f(\\theta_{t-1})' : 'g_t = \\nabla f(\\theta_{t-1})'),
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

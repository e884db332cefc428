/** The marks of what low precision did to an update. */
import { strokeWithEdge, thin } from './canvas.ts'
import type { Palette } from './palette.ts'
import { precisionSteps } from './precisionEvents.ts'
import type { RunRecord } from '../store/types.ts'

/** A skipped update has the mark of the overflow for which it was skipped. */
export type EventMark = 'underflow' | 'overflow' | 'lost'

export const EVENT_MARKS: readonly EventMark[] = ['underflow', 'overflow', 'lost']

interface Look {
  text: string
  /** In a line of text. */
  sign: string
  /** Lines, each as x and y of its points in turn, about the point that is marked: an arrowhead points at it. */
  lines: readonly (readonly number[])[]
}

export const LOOKS: Readonly<Record<EventMark, Look>> = {
  underflow: { text: 'underflowed', sign: '∨', lines: [[-4, -9, 0, -4, 4, -9]] },
  overflow: { text: 'overflowed', sign: '∧', lines: [[-4, 9, 0, 4, 4, 9]] },
  lost: {
    text: 'lost to rounding',
    sign: '=',
    lines: [
      [-4, -1.9, 4, -1.9],
      [-4, 1.9, 4, 1.9],
    ],
  },
}

/** The mark's lines about the middle of themselves, wherever they stand about the point. */
export function centred(lines: Look['lines']): number[][] {
  const heights = lines.flatMap((line) => line.filter((_, i) => i % 2 === 1))
  const middle = (Math.min(...heights) + Math.max(...heights)) / 2
  return lines.map((line) => line.map((value, i) => (i % 2 === 0 ? value : value - middle)))
}

/** The same as the `d` of an SVG path. */
export const pathOf = (lines: Look['lines']): string =>
  centred(lines)
    .map((line) => `M${line.join(' ')}`)
    .join('')

/** The updates that have the mark, by the step that they leave, ascending. */
export function markedSteps(record: RunRecord, mark: EventMark): Uint32Array {
  const { overflow, skipped, ...others } = precisionSteps(record)
  // Of a gradient that was infinite before it was rounded an update is skipped without an overflow.
  return mark === 'overflow' ? (overflow.length >= skipped.length ? overflow : skipped) : others[mark]
}

/** In the run's colour with a halo, over lines. */
export function drawEventMark(
  context: CanvasRenderingContext2D,
  palette: Palette,
  slot: number,
  x: number,
  y: number,
  mark: EventMark,
) {
  context.lineJoin = 'miter'
  strokeWithEdge(context, palette, slot, { edge: 3.6, width: Math.max(1.5, thin(context)) }, () => {
    for (const line of LOOKS[mark].lines)
      for (let i = 0; i < line.length; i += 2) {
        const at = [x + (line[i] ?? 0), y + (line[i + 1] ?? 0)] as const
        if (i === 0) context.moveTo(...at)
        else context.lineTo(...at)
      }
  })
}

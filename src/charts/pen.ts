import { thin } from './canvas.ts'
import { clipSegment, createClipped, type Rectangle } from './surface/clip.ts'

/** A longer stroke costs more than its points: canvases slow down with the length of one path. */
const STROKE = 500
const piece = createClipped()

/** In device pixels, where three lines of one pixel stand that together look like one of about two. */
const STRANDS = [
  [0, -0.5],
  [0.43, 0.75],
  [-0.86, 0],
] as const
const STRANDED = 2.5

/** Draws segments one after another; `lift` ends the line. */
export interface Pen {
  segment(x0: number, y0: number, x1: number, y1: number): void
  lift(): void
}

/**
 * A pen that clips to `bounds` and strokes at most 500 points at once. Dashes run on over the strokes: their phase is
 * the length drawn so far. `isQuick`: a line of about two pixels is made of thin ones.
 */
export function createPen(context: CanvasRenderingContext2D, bounds: Rectangle, isQuick = false): Pen {
  const unit = isQuick ? thin(context) : 0
  const isStranded = context.lineWidth > unit && context.lineWidth <= STRANDED * unit
  let strand: Path2D | undefined
  let path: Pick<CanvasPath, 'moveTo' | 'lineTo'> = context
  const begin = () => {
    if (isStranded) path = strand = new Path2D()
    else context.beginPath()
  }
  const stroke = () => {
    if (!strand) return context.stroke()
    context.save()
    context.lineWidth = unit
    for (const [x, y] of STRANDS) {
      context.translate(x * unit, y * unit)
      context.stroke(strand)
    }
    context.restore()
  }
  let drawn = 0
  let points = 0
  let penX = NaN
  let penY = NaN
  return {
    segment(x0, y0, x1, y1) {
      if (!clipSegment(bounds, x0, y0, x1, y1, piece)) return
      if (points === 0 || points >= STROKE) {
        if (points > 0) stroke()
        begin()
        context.lineDashOffset = drawn
        path.moveTo(piece.x0, piece.y0)
        points = 1
      } else if (piece.x0 !== penX || piece.y0 !== penY) path.moveTo(piece.x0, piece.y0)
      path.lineTo(piece.x1, piece.y1)
      drawn += Math.hypot(piece.x1 - piece.x0, piece.y1 - piece.y0)
      penX = piece.x1
      penY = piece.y1
      points += 1
    },
    lift() {
      if (points > 0) stroke()
      context.lineDashOffset = 0
    },
  }
}

/** What lies under the line of the run that others are measured against: told by its breadth, not by its colour. */
export const BAND = { width: 9, opacity: 0.26 } as const

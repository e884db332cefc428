import type { QuadraticModel } from '../../../engine/localTheory.ts'
import type { Palette } from '../../palette.ts'
import { createPen } from '../../pen.ts'
import type { Rectangle } from '../clip.ts'
import { rectangleOf } from '../drawPaths.ts'
import { toX, toY, type Projection } from '../geometry.ts'
import { levelLine, type Line, type Quadratic } from './conics.ts'

/** The model in pixels from its point: conics stay conics. */
const inPixels = (p: Projection, { value, gradient: [gx, gy], hessian: [xx, xy, yy] }: QuadraticModel): Quadratic => ({
  value,
  gradient: [gx / p.kx, gy / p.ky],
  hessian: [xx / (p.kx * p.kx), xy / (p.kx * p.ky), yy / (p.ky * p.ky)],
})

/** The level lines of f's quadratic model at a point, in pixels: at the levels of the picture, and through the point itself. */
export function modelLines(p: Projection, model: QuadraticModel, levels: ArrayLike<number>) {
  const [X, Y] = [toX(p, model.point[0]), toY(p, model.point[1])]
  const { left, top, width, height } = p.frame
  const reach = Math.hypot(Math.max(X - left, left + width - X), Math.max(Y - top, top + height - Y))
  const pixels = inPixels(p, model)
  const at = (level: number): Line[] =>
    levelLine(pixels, level, reach).map((line) => line.map(([dX, dY]) => [X + dX, Y + dY] as const))
  return { levels: Array.from(levels, at), own: at(model.value) }
}

const DASH = [5, 3.5]

/** Dashed, so that it is told from f's own isolines, which are solid; the line through the point is stronger. */
export function drawModel(
  context: CanvasRenderingContext2D,
  p: Projection,
  palette: Palette,
  model: QuadraticModel,
  levels: ArrayLike<number>,
  isMoving = false,
): void {
  const lines = modelLines(p, model, levels)
  const bounds = rectangleOf(p.frame, 4)
  context.strokeStyle = palette.accent
  context.lineJoin = 'round'
  context.setLineDash(DASH)
  context.lineWidth = 1
  context.globalAlpha = 0.75
  for (const line of lines.levels.flat()) trace(context, bounds, line)
  context.globalAlpha = 1
  context.setLineDash([])
  context.lineWidth = 1.6
  for (const line of lines.own) trace(context, bounds, line, isMoving)
}

/** Clipped by a pen: an endless dashed line takes long to draw, seen or not. */
function trace(context: CanvasRenderingContext2D, bounds: Rectangle, line: Line, isQuick = false) {
  const pen = createPen(context, bounds, isQuick)
  line.forEach(([X, Y], i) => pen.segment(...(line[i - 1] ?? [X, Y]), X, Y))
  pen.lift()
}

import type { CriticalPoint } from '../../core/method.ts'

/** A minimum is a target, a saddle two opposite bends, a maximum a summit. */
export function traceCritical(context: CanvasRenderingContext2D, kind: CriticalPoint['kind'], x: number, y: number) {
  if (kind === 'minimum') {
    context.moveTo(x - 10, y)
    context.lineTo(x + 10, y)
    context.moveTo(x, y - 10)
    context.lineTo(x, y + 10)
  } else if (kind === 'saddle') {
    context.moveTo(x - 7, y - 7)
    context.quadraticCurveTo(x, y, x - 7, y + 7)
    context.moveTo(x + 7, y - 7)
    context.quadraticCurveTo(x, y, x + 7, y + 7)
    context.moveTo(x - 1.5, y)
    context.lineTo(x + 1.5, y)
  } else {
    context.moveTo(x - 8, y + 5)
    context.lineTo(x, y - 6)
    context.lineTo(x + 8, y + 5)
    context.closePath()
  }
}

import type { Palette } from '../../palette.ts'
import { arrowLength, type ArrowField } from './arrows.ts'

const HEAD = 5
const HALF = 2.2

/** All shafts in one stroke, all heads in one fill: a few hundred of each. */
export function drawArrows(context: CanvasRenderingContext2D, palette: Palette, field: ArrowField): void {
  const shapes = field.arrows.map(({ X, Y, along: [aX, aY], size }) => {
    const length = arrowLength(field, size)
    const head = Math.min(HEAD, length)
    return { X, Y, aX, aY, half: length / 2, head, width: (HALF * head) / HEAD }
  })
  context.setLineDash([])
  context.lineWidth = 1
  context.strokeStyle = context.fillStyle = palette.control
  context.beginPath()
  for (const { X, Y, aX, aY, half, head } of shapes) {
    context.moveTo(X - aX * half, Y - aY * half)
    context.lineTo(X + aX * (half - head), Y + aY * (half - head))
  }
  context.stroke()
  context.beginPath()
  for (const { X, Y, aX, aY, half, head, width } of shapes) {
    const [tipX, tipY] = [X + aX * half, Y + aY * half]
    const [backX, backY] = [tipX - aX * head, tipY - aY * head]
    context.moveTo(tipX, tipY)
    context.lineTo(backX - aY * width, backY + aX * width)
    context.lineTo(backX + aY * width, backY - aX * width)
    context.closePath()
  }
  context.fill()
}

import type { LocalTheory } from '../../../engine/localTheory.ts'
import { haloText } from '../../canvas.ts'
import type { Palette } from '../../palette.ts'
import { inFrame, toX, toY, type Projection } from '../geometry.ts'
import type { Box } from '../labels.ts'
import { crossOf, type Arm } from './cross.ts'

type Context = CanvasRenderingContext2D

const HEAD = 8
const HALF = 3.6
const DASH = { up: [], down: [6, 3.5], not: [1.5, 3.5] } as const

/**
 * The eigenvectors of the Hessian as a cross. Where f bends up along one, its heads point inwards, as the flow does;
 * where it bends down the arm is dashed and they point outwards; where it does not bend the arm is dotted and has none.
 * Returns where its names stand.
 */
export function drawCross(context: Context, p: Projection, palette: Palette, theory: LocalTheory): Box[] {
  const [X, Y] = [toX(p, theory.point[0]), toY(p, theory.point[1])]
  if (!inFrame(p.frame, X, Y)) return []
  const { arms } = crossOf(p, theory)
  context.lineCap = 'butt'
  context.lineJoin = 'round'
  for (const [style, extra] of [
    [palette.casing, 3.2],
    [palette.ink, 0],
  ] as const) {
    context.strokeStyle = context.fillStyle = style
    for (const arm of arms)
      for (const side of [1, -1]) {
        context.lineWidth = 1.7 + extra
        drawSide(context, X, Y, arm, side, extra > 0)
      }
  }
  context.setLineDash([])
  context.font = `600 12px ${palette.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  return arms.map((arm) => {
    const [LX, LY] = labelPlace(p, X, Y, arm)
    haloText(context, `λ${arm.index === 1 ? '₁' : '₂'}`, LX, LY, palette.ink, palette.casing)
    return { x: LX - 9, y: LY - 9, width: 18, height: 18 }
  })
}

function drawSide(context: Context, X: number, Y: number, arm: Arm, side: number, isCasing: boolean) {
  const [aX, aY] = [arm.along[0] * side, arm.along[1] * side]
  const at = (distance: number, off = 0): [number, number] => [
    X + aX * distance - aY * off,
    Y + aY * distance + aX * off,
  ]
  context.setLineDash(isCasing ? [] : [...DASH[arm.bends]])
  context.beginPath()
  context.moveTo(...at(0))
  context.lineTo(...at(arm.length))
  context.stroke()
  if (arm.bends === 'not') return
  // A head that points inwards leaves room for the middle, where the two arms meet.
  const [tip, back] = arm.bends === 'down' ? [arm.length, arm.length - HEAD] : [arm.length - HEAD, arm.length]
  context.setLineDash([])
  context.beginPath()
  context.moveTo(...at(back, HALF))
  context.lineTo(...at(tip))
  context.lineTo(...at(back, -HALF))
  context.closePath()
  if (isCasing) context.stroke()
  else context.fill()
}

const BEYOND = 11

/** Past the upper end of the arm, or the lower one where that is out of the picture. */
function labelPlace(p: Projection, X: number, Y: number, { along: [aX, aY], length }: Arm): [number, number] {
  const up = aY < 0 || (aY === 0 && aX > 0) ? 1 : -1
  const place = (side: number): [number, number] => [
    X + side * aX * (length + BEYOND),
    Y + side * aY * (length + BEYOND),
  ]
  const upper = place(up)
  return inFrame(p.frame, upper[0], upper[1], -8) ? upper : place(-up)
}

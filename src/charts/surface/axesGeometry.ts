import { formatTick } from '../format.ts'
import { axisTicks, toX, toY, type Projection } from './geometry.ts'

/** A tick of an axis: its place in pixels, and its text where there is room for one. */
export interface AxisMark {
  at: number
  text?: string
}

export interface AxisMarks {
  x: readonly AxisMark[]
  y: readonly AxisMark[]
  /** Where the names of the axes stand, on their base lines: that of x to the left of the place, that of y about it. */
  names: { x: readonly [X: number, Y: number]; y: readonly [X: number, Y: number] }
}

/** From the frame outwards. */
export const TICK = 5
/** From the frame to the base line of a text under it; to the end of one beside it. */
export const TEXT_UNDER = 17
export const TEXT_BESIDE = 8

/** Ticks in the surface's own units; a value that would touch the name of its axis is left out. */
export function axisMarks(p: Projection): AxisMarks {
  const { left, top, width, height } = p.frame
  const small = width < 500
  const x = axisTicks(p.view.x, width, small ? 90 : 110)
  const y = axisTicks(p.view.y, height, small ? 80 : 100)
  const mark = (at: number, room: number, value: number, step: number): AxisMark =>
    room > 14 ? { at, text: formatTick(value, step) } : { at }
  return {
    x: x.values.map((value) => mark(toX(p, value), left + width - toX(p, value), value, x.step)),
    y: y.values.map((value) => mark(toY(p, value), toY(p, value) - top, value, y.step)),
    names: { x: [left + width, top + height + (small ? 22 : 30)], y: [9, top + 12] },
  }
}

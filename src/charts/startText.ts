import { surfaceOf } from '../config/index.ts'
import type { MethodChoice } from '../config/types.ts'
import { formatPoint, formatShort } from './format.ts'

/** Where runs start on a surface: a point, or of one parameter its value. */
export const startText = (surface: MethodChoice, [x, y]: readonly [number, number], digits = 3): string =>
  surfaceOf(surface).isOneParameter ? `x = ${formatShort(x, digits)}` : formatPoint(x, y, digits)

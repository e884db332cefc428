import type { View } from '../core/method.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { quote, type Report } from './notices.ts'

/** A view `{x: [min, max], y: [min, max]}` that can be drawn; undefined, and reported, if it is none. */
export function parseView(raw: unknown, report: Report): View | undefined {
  const refuse = (problem: string) => {
    report('view', `${problem}; the surface's own view is used`)
    return undefined
  }
  if (typeof raw !== 'object' || raw === null) return refuse(`${quote(raw)} is not a view`)
  const { x, y } = raw as { x?: unknown; y?: unknown }
  if (!isRange(x) || !isRange(y)) return refuse('a view is four finite numbers: x from, to, y from, to')
  if (!isDrawable(x) || !isDrawable(y))
    return refuse('it must have min below max, and be neither too narrow nor too large to draw')
  return { x: [x[0], x[1]], y: [y[0], y[1]] }
}

const isRange = (raw: unknown): raw is [number, number] =>
  Array.isArray(raw) && raw.length === 2 && raw.every((end) => typeof end === 'number' && Number.isFinite(end))

function isDrawable([min, max]: readonly [number, number]): boolean {
  const size = Math.max(Math.abs(min), Math.abs(max))
  return max - min > CONFIGURATION_LIMITS.viewWidth * size && size <= CONFIGURATION_LIMITS.viewCoordinate
}

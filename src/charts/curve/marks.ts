import type { ContourPicture } from '../../engine/types.ts'
import { formatShort } from '../format.ts'
import { inFrame, toX, toY } from '../surface/geometry.ts'
import { placeLabels, type Box } from '../surface/labels.ts'
import type { CriticalMark } from '../surface/criticalLabels.ts'
import type { CurvePlace } from './picture.ts'
import { heightAt } from './place.ts'

/** Labels further from their point than this would need leaders; the mark then goes without. */
const NEAR = 30

/** The minimum on the curve, if it is in sight; `of` says of what, where that is not plain. */
export function criticalOnCurve(
  place: CurvePlace,
  found: ContourPicture['found'],
  of: string,
  obstacles: readonly Box[],
): CriticalMark[] {
  if (!found) return []
  const { projection: p } = place
  const [x, y] = [toX(p, found[0]), toY(p, heightAt(place, found[0]))]
  if (!inFrame(p.frame, x, y)) return []
  const text = `minimum${of} ${formatShort(found[0])}`
  const head = { key: 'minimum', x, y, width: text.length * 6.3 + 4, height: 17 }
  const [label] = placeLabels([head], p.frame, obstacles, new Map())
  const isNear = label && Math.hypot(label.leader[0] - x, label.leader[1] - y) <= NEAR
  return [{ kind: 'minimum', x, y, text, ...(isNear && { label }) }]
}

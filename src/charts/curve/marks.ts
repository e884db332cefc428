import type { ContourPicture } from '../../engine/types.ts'
import { formatShort } from '../format.ts'
import { inFrame, toX, toY, unproject } from '../surface/geometry.ts'
import { placeLabels, type Box } from '../surface/labels.ts'
import type { CriticalMark } from '../surface/criticalLabels.ts'
import type { CurvePlace } from './picture.ts'
import { heightAt } from './place.ts'

/** Labels further from their point than this would need leaders; the mark then goes without. */
const NEAR = 30

/** Pixels of distance that a label would rather go than lie over the whole of the curve's way past it. */
const COST = 120

/** How much of a label's width the curve runs through, as extra distance. */
function lineThrough(place: CurvePlace, box: Box): number {
  const { projection: p } = place
  let hit = 0
  for (let i = 0; i <= 8; i++) {
    const [x] = unproject(p, box.x + (i * box.width) / 8, box.y)
    const y = toY(p, heightAt(place, x))
    if (y >= box.y && y <= box.y + box.height) hit++
  }
  return (hit * COST) / 9
}

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
  const [label] = placeLabels([head], p.frame, obstacles, new Map(), (box) => lineThrough(place, box))
  const isNear = label && Math.hypot(label.leader[0] - x, label.leader[1] - y) <= NEAR
  return [{ kind: 'minimum', x, y, text, ...(isNear && { label }) }]
}

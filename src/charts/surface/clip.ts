/** Where a segment enters and leaves a rectangle, as shares of its length; the ends, too, in pixels. */
export interface Clipped {
  x0: number
  y0: number
  x1: number
  y1: number
  /** 0: it begins inside; 1: it ends inside. */
  from: number
  to: number
}

export interface Rectangle {
  left: number
  top: number
  right: number
  bottom: number
}

export const createClipped = (): Clipped => ({ x0: 0, y0: 0, x1: 0, y1: 0, from: 0, to: 1 })

/**
 * Clips a segment to a rectangle (Liang and Barsky 1984) and writes the rest of it to `out`; false if there is none.
 * A true clip, not a clamp: what remains lies on the segment, however far away its ends are.
 */
export function clipSegment(
  { left, top, right, bottom }: Rectangle,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  out: Clipped,
): boolean {
  const inside = (x: number, y: number) => x >= left && x <= right && y >= top && y <= bottom
  if (inside(x0, y0) && inside(x1, y1)) {
    out.x0 = x0
    out.y0 = y0
    out.x1 = x1
    out.y1 = y1
    out.from = 0
    out.to = 1
    return true
  }
  const dx = x1 - x0
  const dy = y1 - y0
  let from = 0
  let to = 1
  for (let edge = 0; edge < 4; edge += 1) {
    const direction = edge === 0 ? -dx : edge === 1 ? dx : edge === 2 ? -dy : dy
    const distance = edge === 0 ? x0 - left : edge === 1 ? right - x0 : edge === 2 ? y0 - top : bottom - y0
    if (direction === 0) {
      if (distance < 0) return false
    } else if (direction < 0) from = Math.max(from, distance / direction)
    else to = Math.min(to, distance / direction)
    if (from > to) return false
  }
  // A point on an edge is put on it exactly; the product would be off by the rounding of a far end.
  out.x0 = Math.min(right, Math.max(left, from === 0 ? x0 : x0 + from * dx))
  out.y0 = Math.min(bottom, Math.max(top, from === 0 ? y0 : y0 + from * dy))
  out.x1 = Math.min(right, Math.max(left, to === 1 ? x1 : x0 + to * dx))
  out.y1 = Math.min(bottom, Math.max(top, to === 1 ? y1 : y0 + to * dy))
  out.from = from
  out.to = to
  return true
}

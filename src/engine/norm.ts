/**
 * Euclidean length, by `sqrt` alone (`Math.hypot` and `**` differ between engines). Scaled where the squares would
 * overflow or vanish.
 */
export function norm(x: number, y: number): number {
  const squares = x * x + y * y
  if (squares > 1e-280 && squares < 1e280) return Math.sqrt(squares)
  const largest = Math.max(Math.abs(x), Math.abs(y))
  if (!(largest > 0 && largest < Infinity)) return largest
  const u = x / largest
  const v = y / largest
  return largest * Math.sqrt(u * u + v * v)
}

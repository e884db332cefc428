import type { Random } from './random.ts'

/**
 * The rows of n that are held back from training, ascending: every row draws a number in its turn, and the round(share*n) with the
 * smallest are held back, n - 1 at most, so that one row is trained on at least. A larger share adds rows to those that a smaller one
 * holds back, and one more row at the end of the data changes no other's number.
 */
export function heldBack(n: number, share: number, random: Random): Int32Array {
  const drawn = Float64Array.from({ length: n }, () => random.uniform())
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => drawn[a]! - drawn[b]! || a - b)
  return order.subarray(0, heldBackCount(n, share)).sort()
}

export const heldBackCount = (n: number, share: number): number => Math.min(n - 1, Math.round(share * n))

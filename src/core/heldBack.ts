import { shuffle, type Random } from './random.ts'

/**
 * The rows of n that are held back from training, ascending: the first round(share*n) of a random order, and n - 1 at most, so that
 * one row is trained on at least. A larger share of the same order adds rows to those that a smaller one holds back.
 */
export function heldBack(n: number, share: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  shuffle(order, random)
  return order.subarray(0, heldBackCount(n, share)).sort()
}

export const heldBackCount = (n: number, share: number): number => Math.min(n - 1, Math.round(share * n))

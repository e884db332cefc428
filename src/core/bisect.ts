/**
 * A root of a function with h(low) < 0 <= h(high), to the last bit: the function goes from negative to positive there,
 * so where h is a derivative the root is a minimum. Undefined if the ends do not have these signs.
 */
export function bisect(h: (u: number) => number, low: number, high: number): number | undefined {
  if (!(h(low) < 0 && h(high) >= 0)) return undefined
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) return high
    if (h(middle) < 0) low = middle
    else high = middle
  }
}

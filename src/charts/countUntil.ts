/** How many of the first `count` of ascending values are at most `limit`. */
export function countUntil(values: ArrayLike<number>, limit: number, count = values.length): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? NaN) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

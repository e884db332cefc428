/** The few sums over coordinates that procedures need. */

export function dot(u: Float64Array, v: Float64Array): number {
  let sum = 0
  for (let i = 0; i < u.length; i++) sum += u[i]! * v[i]!
  return sum
}

/** The largest size of a coordinate; NaN if one is. */
export function maximumNorm(u: Float64Array): number {
  let largest = 0
  for (let i = 0; i < u.length; i++) largest = Math.max(largest, Math.abs(u[i]!))
  return largest
}

/** The sum of the coordinates' sizes. */
export function taxicabNorm(u: Float64Array): number {
  let sum = 0
  for (let i = 0; i < u.length; i++) sum += Math.abs(u[i]!)
  return sum
}

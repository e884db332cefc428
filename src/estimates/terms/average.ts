import type { Terms } from '../../core/estimate.ts'

const term = new Float64Array(2)

/** The mean gradient of the chosen terms at the point, to `out`; terms are added in their order. */
export function averageGradient(terms: Terms, chosen: ArrayLike<number>, point: Float64Array, out: Float64Array): void {
  if (terms.mean) return terms.mean(chosen, point, out)
  out.fill(0)
  for (let k = 0; k < chosen.length; k++) {
    terms.gradient(chosen[k]!, point, term)
    for (let j = 0; j < out.length; j++) out[j] = out[j]! + term[j]!
  }
  for (let j = 0; j < out.length; j++) out[j] = out[j]! / chosen.length
}

/** All terms, from the first to the last. */
export const everyTerm = ({ size }: Terms): ArrayLike<number> => Int32Array.from({ length: size }, (_, i) => i)

import type { Terms } from '../../core/estimate.ts'
import { choice, number } from '../../core/parameters.ts'
import { shuffle, type Random } from '../../core/random.ts'

const SIZES = { equal: 'equal', growing: 'growing, 1 : 2 : 3 and so on' } as const

/** How the terms are parted among those who hold them. */
export const sizes = choice('equal', 'Parts', 'how many terms each of them holds', SIZES)

export const heterogeneity = (byDefault: number) =>
  number(byDefault, 'how unlike their data are: 0 at random, 1 sorted', 'h', {
    min: 0,
    max: 1,
    valid: { min: 0, max: 1 },
  })

/**
 * Parts n terms among K holders. The terms are laid out in the order in which neighbours are alike, and a share 1 - h of them,
 * chosen at random, change places with one another at random; then each holder takes the next ones. At h = 1 the parts are
 * as unlike as can be, at h = 0 they are samples without replacement of the whole, and in between every part has about a share
 * 1 - h of such a sample (as in Karimireddy et al. 2020, SCAFFOLD, section 7: "similarity"). Who would get no term is left out.
 */
export function partition(
  terms: Terms,
  { K, h, parts }: { K: number; h: number; parts: string },
  random: Random,
): Int32Array[] {
  const { size: n } = terms
  const places = Int32Array.from({ length: n }, (_, i) => i)
  const order = Int32Array.from(terms.sorted?.() ?? places)
  shuffle(places, random)
  const moved = places.subarray(0, Math.round((1 - h) * n))
  const mixed = moved.map((place) => order[place]!)
  shuffle(mixed, random)
  for (const [i, place] of moved.entries()) order[place] = mixed[i]!
  let end = 0
  return partSizes(n, K, parts).map((length) => order.slice(end, (end += length)))
}

/** How many terms each holder has. */
export function partSizes(n: number, K: number, parts: string): number[] {
  const holders = Math.min(K, n)
  const end = (k: number) =>
    Math.floor(parts === 'growing' ? (k * (k + 1) * n) / (holders * (holders + 1)) : (k * n) / holders)
  return Array.from({ length: holders }, (_, k) => end(k + 1) - end(k)).filter((length) => length > 0)
}

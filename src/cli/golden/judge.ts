/** What became of a case. `detail` says of a failed one where it first differs, of a skipped one what the program lacks, of a
 * passed one what is to be known of it. */
export interface Verdict {
  outcome: 'passed' | 'failed' | 'skipped'
  detail?: string
}

export const PASSED: Verdict = { outcome: 'passed' }
export const failed = (detail: string): Verdict => ({ outcome: 'failed', detail })
export const skipped = (detail: string): Verdict => ({ outcome: 'skipped', detail })

export const ULP = 2 ** -52

/** The fair tolerance of a path: so many times what an ulp does to it. */
export const SPREADS = 50

/** Names the first difference: what, by how much, and how much was allowed. Undefined if all is within its tolerance. */
export function difference(what: string, ours: number, theirs: number, tolerance: number): string | undefined {
  const distance = Math.abs(ours - theirs)
  if (distance <= tolerance || (Number.isNaN(ours) && Number.isNaN(theirs))) return undefined
  const by = Number.isFinite(distance) ? `differs by ${short(distance)} (tolerance ${short(tolerance)})` : 'differs'
  return `${what} ${by}: ${ours}, not ${theirs}`
}

const short = (value: number): string => value.toPrecision(3)

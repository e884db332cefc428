/**
 * Random numbers of which every bit is decided by a seed, in every engine: whole numbers by 32-bit arithmetic, the others by the
 * language's own elementary functions.
 */
import { ln } from '../language/elementary.ts'

/** What random numbers are for: each purpose has a stream of its own, so that one more draw of one leaves the others alone. */
export type Purpose =
  'data' | 'batches' | 'noise' | 'rounding' | 'dropout' | 'partition' | 'privacy' | 'split' | 'snapshots'

/** A stream of random numbers. */
export interface Random {
  /** A whole number from 0 to 2^32 - 1. */
  bits(): number
  /** In [0, 1), a multiple of 2^-53. */
  uniform(): number
  /** A whole number from 0 to n - 1, each as likely as the others; n from 1 to 2^32. */
  below(n: number): number
  /** Of the standard normal distribution. */
  normal(): number
}

/**
 * The stream of a seed for a purpose. Nothing else enters, neither a run's place nor its name: runs that draw alike see the same
 * batches and the same noise, so that what differs between them is the methods.
 */
export function randomStream(seed: number, purpose: Purpose): Random {
  let state = seed ^ hashOf(purpose)
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    return scrambled(state)
  }
  return xoshiro([next(), next(), next(), next()])
}

/** A stream of its own that begins where another stands: what is drawn from it leaves the other alone. */
export const branch = (random: Random): Random => xoshiro([random.bits(), random.bits(), random.bits(), random.bits()])

/** FNV-1a of the purpose's letters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** The finalizer of MurmurHash3, a bijection in which every bit of the argument changes about half of the result's. */
function scrambled(value: number): number {
  let bits = value
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

/** xoshiro128** 1.1 from a state that is not all zero. Blackman & Vigna, Scrambled linear pseudorandom number generators, 2021. */
export function xoshiro([s0, s1, s2, s3]: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = [s0 | 0, s1 | 0, s2 | 0, s3 | 0]
  let spare = NaN

  function bits(): number {
    const scrambled = Math.imul(rotated(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return scrambled >>> 0
  }
  const uniform = () => ((bits() >>> 5) * 0x4000000 + (bits() >>> 6)) / 0x20000000000000

  /** Draws again where the last, incomplete round of n numbers would favour the small ones. */
  function below(n: number): number {
    const divisor = n >>> 0
    // 2^32: every draw is one of them.
    if (divisor === 0) return bits()
    for (;;) {
      // Whole numbers of 32 bits without a sign: of others a compiler has no quick remainder.
      const drawn = bits() >>> 0
      const rest = (drawn % divisor) >>> 0
      if (drawn - rest + n <= 0x100000000) return rest
    }
  }

  /** Marsaglia's polar method: two numbers from a point of the unit disc, the second one kept for the next question. */
  function normal(): number {
    if (!Number.isNaN(spare)) {
      const kept = spare
      spare = NaN
      return kept
    }
    for (;;) {
      const u = 2 * uniform() - 1
      const v = 2 * uniform() - 1
      const square = u * u + v * v
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * ln(square)) / square)
      spare = v * factor
      return u * factor
    }
  }
  return { bits, uniform, below, normal }
}

const rotated = (value: number, by: number): number => (value << by) | (value >>> (32 - by))

/** Puts the numbers into a random order, all orders being equally likely. Fisher & Yates, in the form of Durstenfeld 1964. */
export function shuffle(numbers: Int32Array, random: Random): void {
  for (let i = numbers.length - 1; i > 0; i--) {
    const other = random.below(i + 1)
    const kept = numbers[i]!
    numbers[i] = numbers[other]!
    numbers[other] = kept
  }
}

/**
 * exp, ln and tanh of FDLIBM and Cephes, operation for operation those of @stdlib's ports and so of the same bits, without their
 * calls for every exponent that is read or written: a sum over data asks for millions. Only `+ - * /` and bit patterns are used.
 */
import expAnywhere from '@stdlib/math-base-special-exp'
import lnAnywhere from '@stdlib/math-base-special-ln'

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.90821492927058770002e-10
const NEAR_ZERO = 1 / 0x10000000
/** Between these every power of two that exp multiplies with, and every result, is a normal number. */
const [LEAST_NORMAL, MOST_NORMAL] = [-708, 709]
const EXPONENT_BIAS = 1023

const number = new Float64Array(1)
const words = new Int32Array(number.buffer)
number[0] = 1
/** Where the word with the exponent stands: this depends on the machine. */
const high = words[1] === 0 ? 0 : 1
/** 2^k for every k whose power is a normal number, at k + `EXPONENT_BIAS`. */
const POWERS_OF_TWO = powersOfTwo()
/** Up to here ln scales with a power of two that is a normal number. */
const LARGEST = POWERS_OF_TWO[2 * EXPONENT_BIAS - 1]!

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2 * EXPONENT_BIAS + 1)
  let power = 1
  for (let k = 0; k <= EXPONENT_BIAS; k++, power *= 2) powers[EXPONENT_BIAS + k] = power
  power = 1
  for (let k = 0; k < EXPONENT_BIAS; k++, power /= 2) powers[EXPONENT_BIAS - k] = power
  return powers
}

/** e^x. Error below one unit in the last place. */
export function exp(x: number): number {
  if (!(x > LEAST_NORMAL && x < MOST_NORMAL)) return expAnywhere(x)
  if (x > -NEAR_ZERO && x < NEAR_ZERO) return 1 + x
  const k = Math.trunc(Math.LOG2E * x + (x < 0 ? -0.5 : 0.5))
  const upper = x - k * LN2_HIGH
  const lower = k * LN2_LOW
  const r = upper - lower
  const t = r * r
  const p =
    0.16666666666666602 +
    t *
      (-0.0027777777777015593 +
        t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8)))
  const c = r - t * p
  const y = 1 - (lower - (r * c) / (2 - c) - upper)
  // y*2^k: exact, as both are normal.
  return y * POWERS_OF_TWO[k + EXPONENT_BIAS]!
}

const SIGNIFICAND = 0xfffff
const LEAST_NORMAL_NUMBER = POWERS_OF_TWO[1]!

/** The natural logarithm. Error below one unit in the last place. */
export function ln(x: number): number {
  if (!(x >= LEAST_NORMAL_NUMBER && x < LARGEST)) return lnAnywhere(x)
  number[0] = x
  let k = (words[high]! >> 20) - EXPONENT_BIAS
  const significand = words[high]! & SIGNIFICAND
  // x = 2^k*(1 + f) with 1 + f between sqrt(1/2) and sqrt(2), about.
  const up = (significand + 0x95f64) & 0x100000
  k += up >> 20
  const f = x * POWERS_OF_TWO[EXPONENT_BIAS - k]! - 1
  if ((SIGNIFICAND & (2 + significand)) < 3) return nearPowerOfTwo(f, k)
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const even = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  const R = even + odd
  if (((significand - 0x6147a) | (0x6b851 - significand)) > 0) {
    const half = 0.5 * f * f
    return k === 0 ? f - (half - s * (half + R)) : k * LN2_HIGH - (half - (s * (half + R) + k * LN2_LOW) - f)
  }
  return k === 0 ? f - s * (f - R) : k * LN2_HIGH - (s * (f - R) - k * LN2_LOW - f)
}

/** ln(2^k*(1 + f)) for |f| < 2^-20. */
function nearPowerOfTwo(f: number, k: number): number {
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW
  const R = f * f * (0.5 - (1 / 3) * f)
  return k === 0 ? f - R : k * LN2_HIGH - (R - k * LN2_LOW - f)
}

/** From here on tanh is 1 to the last place. */
const TANH_IS_ONE = 44.014845965556525

/** The hyperbolic tangent. */
export function tanh(x: number): number {
  const size = Math.abs(x)
  if (size > TANH_IS_ONE) return x < 0 ? -1 : 1
  if (size >= 0.625) {
    const z = 1 - 2 / (exp(2 * size) + 1)
    return x < 0 ? -z : z
  }
  if (x === 0) return x
  const s = x * x
  const top = -1614.6876844170845 + s * (-99.28772310019185 + s * -0.9643991794250523)
  const bottom = 4844.063053251255 + s * (2235.4883906010045 + s * (112.81167849163293 + s))
  return x + x * s * (top / bottom)
}

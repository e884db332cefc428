/**
 * Numbers of a narrower binary floating-point format, each held in a double: p binary digits (the leading one included),
 * exponents from e_min on, subnormal numbers below 2^e_min, infinity above the largest. IEEE 754-2019, section 3.
 */

/** A binary floating-point format that doubles contain. */
export interface NumberFormat {
  /** p: binary digits of a normal number; 50 at most. */
  digits: number
  /** e_min: the smallest normal number is 2^e_min. */
  leastExponent: number
  /** The largest finite number. */
  largest: number
}

/** 2^52. Adding it to a number from 0 to 2^51 and taking it away again rounds to the nearest whole number, ties to even. */
const ROUNDER = 0x10000000000000

/** The nearest number of the format, of two as near the even one; beyond the largest by half a spacing or more, infinity. IEEE 754-2019, 4.3.1. */
export function roundToNearest(value: number, format: NumberFormat): number {
  if (!Number.isFinite(value) || value === 0) return value
  const size = Math.abs(value)
  const spacing = spacingAt(size, format)
  return signed(spacing * (size / spacing + ROUNDER - ROUNDER), value, format)
}

/**
 * One of the two neighbours a <= value <= b, b with probability (value - a)/(b - a), so that the expectation is the value.
 * `uniform` in [0, 1) decides: a probability is met to 2^-53. Beyond the largest number, where b is infinity, nothing is
 * unbiased any more. Croci, Fasi, Higham, Mary & Mikaitis 2022, definition 2.1.
 */
export function roundStochastically(value: number, format: NumberFormat, uniform: number): number {
  if (!Number.isFinite(value) || value === 0) return value
  const size = Math.abs(value)
  const spacing = spacingAt(size, format)
  const units = size / spacing
  const below = Math.floor(units)
  return signed(spacing * (uniform < units - below ? below + 1 : below), value, format)
}

/** With the sign of `of`, that of a zero too; infinite beyond the largest. */
function signed(size: number, of: number, { largest }: NumberFormat): number {
  const bounded = size > largest ? Infinity : size
  return of < 0 ? -bounded : bounded
}

const bits = new DataView(new ArrayBuffer(8))
const EXPONENT_BIAS = 1023

/** How far apart the format's numbers are at a size: a power of two, by which doubles are divided exactly. */
function spacingAt(size: number, { digits, leastExponent }: NumberFormat): number {
  bits.setFloat64(0, size)
  const exponent = (bits.getUint16(0) >>> 4) - EXPONENT_BIAS
  bits.setUint32(0, (Math.max(exponent, leastExponent) - digits + 1 + EXPONENT_BIAS) << 20)
  bits.setUint32(4, 0)
  return bits.getFloat64(0)
}

const MINUS = '\u2212'
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** Thin, and does not break: between groups of three digits. */
const GROUP = '\u202f'

const withMinus = (text: string) => text.replace('-', MINUS)

/** A whole number as an exponent: −12 becomes ⁻¹². */
export const superscript = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') +
  [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS.charAt(Number(digit))).join('')

/** A power of ten: 10⁻³. */
export const formatDecade = (exponent: number): string => `10${superscript(exponent)}`

const withoutZeros = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

const special = (value: number): string | undefined => {
  if (Number.isNaN(value)) return 'undefined'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`
  return undefined
}

/**
 * A measured value: `digits` significant digits with a real minus sign; m×10ᵉ outside 0.01 to 1000.
 * Trailing zeros stay, so that columns and live values keep their width.
 */
export function formatNumber(value: number, digits = 3): string {
  const words = special(value)
  if (words !== undefined) return words
  if (value === 0) return '0'
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e')
  const power = Number(exponent)
  if (power < -2 || power > 3 || Math.abs(value) > 1000) return `${withMinus(mantissa)}×${formatDecade(power)}`
  return withMinus(value.toFixed(Math.max(0, digits - 1 - power)))
}

/** As `formatNumber` without trailing zeros: for coordinates and levels, which are usually round. */
export function formatShort(value: number, digits = 3): string {
  const [mantissa = '', power] = formatNumber(value, digits).split('×')
  const short = withoutZeros(mantissa)
  if (power === undefined) return short
  return short === '1' ? power : short === `${MINUS}1` ? MINUS + power : `${short}×${power}`
}

/** A point: (−1.5, 2). A coordinate below the other's last binary digit is 0 beside it. */
export const formatPoint = (x: number, y: number, digits = 3): string =>
  `(${formatShort(beside(x, y), digits)}, ${formatShort(beside(y, x), digits)})`

const beside = (value: number, other: number): number =>
  Number.isFinite(other) && Math.abs(value) < Math.abs(other) * Number.EPSILON ? 0 : value

/** A whole number in groups of three: 7 156. */
export const formatStep = (step: number): string =>
  withMinus(String(Math.round(step))).replace(/\B(?=(\d{3})+$)/g, GROUP)

/** An amount that may be a part of one: whole in groups of three, else three digits at least and no zeros at the end. */
export const formatAmount = (amount: number): string => {
  if (!Number.isFinite(amount) || Number.isInteger(amount) || Math.abs(amount) >= 1000) return formatStep(amount)
  return formatShort(amount, Math.abs(amount) >= 100 ? 4 : 3)
}

/** A place on an axis of that grain, with as many decimals as it has: live values keep their width. */
export const formatPlace = (place: number, grain: number): string =>
  grain >= 1 ? formatStep(place) : place.toFixed(grain > 0.05 ? 1 : grain > 0.005 ? 2 : 3)

/** A tick of a linear axis whose ticks are `step` apart: as many decimals as it needs, and no more. */
export function formatTick(value: number, step: number): string {
  const size = Math.max(Math.abs(value), step)
  if (Math.abs(value) < step / 1e6) return '0'
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  if (size >= 1e5 || decimals > 5) {
    const digits = Math.max(1, Math.min(12, Math.floor(Math.log10(size / step) + 1e-9) + 2))
    return formatShort(value, digits)
  }
  return withoutZeros(withMinus(value.toFixed(decimals)))
}

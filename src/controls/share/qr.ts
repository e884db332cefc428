/** A text as the modules of a QR code (ISO/IEC 18004). */
import { encode } from 'uqr'

/** The most bytes that any QR code holds: version 40 with the least correction. */
export const QR_BYTES = 2953
/** Light modules on every side, by the standard: without them scanners do not find the code. */
const QUIET_ZONE = 4
/** Phones read a code of 25 modules a side from about ten times its width; more modules, and one has to come nearer. */
const WIDTHS_AWAY = 10
const MODULES_THEN = 25

export interface Qr {
  /** Modules a side, the quiet zone included. */
  size: number
  /** 1 to 40. */
  version: number
  /** The dark modules as the data of an SVG path, in modules. */
  path: string
  /** How far away it can be read, in widths of the code: a rule of thumb. */
  reach: number
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** As few modules as hold the text, with as much error correction as they have room for. Undefined: it is too long. */
export function qrOf(text: string): Qr | undefined {
  if (bytesOf(text) > QR_BYTES) return undefined
  const { size, version, data } = encode(text, { ecc: 'L', boostEcc: true, border: QUIET_ZONE })
  const reach = (WIDTHS_AWAY * MODULES_THEN) / (size - 2 * QUIET_ZONE)
  return { size, version, path: data.map(rowPath).join(''), reach }
}

/** Neighbouring dark modules of a row become one bar. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    const from = x
    while (row[x] === true) x++
    if (x > from) path += `M${from} ${y}h${x - from}v1H${from}z`
  }
  return path
}

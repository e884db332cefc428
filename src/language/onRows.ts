import { cos, exp, ln, pow, sin, tan, tanh } from './elementary.ts'
import { OP } from './operations.ts'

type Numbers = Float64Array
/** out = op(a, b, c) for the first `count` rows. */
export type OnRows = (out: Numbers, a: Numbers, b: Numbers, c: Numbers, count: number) => void

/**
 * The operations on numbers, over rows: row by row the same bits as on one row alone. Each is a loop of its own, because a
 * compiler for all of them in one function knows too little of any. The four that sums are made of take four rows in a turn: half
 * of the time of a short loop is the loop's own.
 */
const ON_ROWS: Readonly<Record<number, OnRows>> = {
  [OP.copy](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i]!
  },
  [OP.negate](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = -a[i]!
  },
  [OP.add](out, a, b, _c, count) {
    const most = count - 3
    let i = 0
    for (; i < most; i += 4) {
      out[i] = a[i]! + b[i]!
      out[i + 1] = a[i + 1]! + b[i + 1]!
      out[i + 2] = a[i + 2]! + b[i + 2]!
      out[i + 3] = a[i + 3]! + b[i + 3]!
    }
    for (; i < count; i++) out[i] = a[i]! + b[i]!
  },
  [OP.subtract](out, a, b, _c, count) {
    const most = count - 3
    let i = 0
    for (; i < most; i += 4) {
      out[i] = a[i]! - b[i]!
      out[i + 1] = a[i + 1]! - b[i + 1]!
      out[i + 2] = a[i + 2]! - b[i + 2]!
      out[i + 3] = a[i + 3]! - b[i + 3]!
    }
    for (; i < count; i++) out[i] = a[i]! - b[i]!
  },
  [OP.multiply](out, a, b, _c, count) {
    const most = count - 3
    let i = 0
    for (; i < most; i += 4) {
      out[i] = a[i]! * b[i]!
      out[i + 1] = a[i + 1]! * b[i + 1]!
      out[i + 2] = a[i + 2]! * b[i + 2]!
      out[i + 3] = a[i + 3]! * b[i + 3]!
    }
    for (; i < count; i++) out[i] = a[i]! * b[i]!
  },
  [OP.divide](out, a, b, _c, count) {
    const most = count - 3
    let i = 0
    for (; i < most; i += 4) {
      out[i] = a[i]! / b[i]!
      out[i + 1] = a[i + 1]! / b[i + 1]!
      out[i + 2] = a[i + 2]! / b[i + 2]!
      out[i + 3] = a[i + 3]! / b[i + 3]!
    }
    for (; i < count; i++) out[i] = a[i]! / b[i]!
  },
  [OP.power](out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = pow(a[i]!, b[i]!)
  },
  [OP.sqrt](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = Math.sqrt(a[i]!)
  },
  [OP.exp](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = exp(a[i]!)
  },
  [OP.log](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = ln(a[i]!)
  },
  [OP.sin](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = sin(a[i]!)
  },
  [OP.cos](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = cos(a[i]!)
  },
  [OP.tan](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = tan(a[i]!)
  },
  [OP.tanh](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = tanh(a[i]!)
  },
  [OP.abs](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = Math.abs(a[i]!)
  },
  [OP.sign](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = Math.sign(a[i]!)
  },
  [OP.floor](out, a, _b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = Math.floor(a[i]!)
  },
  [OP.min](out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = Math.min(a[i]!, b[i]!)
  },
  [OP.max](out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = Math.max(a[i]!, b[i]!)
  },
  [OP.less](out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i]! < b[i]! ? 1 : 0
  },
  [OP.lessOrEqual](out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i]! <= b[i]! ? 1 : 0
  },
  [OP.equal](out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i] === b[i] ? 1 : 0
  },
  [OP.unequal](out, a, b, _c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i]! !== b[i]! ? 1 : 0
  },
  [OP.where](out, a, b, c, count) {
    for (let i = 0; i < count; i++) out[i] = a[i]! !== 0 ? b[i]! : c[i]!
  },
}

/** How an operation runs over rows. Throws RangeError for one that is not on numbers. */
export function onRows(op: number): OnRows {
  const found = ON_ROWS[op]
  if (!found) throw new RangeError(`The operation ${op} is none on numbers.`)
  return found
}

/** The dear ones among them, for the rows alone in which c is not 0, or is 0. */
const ON_SOME_ROWS: Readonly<Record<number, (wanted: boolean) => OnRows>> = {
  [OP.exp]: (wanted) => (out, a, _b, c, count) => {
    for (let i = 0; i < count; i++) if ((c[i]! !== 0) === wanted) out[i] = exp(a[i]!)
  },
  [OP.log]: (wanted) => (out, a, _b, c, count) => {
    for (let i = 0; i < count; i++) if ((c[i]! !== 0) === wanted) out[i] = ln(a[i]!)
  },
}

/** How an operation runs over those rows alone; undefined for one that is as quickly done for all. */
export const onSomeRows = (op: number, wanted: boolean): OnRows | undefined => ON_SOME_ROWS[op]?.(wanted)

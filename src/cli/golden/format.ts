/**
 * The golden data as TypeScript sees it: plain JSON of which nothing is taken for granted. A reader that does not
 * find what it needs throws `Malformed`, and the case fails with that message.
 */
export type Json = Readonly<Record<string, unknown>>

export class Malformed extends Error {}

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON has no infinities: `"Infinity"`, `"-Infinity"` and `"NaN"` stand for them. */
export function toNumber(value: unknown, what: string): number {
  if (typeof value === 'number') return value
  if (value === 'NaN') return NaN
  if (value === 'Infinity') return Infinity
  if (value === '-Infinity') return -Infinity
  throw new Malformed(`${what} is not a number`)
}

export function toNumbers(value: unknown, what: string): number[] {
  return toList(value, what).map((entry, i) => toNumber(entry, `${what}[${i}]`))
}

export function toList(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Malformed(`${what} is not a list`)
  return value as readonly unknown[]
}

export function toPoint(value: unknown, what: string): readonly [number, number] {
  const [x, y, ...rest] = toNumbers(value, what)
  if (x === undefined || y === undefined || rest.length > 0)
    throw new Malformed(`${what} is not a point of two numbers`)
  return [x, y]
}

export function toText(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Malformed(`${what} is not a text`)
  return value
}

export function toRecord(value: unknown, what: string): Json {
  if (!isRecord(value)) throw new Malformed(`${what} is not an object`)
  return value
}

/** A whole number, 0 at least. */
export function toCount(value: unknown, what: string): number {
  if (!Number.isInteger(value) || Number(value) < 0) throw new Malformed(`${what} is not a whole number`)
  return Number(value)
}

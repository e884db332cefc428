/** Translates hyperparameters that other programs name into ours: a table per method, read by one function. */
import type { ParameterValue, ParameterValues } from './parameter.ts'

type Theirs = Readonly<Record<string, unknown>>

/** One of their names: `to` which of ours its value goes (several: a list), or the `only` value that we have. */
export type Rename = To | { only: unknown; absent?: unknown }
type To = { to: string | readonly string[]; absent?: unknown }

/** Their value becomes ours of that name. `absent` is their default; without one the value must be there. */
export const to = (ours: string | readonly string[], absent?: unknown): Rename => ({ to: ours, absent })

/** Only this value (or its absence, if it is their default) is something that we have. */
export const only = (value: unknown, absent: unknown = value): Rename => ({ only: value, absent })

/** Our values, `fixed` included; undefined for an unknown name, a missing value or one of another type. */
export function renamed(
  theirs: Theirs,
  names: Readonly<Record<string, Rename>>,
  fixed: ParameterValues = {},
): ParameterValues | undefined {
  if (!Object.keys(theirs).every((name) => Object.hasOwn(names, name))) return undefined
  const ours: Record<string, ParameterValue> = { ...fixed }
  for (const [name, rename] of Object.entries(names)) {
    const given = Object.hasOwn(theirs, name) ? theirs[name] : rename.absent
    if ('only' in rename ? given !== rename.only : !assign(ours, rename, given)) return undefined
  }
  return ours
}

/** Writes a value of the type that their default has (without a default: a number); false if it is of another. */
function assign(ours: Record<string, ParameterValue>, { to, absent }: To, given: unknown): boolean {
  if (typeof to !== 'string') {
    const defaults = Array.isArray(absent) ? absent : []
    const fits = Array.isArray(given) && given.length === to.length
    return fits && to.every((name, i) => assign(ours, { to: name, absent: defaults[i] }, given[i]))
  }
  if (typeof given !== typeof (absent ?? 0) || (typeof given === 'number' && !Number.isFinite(given))) return false
  ours[to] = given as ParameterValue
  return true
}

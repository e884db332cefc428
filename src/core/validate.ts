/** The one place where a parameter's value is judged. */
import type { NumberParameter, Parameter, ParameterValue } from './parameter.ts'

export type Verdict = { value: ParameterValue } | { problem: string }

/** Gives the value back, or says in half a sentence what it must be: `must be at least 0 and below 1, not 1.5`. */
export function validate(parameter: Parameter, given: unknown): Verdict {
  const demand = unmet(parameter, given)
  return demand === undefined
    ? { value: given as ParameterValue }
    : { problem: `must be ${demand}, not ${shown(given)}` }
}

/** The domain of a number in words: `any number`, `above 0`, `a whole number, at least 1`, `at least 0 and below 1`. */
export function domain({ integer, valid = {} }: NumberParameter): string {
  const open = (end: 'min' | 'max') => valid.open === end || valid.open === 'both'
  const lower = valid.min !== undefined && `${open('min') ? 'above' : 'at least'} ${valid.min}`
  const upper = valid.max !== undefined && `${open('max') ? 'below' : 'at most'} ${valid.max}`
  const range = [lower, upper].filter(Boolean).join(' and ')
  if (integer) return range ? `a whole number, ${range}` : 'a whole number'
  return range || 'any number'
}

/** What `given` fails to be; undefined if it is a value of the parameter. */
function unmet(parameter: Parameter, given: unknown): string | undefined {
  if (parameter.kind === 'switch') return typeof given === 'boolean' ? undefined : 'true or false'
  if (parameter.kind === 'choice') {
    const known = typeof given === 'string' && Object.hasOwn(parameter.choices, given)
    return known ? undefined : `one of ${Object.keys(parameter.choices).join(', ')}`
  }
  if (typeof given !== 'number' || !Number.isFinite(given)) return 'a finite number'
  return isInside(parameter, given) ? undefined : domain(parameter)
}

function isInside({ integer, valid = {} }: NumberParameter, value: number): boolean {
  if (integer && !Number.isInteger(value)) return false
  const { min = -Infinity, max = Infinity, open } = valid
  const above = open === 'min' || open === 'both' ? value > min : value >= min
  const below = open === 'max' || open === 'both' ? value < max : value <= max
  return above && below
}

/** A short form of anything: what arrives from a link or a file may be long or of any kind. */
function shown(given: unknown): string {
  if (typeof given === 'string')
    return given === '' ? 'empty' : `"${given.length > 40 ? `${given.slice(0, 40)}…` : given}"`
  if (Array.isArray(given)) return 'a list'
  if (typeof given === 'object' && given !== null) return 'an object'
  return typeof given === 'function' || typeof given === 'symbol' ? `a ${typeof given}` : String(given)
}

/**
 * What the wrappers share. A wrapper puts its lines round those of the optimizer that it holds, whose text may be typed and
 * use any names. State and locals of the wrapper therefore get names that the held text does not have: `phi`, or `phi2`, `phi3`, ...
 * where that is taken. Its parameters keep theirs, which no other built-in optimizer uses (`kSlow`, `rhoSam`); a held text that
 * names them too, typed or with the same wrapper in it, is refused: one name cannot have two values.
 */
import { parseOptimizer, type OptimizerProgram } from '../language/index.ts'
import type { Parameters } from './parameter.ts'

export interface Held {
  program: OptimizerProgram
  /** A name that neither the held text has nor was given before. */
  fresh(name: string): string
}

/** Reads the held text; undefined if it cannot be read: the wrapper then gives it back as it is, with its errors. */
export function readHeld(text: string): Held | undefined {
  const parsed = parseOptimizer(text)
  if (!parsed.ok) return undefined
  const taken = new Set([...parsed.program.types.keys(), ...parsed.program.parameters])
  const fresh = (name: string): string => {
    let free = name
    for (let k = 2; taken.has(free); k++) free = `${name}${k}`
    taken.add(free)
    return free
  }
  return { program: parsed.program, fresh }
}

/** A parameter of the wrapper that the held text names as well, if there is one. */
export const nameOfBoth = (own: Parameters, { types, parameters }: OptimizerProgram): string | undefined =>
  Object.keys(own).find((name) => types.has(name) || parameters.includes(name))

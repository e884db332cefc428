/** The words of the language, for whoever helps to write in it. */
import { aliases, constants, functions, keywords, provided, type ProgramKind } from './names.ts'
import { tokenize } from './tokenize.ts'
import type { Span } from './types.ts'

export interface Vocabulary {
  /** What a text of the kind is given, with its meaning. */
  names: ReadonlyMap<string, string>
  /** The functions that it may call. */
  functions: readonly string[]
}

export function vocabularyOf(kind: ProgramKind): Vocabulary {
  const callable = [...functions].filter(([, { acts }]) => acts === 'perCoordinate' || kind === 'optimizer')
  return { names: provided[kind], functions: callable.map(([name]) => name) }
}

/** A word of a text; a name by its canonical spelling, `beta` for β and `x` for theta. */
export interface Word {
  kind: 'number' | 'name' | 'function' | 'provided' | 'keyword'
  text: string
  span: Span
}

/** The words of a text in order, whether it can be read or not. Comments and signs are none. */
export function wordsOf(kind: ProgramKind, text: string): Word[] {
  return tokenize(text).tokens.flatMap(({ kind: token, text: spelled, span }): Word[] => {
    if (token === 'number') return [{ kind: 'number', text: spelled, span }]
    if (token !== 'name') return []
    const name = aliases[kind].get(spelled) ?? spelled
    return [{ kind: roleOf(kind, name), text: name, span }]
  })
}

function roleOf(kind: ProgramKind, name: string): Word['kind'] {
  if (provided[kind].has(name) || constants.has(name)) return 'provided'
  if (keywords.has(name)) return 'keyword'
  return functions.has(name) ? 'function' : 'name'
}

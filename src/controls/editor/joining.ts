import { LIMITS, wordsOf, type Word } from '../../language/index.ts'
import { linesOf, stateOf, type EquationsKind, type Program } from './reading.ts'

/** Names of a text that cannot be read which the program in force does not have, nor does a line set them: parameters, once it can. */
export function joining(kind: EquationsKind, text: string, program: Program): readonly string[] {
  if (text.length > LIMITS.characters) return []
  const lines = linesOf(text)
  const isSet = (name: string) => lines.some((line) => new RegExp(`^\\s*(init\\s+)?${name}\\s*=`).test(line))
  const known = new Set([...program.parameters, ...stateOf(program).map(({ name }) => name), ...assignedIn(program)])
  const isCalled = ({ span }: Word) => /^\s*\(/.test((lines[span.line - 1] ?? '').slice(span.column - 1 + span.length))
  const names = wordsOf(kind, text).flatMap((word) =>
    word.kind === 'name' && !word.text.startsWith('_') && !isCalled(word) ? [word.text] : [],
  )
  return [...new Set(names)].filter((name) => !known.has(name) && !isSet(name)).slice(0, 5)
}

function assignedIn(program: Program): readonly string[] {
  const statements = program.kind === 'optimizer' ? program.statements : program.helpers
  return statements.map(({ name }) => name)
}

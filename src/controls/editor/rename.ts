/** Changes of a text that its controls make: other names, other ranges. */
import { vocabularyOf, wordsOf, type Span } from '../../language/index.ts'
import { linesOf, readText, type EquationsKind, type Program } from './reading.ts'

export type Renamed = { text: string } | { problem: string }

const NAME = /^\p{L}[\p{L}\p{N}_]*$/u

/** The text with another name for a parameter, wherever it stands; or why it cannot have that name. */
export function renameParameter(kind: EquationsKind, text: string, name: string, next: string): Renamed {
  if (!NAME.test(next)) return { problem: 'A name is a letter, then letters, digits and underscores.' }
  const [only, ...others] = wordsOf(kind, next)
  if (only === undefined || others.length > 0) return { problem: 'This is not a name.' }
  if (only.text === name) return { text }
  if (only.kind === 'function') return { problem: `“${next}” is a function.` }
  if (only.kind === 'keyword') return { problem: `“${next}” is a word of the language.` }
  if (only.kind === 'provided') {
    const meaning = vocabularyOf(kind).names.get(only.text)
    return { problem: `“${next}” is ${meaning ?? 'a constant'}.` }
  }
  const words = wordsOf(kind, text)
  if (words.some((word) => word.text === only.text)) return { problem: `“${next}” is another name in these equations.` }
  const renamed = replaceSpans(
    text,
    words.filter((word) => word.text === name).map(({ span }) => span),
    next,
  )
  const before = readText(kind, text).program?.parameters.map((each) => (each === name ? only.text : each))
  const after = readText(kind, renamed).program?.parameters
  if (before && before.join() !== after?.join()) return { problem: `“${next}” would be read as something else here.` }
  return { text: renamed }
}

function replaceSpans(text: string, spans: readonly Span[], by: string): string {
  const lines = linesOf(text)
  for (const { line, column, length } of spans.toReversed()) {
    const old = lines[line - 1] ?? ''
    lines[line - 1] = old.slice(0, column - 1) + by + old.slice(column - 1 + length)
  }
  return lines.join('\n')
}

/** What a `param` line says. */
export interface Declaration {
  default: number
  range?: readonly [min: number, max: number]
  log: boolean
}

/** The text with a `param` line that declares the name so: in place of the one it has, else before the first equation. */
export function declareParameter(program: Program, text: string, name: string, declaration: Declaration): string {
  const { range, log } = declaration
  const limits = range ? ` in [${range.join(', ')}]` : ''
  const line = `param ${name} = ${declaration.default}${limits}${log ? ' log' : ''}`
  const lines = linesOf(text)
  const known = program.declared.find((each) => each.name === name)
  if (known) return lines.with(known.span.line - 1, line).join('\n')
  const first = lines.findIndex((each) => !/^\s*(#.*)?$/.test(each))
  return lines.toSpliced(Math.max(0, first), 0, line).join('\n')
}

/** The text with a comment of that name on its first line, in place of the one that is there; none for an empty name. */
export function withTitle(text: string, title: string): string {
  const rest = text.replace(/^\s*#.*\n?/, '')
  return title === '' ? rest : `# ${title}\n${rest}`
}

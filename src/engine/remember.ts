import { formatDiagnostic, type Parsed } from '../language/index.ts'
import { EngineProblem } from './problem.ts'

/** Remembers the last programs by their text: a drag compiles the same few equations sixty times a second. */
export function remembering<Program>(
  what: 'surface' | 'optimizer' | 'schedule',
  parse: (text: string) => Parsed<Program>,
): (text: string) => Program {
  const known = new Map<string, Program>()
  return (text) => {
    const program = known.get(text) ?? parsedOrThrow(what, parse(text), text)
    if (known.size >= 64) known.clear()
    known.set(text, program)
    return program
  }
}

/** A run has up to three texts: the message says which one it is about. */
function parsedOrThrow<Program>(what: string, parsed: Parsed<Program>, text: string): Program {
  if (parsed.ok) return parsed.program
  throw new EngineProblem(parsed.errors.map((error) => `the ${what}, ${formatDiagnostic(text, error)}`).join('\n'))
}

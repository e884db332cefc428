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

/** Keeps the last things that were made, `most` of them at most, by their keys. */
export function keeping<Made>(most: number): (key: string, make: () => Made) => Made {
  const known = new Map<string, Made>()
  return (key, make) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make()
    if (known.size >= most) known.clear()
    known.set(key, made)
    return made
  }
}

/** Names with their numbers to the bit, as a key: 0 and -0 are two. */
export const exactly = (numbers: Readonly<Record<string, number>>): string =>
  Object.entries(numbers)
    .map(([name, value]) => `${name}=${Object.is(value, -0) ? '-0' : value}`)
    .join()

/** A run has up to three texts: the message says which one it is about. */
function parsedOrThrow<Program>(what: string, parsed: Parsed<Program>, text: string): Program {
  if (parsed.ok) return parsed.program
  throw new EngineProblem(parsed.errors.map((error) => `the ${what}, ${formatDiagnostic(text, error)}`).join('\n'))
}

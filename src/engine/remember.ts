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

/** Things that one at a time works with, by their keys: one that was given back, or a new one. */
export interface Lending<Thing> {
  take(key: string): Thing | undefined
  giveBack(key: string, thing: Thing): void
}

/** Keeps `most` of what was given back. */
export function lending<Thing>(most: number): Lending<Thing> {
  const free = new Map<string, Thing[]>()
  let count = 0
  return {
    take(key) {
      const thing = free.get(key)?.pop()
      if (thing) count--
      return thing
    },
    giveBack(key, thing) {
      if (count++ >= most) {
        free.clear()
        count = 1
      }
      const others = free.get(key)
      if (others) others.push(thing)
      else free.set(key, [thing])
    },
  }
}

/** Names with their numbers to the bit, as a key: 0 and -0 are two. */
export const exactly = (numbers: Readonly<Record<string, number>>): string =>
  Object.entries(numbers)
    .map(([name, value]) => `${name}=${Object.is(value, -0) ? '-0' : value}`)
    .join()

/** What a choice says, to the bit, as a key. */
export const keyOf = (choice: unknown): string =>
  JSON.stringify(choice, (_, value: unknown) =>
    typeof value === 'number' && (Object.is(value, -0) || !Number.isFinite(value))
      ? `number ${value === 0 ? '-0' : value}`
      : value,
  )

/** A run has up to three texts: the message says which one it is about. */
function parsedOrThrow<Program>(what: string, parsed: Parsed<Program>, text: string): Program {
  if (parsed.ok) return parsed.program
  throw new EngineProblem(parsed.errors.map((error) => `the ${what}, ${formatDiagnostic(text, error)}`).join('\n'))
}

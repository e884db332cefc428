/** Where a text stops being JSON, counted from 1; undefined for JSON. Engines say it each in its own way, or not at all. */
export function jsonFault(text: string): { line: number; column: number } | undefined {
  const end = endOfValue(text, 0)
  const at = end.fault ?? skip(text, end.at)
  if (end.fault === undefined && at === text.length) return undefined
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** Where the next thing begins, or where no JSON is any more. */
interface End {
  at: number
  fault?: number
}

const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** The end of what a pattern finds at a place; undefined where it finds nothing. */
function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/** The end of a string: in one there are no control characters. */
function endOfString(text: string, at: number): number | undefined {
  const end = match(STRING, text, at)
  for (let i = at; i < (end ?? at); i += 1) if (text.charCodeAt(i) < 0x20) return undefined
  return end
}

const skip = (text: string, at: number): number => match(SPACE, text, at) ?? at

/** Without recursion: a file may be nested deeper than a stack. */
function endOfValue(text: string, from: number): End {
  const open: ('{' | '[')[] = []
  let at = skip(text, from)
  for (;;) {
    const character = text[at]
    if (character === '{' || character === '[') {
      const close = character === '{' ? '}' : ']'
      const inside = skip(text, at + 1)
      if (text[inside] !== close) {
        open.push(character)
        const next = character === '{' ? afterKey(text, inside) : { at: inside }
        if (next.fault !== undefined) return next
        at = next.at
        continue
      }
      at = inside + 1
    } else {
      const end = endOfString(text, at) ?? match(OTHER, text, at)
      if (end === undefined || end === at) return { at, fault: at }
      at = end
    }
    // A value has ended: what follows closes what is open, or goes on.
    for (;;) {
      const kind = open.at(-1)
      if (kind === undefined) return { at }
      at = skip(text, at)
      if (text[at] === (kind === '{' ? '}' : ']')) {
        open.pop()
        at += 1
        continue
      }
      if (text[at] !== ',') return { at, fault: at }
      const next = kind === '{' ? afterKey(text, skip(text, at + 1)) : { at: skip(text, at + 1) }
      if (next.fault !== undefined) return next
      at = next.at
      break
    }
  }
}

/** Past a name and its colon. */
function afterKey(text: string, at: number): End {
  const end = endOfString(text, at)
  if (end === undefined) return { at, fault: at }
  const colon = skip(text, end)
  return text[colon] === ':' ? { at: skip(text, colon + 1) } : { at: colon, fault: colon }
}

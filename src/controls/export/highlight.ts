/** A stretch of a line of Python and what it is. */
export interface Stretch {
  text: string
  kind?: 'comment' | 'string' | 'number' | 'word'
}

const words =
  'and as break class continue def elif else for from if import in is lambda nonlocal not or pass return True False None ' +
  'while yield'

const pattern = new RegExp(
  [
    '(?<comment>#.*)',
    '(?<string>"""[^"]*"""|"(?:[^"\\\\]|\\\\.)*")',
    '(?<number>(?<![\\w.])\\d[\\d.]*(?:e[+-]?\\d+)?)',
    `(?<word>\\b(?:${words.split(' ').join('|')})\\b)`,
  ].join('|'),
  'g',
)

/** The line in stretches, in order; together they are the line. */
export function highlight(line: string): Stretch[] {
  const stretches: Stretch[] = []
  let done = 0
  for (const match of line.matchAll(pattern)) {
    if (match.index > done) stretches.push({ text: line.slice(done, match.index) })
    const kind = (['comment', 'string', 'number', 'word'] as const).find((name) => match.groups?.[name] !== undefined)
    stretches.push({ text: match[0], kind })
    done = match.index + match[0].length
  }
  if (done < line.length) stretches.push({ text: line.slice(done) })
  return stretches
}

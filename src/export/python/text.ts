/** Python's blocks are indented lines. */
export const indented = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `    ${line}`))

/** A function with a sentence about it. */
export const definition = (head: string, says: string, body: readonly string[]): string =>
  [`def ${head}:`, ...indented([...(says === '' ? [] : [`"""${plain(says)}"""`]), ...body])].join('\n')

const lineBreaks = /\r\n|[\r\n\f\v\u2028\u2029]/

/** Text that ends no docstring, escapes nothing and stays on its line. */
const plain = (text: string): string => text.split(lineBreaks).join(' ').replaceAll('\\', '/').replaceAll('"', "'")

/** Each line as a comment, whatever stands in it. */
export const comment = (text: string): string[] => text.split(lineBreaks).map((line) => `# ${line}`.trimEnd())

const LONGEST = 98

/** A sentence in lines that fit a screen; all but the first are indented. */
export function wrapped(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < LONGEST) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(last === undefined ? word : `  ${word}`)
  }
  return lines
}

/** `a, b = ...` or `a = ...`. */
export const unpack = (names: readonly string[], value: string): string => `${names.join(', ')} = ${value}`

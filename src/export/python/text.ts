/** Python's blocks are indented lines. */
export const indented = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `    ${line}`))

/** A function with a sentence about it. */
export const definition = (head: string, says: string, body: readonly string[]): string =>
  [`def ${head}:`, ...indented([...(says === '' ? [] : [`"""${plain(says)}"""`]), ...body])].join('\n')

/** Text that ends no docstring and escapes nothing. */
const plain = (text: string): string => text.replaceAll('\\', '/').replaceAll('"', "'")

/** Each line as a comment, whatever stands in it. */
export const comment = (text: string): string[] =>
  text.split(/\r\n|[\r\n\f\v\u2028\u2029]/).map((line) => `# ${line}`.trimEnd())

/** `a, b = ...` or `a = ...`. */
export const unpack = (names: readonly string[], value: string): string => `${names.join(', ')} = ${value}`

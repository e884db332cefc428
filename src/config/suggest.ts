const LONGEST_NAME = 40

/** The name most like the given one: the same but for case, or at most two slips away, in short names one or none. */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  if (name.length === 0 || name.length > LONGEST_NAME) return undefined
  const allowed = name.length <= 2 ? 0 : name.length <= 4 ? 1 : 2
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(plain(name), plain(candidate)) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((one, other) => one.distance - other.distance)
  return ranked[0]?.candidate
}

/** `; did you mean adam?`, or nothing. */
export function suggestion(name: string, known: readonly string[]): string {
  const candidate = nearMiss(name, known)
  return candidate === undefined ? '' : `; did you mean ${candidate}?`
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    rows.push(current)
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
        swapped ? at(row - 2, column - 2) + 1 : Infinity,
      )
    }
  }
  return at(one.length, other.length)
}

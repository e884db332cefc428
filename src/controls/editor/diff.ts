/**
 * What became of a line: it stayed, it went, or it came. Where a line that went and one that came set the same name, the one is
 * `replaced` and the other `changed`.
 */
export interface LineChange {
  kind: 'kept' | 'removed' | 'added' | 'replaced' | 'changed'
  text: string
  /** Its number in the parent's text and in the fork's, from 1; absent where the line is not. */
  before?: number
  after?: number
}

/** A table of the longest common subsequence of more entries than this is not made: all lines then count as changed. */
const LARGEST = 1_000_000

/** Lines that say the same: however they are spaced, whatever is remarked behind them. */
export const essence = (line: string): string => line.replace(/#.*$/, '').replace(/\s+/g, '')

/** The difference of two texts by lines. Of a run of changes, what was removed stands before what was added. */
export function diffLines(parent: readonly string[], fork: readonly string[]): readonly LineChange[] {
  const [a, b] = [parent.map(essence), fork.map(essence)]
  const common = a.length * b.length > LARGEST ? () => 0 : commonLengths(a, b)
  const changes: LineChange[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [before, after] = [i + 1, j + 1]
    if (i < a.length && j < b.length && a[i] === b[j]) {
      changes.push({ kind: 'kept', text: fork[j] ?? '', before, after })
      i++
      j++
    } else if (i < a.length && (j === b.length || common(i + 1, j) >= common(i, j + 1))) {
      changes.push({ kind: 'removed', text: parent[i] ?? '', before })
      i++
    } else {
      changes.push({ kind: 'added', text: fork[j] ?? '', after })
      j++
    }
  }
  return paired(changes)
}

function paired(changes: readonly LineChange[]): readonly LineChange[] {
  const came = new Map<string, LineChange[]>()
  for (const line of changes.filter(({ kind }) => kind === 'added')) {
    const name = nameIn(line)
    if (name !== undefined && !came.get(name)?.push(line)) came.set(name, [line])
  }
  const kinds = new Map<LineChange, LineChange['kind']>()
  for (const went of changes.filter(({ kind }) => kind === 'removed')) {
    const name = nameIn(went)
    const other = name === undefined ? undefined : came.get(name)?.shift()
    if (other) kinds.set(went, 'replaced').set(other, 'changed')
  }
  return changes.map((line) => ({ ...line, kind: kinds.get(line) ?? line.kind }))
}

/** What a line sets: `x`, `initm`, `f(x,y)`. */
const nameIn = ({ text }: LineChange): string | undefined => /^([^=]+)=/.exec(essence(text))?.[1]

/** The length of the longest common subsequence of what follows i in the one and j in the other. */
function commonLengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return at
}

/** Whether it is a line that says something: one that is empty, or a comment alone, is not missed. */
export const counts = ({ text }: LineChange): boolean => essence(text) !== ''

/** The fork's text with a removed line back where it was. */
export function restored(changes: readonly LineChange[], line: LineChange): string {
  return changes
    .filter((change) => change.after !== undefined || change === line)
    .map(({ text }) => text)
    .join('\n')
}

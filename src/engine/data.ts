import { surfaceOf } from '../config/index.ts'
import { standardData } from '../config/data.ts'
import type { DataChoice, SurfaceChoice } from '../config/types.ts'
import type { Columns, ProblemData } from '../core/data.ts'
import { heldBack } from '../core/heldBack.ts'
import { randomStream } from '../core/random.ts'
import { EngineProblem } from './problem.ts'

/** A drag asks for the same data sixty times a second. */
const REMEMBERED = 16
const made = new Map<string, Columns>()
const split = new WeakMap<readonly (readonly number[])[], Columns>()

/** The rows that a share holds back of columns. */
const parted = new WeakMap<Columns, Map<string, Parted>>()

interface Parted {
  training: Columns
  validation: Columns
  /** The numbers of the rows that are held back, from 0, ascending. */
  held: Int32Array
}

/** The columns of the rows that are trained on, of all or some of them; undefined for a surface that is no problem. */
export function trainingColumns(choice: SurfaceChoice, some?: ArrayLike<number>): Columns | undefined {
  const columns = partsOf(choice)?.training ?? columnsOf(choice)
  if (!columns || !some) return columns
  const chosen = Object.entries(columns).map(([name, column]) => [name, Float64Array.from(some, (i) => column[i]!)])
  return Object.fromEntries(chosen) as Columns
}

/** The columns of the rows that are held back; undefined where none are. */
export const validationColumns = (choice: SurfaceChoice): Columns | undefined => partsOf(choice)?.validation

/** The numbers of the rows that are held back, from 0, ascending. */
export const heldBackRows = (choice: SurfaceChoice): Int32Array => partsOf(choice)?.held ?? new Int32Array(0)

/**
 * Training and validation rows, each in the order of the data. Which rows are held back is drawn from a stream of the data's
 * seed.
 */
function partsOf(choice: SurfaceChoice): Parted | undefined {
  const { data } = choice
  const { validation: share, seed = 1 } = data ?? {}
  const columns = share ? columnsOf(choice) : undefined
  if (!columns || !share) return undefined
  const key = `${share} ${seed}`
  const known = parted.get(columns)?.get(key)
  if (known) return known
  const [{ length: n } = new Float64Array(0)] = Object.values(columns)
  const held = heldBack(n, share, randomStream(seed, 'split'))
  if (held.length === 0) return undefined
  const isHeld = new Uint8Array(n)
  for (const i of held) isHeld[i] = 1
  const rows = (wanted: number) =>
    Object.fromEntries(Object.entries(columns).map(([name, all]) => [name, all.filter((_, i) => isHeld[i] === wanted)]))
  const found = { training: rows(0), validation: rows(1), held }
  parted.set(columns, new Map([[key, found]]))
  return found
}

/** All data of the chosen problem; undefined for a surface that is none. Throws `EngineProblem` for rows that are not its. */
export function columnsOf(choice: SurfaceChoice): Columns | undefined {
  const { data: problem } = surfaceOf(choice)
  if (!problem) return undefined
  const data: DataChoice = choice.data ?? standardData(problem)
  return data.rows ? columnsFrom(data.rows, problem) : generated(data, problem)
}

function columnsFrom(rows: readonly (readonly number[])[], { columns }: ProblemData): Columns {
  const known = split.get(rows)
  if (known && Object.keys(known).join() === columns.map(({ name }) => name).join()) return known
  if (rows.length === 0 || rows.some(({ length }) => length !== columns.length))
    throw new EngineProblem(`the data need rows of ${columns.length} numbers, one row at least`)
  const found = Object.fromEntries(columns.map(({ name }, c) => [name, columnOf(rows, c)]))
  split.set(rows, found)
  return found
}

/** A loop: a point among a hundred thousand is dragged sixty times a second. */
function columnOf(rows: readonly (readonly number[])[], c: number): Float64Array {
  const column = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) column[i] = rows[i]![c]!
  return column
}

function generated({ generator: id, params, seed }: Extract<DataChoice, { generator: string }>, problem: ProblemData) {
  const generator = Object.hasOwn(problem.generators, id) ? problem.generators[id] : undefined
  if (!generator) throw new EngineProblem(`this problem has no generator "${id}"`)
  const defaults = Object.entries(generator.params).map(([name, parameter]) => [name, parameter.default])
  const values = { ...(Object.fromEntries(defaults) as typeof params), ...params }
  const columns = problem.columns.map(({ name }) => name).join()
  const key = JSON.stringify([columns, id, values, seed, generator.name])
  const known = made.get(key)
  if (known) return known
  const found = generator.create(values, randomStream(seed, 'data'))
  if (made.size >= REMEMBERED) made.clear()
  made.set(key, found)
  return found
}

/** What sets data apart, first to last. */
const ROLES = ['label', 'slope', 'feature', 'target'] as const

/**
 * The rows that are trained on in an order in which neighbours are alike: by their label where they have one, else by slope, feature and target,
 * equal ones by what comes after it; rows that are equal in all of it as they stand.
 */
export function sortedRows(choice: SurfaceChoice): Int32Array {
  const columns = trainingColumns(choice) ?? {}
  const declared = surfaceOf(choice).data?.columns ?? []
  const keys = ROLES.flatMap((role) =>
    declared.flatMap((column) => (column.role === role ? columns[column.name]! : [])),
  )
  const order = Int32Array.from(keys[0] ?? [], (_, i) => i)
  return order.sort((a, b) => {
    for (const key of keys) if (key[a] !== key[b]) return key[a]! - key[b]!
    return a - b
  })
}

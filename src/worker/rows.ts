/** Long lists of rows on their way to a worker: one buffer in place of a hundred thousand lists, which the browser copies in no time. */

type Rows = readonly (readonly number[])[]

interface Packed {
  /** Names the list: the worker makes rows of it once. */
  list: number
  width: number
  numbers: Float64Array
}

/** Shorter ones go as they are. */
const SHORT = 200

const packed = new WeakMap<Rows, Packed>()
let last = 0

function pack(rows: Rows): Packed {
  const known = packed.get(rows)
  if (known) return known
  const width = rows[0]?.length ?? 0
  const numbers = new Float64Array(width * rows.length)
  for (let i = 0; i < rows.length; i++) for (let c = 0; c < width; c++) numbers[i * width + c] = rows[i]![c]!
  const made = { list: ++last, width, numbers }
  packed.set(rows, made)
  return made
}

/** Whether every row is as long as the first: others cannot be packed, and are for the engine to refuse. */
const isEven = (rows: Rows) => rows.every(({ length }) => length === rows[0]?.length)

const isLong = (key: string, value: unknown): value is Rows =>
  key === 'rows' && Array.isArray(value) && value.length > SHORT && (packed.has(value as Rows) || isEven(value as Rows))

/** The message with every long list of rows in one buffer; itself if there is none. */
export const withPackedRows = <Message>(message: Message): Message =>
  replaced(message, (key, value) => (isLong(key, value) ? pack(value) : undefined))

/** How many lists a worker remembers: those of a comparison's surfaces, and one that is being changed. */
const REMEMBERED = 8
const unpacked = new Map<number, Rows>()

function unpack({ list, width, numbers }: Packed): Rows {
  const known = unpacked.get(list)
  if (known) return known
  const rows = Array.from({ length: numbers.length / width }, (_, i) =>
    Array.from(numbers.subarray(i * width, (i + 1) * width)),
  )
  const [oldest] = unpacked.keys()
  if (unpacked.size >= REMEMBERED && oldest !== undefined) unpacked.delete(oldest)
  unpacked.set(list, rows)
  return rows
}

const isPacked = (key: string, value: unknown): value is Packed =>
  key === 'rows' && typeof value === 'object' && value !== null && 'numbers' in value

/** The message as it was. */
export const withRows = <Message>(message: Message): Message =>
  replaced(message, (key, value) => (isPacked(key, value) ? unpack(value) : undefined))

/** The value with some of its parts replaced; itself where none is. */
function replaced<Value>(value: Value, by: (key: string, part: unknown) => unknown): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return value
  const changes = Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const next = by(key, part) ?? replaced(part, by)
    return next === part ? [] : [[key, next] as const]
  })
  return changes.length === 0 ? value : { ...value, ...Object.fromEntries(changes) }
}

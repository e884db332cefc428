/** Rows that are too many for the link, kept in this tab over a reload. */
import { isCutFromLink } from '../config/index.ts'
import { provideRows, rowsKey } from '../config/link/rows.ts'
import type { Configuration, DataChoice } from '../config/types.ts'
import { useConfig } from './configStore.ts'

type Rows = NonNullable<DataChoice['rows']>

const PREFIX = 'thalweg.rows.'
/** Milliseconds without a change after which they are kept. */
const REST = 1500

/** The width of a row, and the numbers' bytes in base 64. */
function packed(rows: Rows): string {
  const width = rows[0]?.length ?? 0
  const numbers = new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) for (let c = 0; c < width; c++) numbers[i * width + c] = rows[i]![c]!
  const bytes = new Uint8Array(numbers.buffer)
  const pieces: string[] = []
  for (let i = 0; i < bytes.length; i += 8192) pieces.push(String.fromCharCode(...bytes.subarray(i, i + 8192)))
  return `${width} ${btoa(pieces.join(''))}`
}

function unpacked(text: string): Rows {
  const [width = '', base64 = ''] = text.split(' ')
  const numbers = new Float64Array(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer)
  return Array.from({ length: numbers.length / Number(width) }, (_, i) =>
    Array.from(numbers.subarray(i * Number(width), (i + 1) * Number(width))),
  )
}

const keptKeys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX))

/** Before the address is read: what it says by a key is there again. */
export function restoreRows(): void {
  try {
    for (const key of keptKeys()) provideRows(key.slice(PREFIX.length), unpacked(sessionStorage.getItem(key) ?? ''))
  } catch {
    // Storage is forbidden, or the text is not what was written: the link's notice says what is missing.
  }
}

const listsOf = ({ surface, shown }: Configuration) =>
  [surface, ...(shown?.beside ?? [])].flatMap(({ data }) => (data?.rows ? [data.rows] : []))

/** Those of this experiment take the place of others. */
function keep(configuration: Configuration): void {
  const lists = isCutFromLink(configuration) ? listsOf(configuration) : []
  const wanted = new Map(lists.map((rows) => [PREFIX + rowsKey(rows), rows]))
  try {
    for (const key of keptKeys()) if (!wanted.has(key)) sessionStorage.removeItem(key)
    for (const [key, rows] of wanted)
      if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, packed(rows))
  } catch {
    // No room, or forbidden: after a reload the link's notice says what is missing.
  }
}

/** Keeps the rows of the experiment when it is at rest, and when the page goes. Returns what ends it. */
export function startKeepingRows(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const act = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    keep(useConfig.getState().configuration)
  }
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(act, REST)
  }
  const stop = useConfig.subscribe((now, before) => {
    if (
      now.configuration.surface !== before.configuration.surface ||
      now.configuration.shown !== before.configuration.shown
    )
      wait()
  })
  window.addEventListener('pagehide', act)
  return () => {
    clearTimeout(timer)
    stop()
    window.removeEventListener('pagehide', act)
  }
}

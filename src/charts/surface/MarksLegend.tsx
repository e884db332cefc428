import { centred, LOOKS } from '../eventMarks.ts'
import { formatStep } from '../format.ts'
import { symbolText } from '../symbolText.ts'
import type { Size } from '../useSize.ts'
import type { Frame } from './geometry.ts'
import type { Box } from './labels.ts'
import type { Marks } from './useMarks.ts'

const TWO_LINES = [
  [1, 6, 21, 6],
  [1, 9, 21, 9],
]
const TRIANGLE = [[3, 13, 11, 2, 20, 11, 3, 13]]
const BARS = [
  [1, 7.5, 21, 7.5],
  [7, 3, 7, 12],
  [15, 3, 15, 12],
]

const circle = (x: number, y: number, radius: number) =>
  Array.from({ length: 13 }, (_, i) => [
    x + radius * Math.cos((i * Math.PI) / 6),
    y + radius * Math.sin((i * Math.PI) / 6),
  ]).flat()

/** A ring round a dot. */
const BEST = [circle(11, 7.5, 6), circle(11, 7.5, 1)]

/** Three clients' ways from one point, and a ring. */
const CLIENTS = [
  [1, 8, 7, 3, 15, 2],
  [1, 8, 9, 7, 18, 8],
  [1, 8, 6, 12, 13, 13],
]
const RING = [circle(17, 7.5, 3.5)]

const DOTS = [
  [4, 9],
  [8, 4],
  [11, 10],
  [14, 6],
  [18, 9],
].map(([x = 0, y = 0]) => [x - 1, y - 1, x + 1, y - 1, x + 1, y + 1, x - 1, y + 1, x - 1, y - 1])
/** A region within another. */
const REGIONS = [8, 4].map((radius) =>
  Array.from({ length: 17 }, (_, i) => [
    11 + radius * Math.cos((i * Math.PI) / 8),
    7.5 + 0.8 * radius * Math.sin((i * Math.PI) / 8),
  ]).flat(),
)

const inField = (lines: readonly (readonly number[])[]) =>
  centred(lines).map((line) => line.map((value, i) => value + (i % 2 === 0 ? 11 : 7.5)))

/** A mark and its meaning. */
interface Entry {
  /** Lines, each as x and y of its points in turn, in a field of 22 by 15. */
  sample: readonly (readonly number[])[]
  text: string
}

export const entriesOf = ({ seconds, clipped, events, corners, best, clients, seeds, regions }: Marks): Entry[] => [
  ...(seconds.length > 0 ? [{ sample: TWO_LINES, text: `second path ${seconds.map(symbolText).join(', ')}` }] : []),
  ...(corners ? [{ sample: TRIANGLE, text: 'simplex' }] : []),
  ...(clients
    ? [
        { sample: CLIENTS, text: 'clients’ steps' },
        { sample: RING, text: 'their minima' },
      ]
    : []),
  ...(seeds === undefined ? [] : [{ sample: DOTS, text: `ends of ${formatStep(seeds)} seeds` }]),
  ...(regions ? [{ sample: REGIONS, text: 'half, nine tenths of them' }] : []),
  ...(best ? [{ sample: BEST, text: 'lowest validation loss' }] : []),
  ...(clipped ? [{ sample: BARS, text: 'clipped' }] : []),
  ...events.map((mark) => ({ sample: inField(LOOKS[mark].lines), text: LOOKS[mark].text })),
]

interface MarksLegendProps {
  marks: Marks
  /** Where it stands; absent where there is nothing to explain. */
  place: MarksBox | undefined
  /** Of the picture. */
  size: Size
}

/** What the marks on the paths mean that not every run has. */
export function MarksLegend({ marks, place, size }: MarksLegendProps) {
  if (!place) return null
  return (
    <ul
      className="surface-marks"
      aria-label="Marks on the paths"
      style={{ right: size.width - place.x - place.width, top: place.y, maxWidth: place.room }}
    >
      {entriesOf(marks).map(({ sample, text }) => (
        <li key={text}>
          <svg width={22} height={15} aria-hidden="true">
            <path d={sample.map((line) => `M${line.join(' ')}`).join('')} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
}

const CHARACTER = 6.2
const SAMPLE = 40
const HEIGHT = 26
/** Of each further row. */
export const MARKS_ROW = 18

/** Where the key stands, and how wide it may be. */
export interface MarksBox extends Box {
  room: number
}

const widthOf = (entries: readonly Entry[]) =>
  entries.reduce((sum, { text }) => sum + SAMPLE + CHARACTER * text.length, 8)

/** The entries in as many rows as they need in so much room. */
export function rowsOf(marks: Marks, room: number): Entry[][] {
  const rows: Entry[][] = []
  for (const entry of entriesOf(marks)) {
    const row = rows.at(-1)
    if (row && widthOf([...row, entry]) <= room) row.push(entry)
    else rows.push([entry])
  }
  return rows
}

/**
 * What it covers, about. Beside the tools; in a small picture in the lower corner, over the caption if there is one.
 */
export function marksBox(marks: Marks, frame: Frame, compact: boolean, caption: boolean): MarksBox | undefined {
  const right = frame.left + frame.width - (compact ? 10 : 58)
  const room = right - frame.left - 10
  const rows = rowsOf(marks, room)
  if (rows.length === 0) return undefined
  const width = Math.max(...rows.map(widthOf))
  const height = HEIGHT + MARKS_ROW * (rows.length - 1)
  const bottom = frame.top + frame.height - (caption ? 74 : 10)
  return { x: right - width, y: compact ? bottom - height : frame.top + 7, width, height, room }
}

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

/** Three clients' ways from one point, and a ring. */
const CLIENTS = [
  [1, 8, 7, 3, 15, 2],
  [1, 8, 9, 7, 18, 8],
  [1, 8, 6, 12, 13, 13],
]
const RING = [
  Array.from({ length: 13 }, (_, i) => [
    17 + 3.5 * Math.cos((i * Math.PI) / 6),
    7.5 + 3.5 * Math.sin((i * Math.PI) / 6),
  ]).flat(),
]

/** A mark and its meaning. */
interface Entry {
  /** Lines, each as x and y of its points in turn, in a field of 22 by 15. */
  sample: readonly (readonly number[])[]
  text: string
}

export const entriesOf = ({ seconds, clipped, corners, clients }: Marks): Entry[] => [
  ...(seconds.length > 0 ? [{ sample: TWO_LINES, text: `second path ${seconds.map(symbolText).join(', ')}` }] : []),
  ...(corners ? [{ sample: TRIANGLE, text: 'simplex' }] : []),
  ...(clients
    ? [
        { sample: CLIENTS, text: 'clients’ steps' },
        { sample: RING, text: 'their minima' },
      ]
    : []),
  ...(clipped ? [{ sample: BARS, text: 'clipped' }] : []),
]

interface MarksLegendProps {
  marks: Marks
  /** Where it stands; absent where there is nothing to explain. */
  place: Box | undefined
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
      style={{ right: size.width - place.x - place.width, top: place.y }}
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

/**
 * What it covers, about. Beside the tools; in a small picture in the lower corner, over the caption if there is one.
 */
export function marksBox(marks: Marks, frame: Frame, compact: boolean, caption: boolean): Box | undefined {
  const entries = entriesOf(marks)
  if (entries.length === 0) return undefined
  const width = entries.reduce((sum, { text }) => sum + SAMPLE + CHARACTER * text.length, 8)
  const right = frame.left + frame.width - (compact ? 10 : 58)
  const bottom = frame.top + frame.height - (caption ? 74 : 10)
  return { x: right - width, y: compact ? bottom - HEIGHT : frame.top + 7, width, height: HEIGHT }
}

import type { ReactNode } from 'react'
import { symbolText } from '../symbolText.ts'
import type { Size } from '../useSize.ts'
import type { Frame } from './geometry.ts'
import type { Box } from './labels.ts'
import type { Marks } from './useMarks.ts'

interface Entry {
  sample: ReactNode
  text: string
}

const entriesOf = ({ seconds, clipped, corners }: Marks): Entry[] => [
  ...(seconds.length > 0
    ? [{ sample: <path d="M1 6H21M1 9H21" />, text: `second path ${seconds.map(symbolText).join(', ')}` }]
    : []),
  ...(corners ? [{ sample: <path d="M3 13L11 2L20 11Z" />, text: 'simplex' }] : []),
  ...(clipped ? [{ sample: <path d="M1 7.5H21M7 3V12M15 3V12" />, text: 'clipped' }] : []),
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
            {sample}
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

import type { Palette } from '../palette.ts'
import type { Band } from './bands.ts'
import type { Envelope } from './envelope.ts'
import type { Domain, StripFrame } from './geometry.ts'
import type { Series } from './series.ts'

/** What is drawn in a chart. */
export interface StripPicture {
  frame: StripFrame
  domain: Domain
  steps: number
  playhead: number
  hoverStep?: number
  /** The hand moves the start: lines are drawn as plainly as can be. */
  isMoving?: boolean
  marksClips: boolean
  /** The value that counts as reached. */
  tolerance?: number
  /** Where the surface moves in mid-run; and whether that is said in words. */
  move?: number
  namesMove?: boolean
  palette: Palette
  /** Envelopes stand beside their series. */
  lines: readonly { series: Series; envelope: Envelope }[]
  /** Of runs over many seeds. */
  bands: readonly Band[]
}

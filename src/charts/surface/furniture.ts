import { isRoomy, type Frame } from './geometry.ts'
import type { Box } from './labels.ts'
import { penaltyBox } from './PenaltyCaption.tsx'

/** Whether there is room for the scale of f. */
export const hasScale = ({ width, height }: Frame): boolean => width >= 620 && height >= 240

const LEGEND_WIDTH = 410

/** What stands over the picture besides the paths. */
interface Furniture {
  /** The buttons of the view. */
  tools: boolean
  compact: boolean
  legend: boolean
  /** That f is undefined somewhere. */
  notice: boolean
  /** That the penalized objective is drawn. */
  caption: boolean
  /** The arrows of an update, and their key. */
  inspecting: boolean
}

/** What it covers. */
export const furniture = (frame: Frame, { tools, compact, legend, notice, caption, inspecting }: Furniture): Box[] => {
  const { left, top, width, height } = frame
  return [
    ...(tools ? [{ x: left + width - 50, y: top, width: 50, height: compact ? 52 : 222 }] : []),
    ...(notice ? [{ x: left, y: top, width: 240, height: 40 }] : []),
    ...(inspecting && isRoomy(frame) ? [keyBox(frame, caption)] : []),
    ...(caption ? [penaltyBox(frame, compact)] : []),
    ...(legend ? [{ x: left + width - LEGEND_WIDTH, y: top + height - 50, width: LEGEND_WIDTH, height: 50 }] : []),
  ]
}

/** Above the read-out of the pointer, and the caption of the penalized objective. */
export const keyAbove = (caption: boolean) => (caption ? 106 : 46)

/** What the key of an update's arrows covers, about. */
const keyBox = ({ left, top, width, height }: Frame, caption: boolean): Box => {
  const room = width < 720 ? 72 : 46
  return { x: left, y: top + height - keyAbove(caption) - room, width: Math.min(690, width - 20), height: room }
}

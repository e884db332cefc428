import type { Frame } from './geometry.ts'
import type { Box } from './labels.ts'
import type { PixelPath } from './path.ts'

const CELL = 12
/** More points than this per path are sampled: clutter is a rough count. */
const SAMPLES = 2000
/** Extra pixels of distance that a label would rather go than cover one cell with a path in it. */
const COST = 14

/** Which cells of the plot have a path in them: labels keep off these where they can. */
export interface Clutter {
  columns: number
  rows: number
  frame: Frame
  cells: Uint8Array
}

export function createClutter(frame: Frame, reuse?: Clutter): Clutter {
  const columns = Math.ceil(frame.width / CELL)
  const rows = Math.ceil(frame.height / CELL)
  const same = reuse?.cells.length === columns * rows
  if (same) reuse.cells.fill(0)
  return { columns, rows, frame, cells: same ? reuse.cells : new Uint8Array(columns * rows) }
}

function mark({ columns, rows, frame, cells }: Clutter, x: number, y: number) {
  const column = Math.floor((x - frame.left) / CELL)
  const row = Math.floor((y - frame.top) / CELL)
  if (column >= 0 && column < columns && row >= 0 && row < rows) cells[row * columns + column] = 1
}

/** Marks the kept points up to `to`, the end (endX, endY), and the segments between them. */
export function addClutter(
  clutter: Clutter,
  { pixels }: Pick<PixelPath, 'pixels'>,
  to: number,
  endX: number,
  endY: number,
) {
  const stride = Math.max(1, Math.ceil(to / SAMPLES))
  const reach = clutter.frame.width + clutter.frame.height
  for (let i = 0; i <= to; i += stride) {
    const x = pixels[2 * i] ?? 0
    const y = pixels[2 * i + 1] ?? 0
    mark(clutter, x, y)
    if (stride > 1) continue
    const dx = (i < to ? (pixels[2 * i + 2] ?? 0) : endX) - x
    const dy = (i < to ? (pixels[2 * i + 3] ?? 0) : endY) - y
    const length = Math.hypot(dx, dy)
    if (!(length <= reach)) continue
    for (let d = CELL; d < length; d += CELL) mark(clutter, x + (dx * d) / length, y + (dy * d) / length)
  }
}

export function clutterIn({ columns, rows, frame, cells }: Clutter, box: Box): number {
  const first = Math.max(0, Math.floor((box.x - frame.left) / CELL))
  const last = Math.min(columns - 1, Math.floor((box.x + box.width - frame.left) / CELL))
  const bottom = Math.min(rows - 1, Math.floor((box.y + box.height - frame.top) / CELL))
  let count = 0
  for (let row = Math.max(0, Math.floor((box.y - frame.top) / CELL)); row <= bottom; row += 1)
    for (let column = first; column <= last; column += 1) count += cells[row * columns + column] ?? 0
  return count * COST
}

import { useConfig } from '../../store/index.ts'
import type { Chosen } from './chosen.ts'
import { addRow, changeClass, deleteRow, rowsOf, setRow, type Row } from './edits.ts'
import { nearestInDirection, placeOfRow, valuePlace } from './geometry.ts'
import { movedTo, newRow } from './rows.ts'
import type { ShownData } from './usePicture.ts'

export interface KeyContext {
  shown: ShownData
  chosen: Chosen
  /** Whether arrows move the chosen point. */
  moving: boolean
  move(moving: boolean): void
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** One press moves a point by this share of the chart; ten times as much with Shift. */
const SHARE = 0.01

/** As it was when it was taken up. */
let before: Row | undefined

/** Whether the key meant something here. */
export function pointKeys(key: string, shift: boolean, context: KeyContext): boolean {
  const { shown, chosen, moving, move } = context
  const { row } = chosen
  const direction = ARROWS[key]
  if (direction) {
    if (moving && row !== undefined) moveBy(shown, row, direction, shift ? 10 * SHARE : SHARE)
    else chosen.choose(nearestInDirection(shown, row, direction))
    return true
  }
  if (key === 'Insert' || key === 'n') {
    const place = row === undefined ? centreOf(shown) : placeOfRow(shown, row)
    if (addRow(newRow(shown, chosen.side, place))) chosen.choose(shown.size)
    return true
  }
  if (key === 'Home' || key === 'End') {
    chosen.choose(key === 'Home' ? 0 : shown.size - 1)
    return true
  }
  return row !== undefined && chosenKeys(key, row, context, move)
}

/** What can be done with the chosen point. */
function chosenKeys(
  key: string,
  row: number,
  { shown, chosen, moving }: KeyContext,
  move: KeyContext['move'],
): boolean {
  switch (key) {
    case 'Enter':
      before = rowsOf(useConfig.getState().configuration.surface)[row]
      move(!moving)
      return true
    case 'Escape':
      if (moving && before) setRow(row, before)
      if (moving) move(false)
      else chosen.choose(undefined)
      return true
    case 'Delete':
    case 'Backspace':
      if (moving) move(false)
      if (deleteRow(row)) chosen.choose(shown.size > 1 ? Math.min(row, shown.size - 2) : undefined)
      return true
    case 'c':
      if (shown.axes.label) changeClass(row)
      return shown.axes.label !== undefined
    default:
      return false
  }
}

function moveBy(shown: ShownData, row: number, [dX, dY]: readonly [number, number], share: number) {
  const { frame } = shown.projection
  const { X, Y } = valuePlace(shown, row)
  setRow(row, movedTo(shown, row, X + dX * share * frame.width, Y + dY * share * frame.height))
}

const centreOf = ({ projection: { frame } }: ShownData) => ({
  X: frame.left + frame.width / 2,
  Y: frame.top + frame.height / 2,
})

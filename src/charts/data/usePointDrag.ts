import { useEffect, useRef, type PointerEvent } from 'react'
import { useConfig } from '../../store/index.ts'
import { pointIn } from '../pointIn.ts'
import { CLICK_SLACK } from '../surface/gestures.ts'
import type { Latest } from './chosen.ts'
import { addRow, rowsOf, setRow, type Row } from './edits.ts'
import { markAt, placeOfRow } from './geometry.ts'
import { movedTo, newRow } from './rows.ts'

/** Pixels about a point in which it is taken: a finger is broader. */
const REACH = { mouse: 6, touch: 18 } as const

interface Grip {
  row: number
  /** From the pointer to the point. */
  dX: number
  dY: number
  before: Row
  moved: boolean
}

type Event = PointerEvent<HTMLElement>

/** A press on a point takes it, one on an empty place adds one. At most one change per animation frame. */
export function usePointDrag(latest: Latest) {
  const grip = useRef<Grip>(undefined)
  /** Where an empty place was pressed. */
  const pressed = useRef<{ X: number; Y: number }>(undefined)
  const pending = useRef<{ X: number; Y: number }>(undefined)
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const flush = () => {
    cancelAnimationFrame(frame.current)
    frame.current = 0
    const { current: held } = grip
    if (held && pending.current)
      setRow(held.row, movedTo(latest.current.shown, held.row, pending.current.X, pending.current.Y))
    pending.current = undefined
  }
  const placeOf = (event: Event) => {
    const { x, y } = pointIn(event.currentTarget, event)
    const { left, top } = latest.current.shown.projection.frame
    return { X: x + left, Y: y + top }
  }
  const markUnder = (event: Event) => {
    const { X, Y } = placeOf(event)
    return markAt(latest.current.shown.marks, X, Y, event.pointerType === 'touch' ? REACH.touch : REACH.mouse)
  }
  const release = () => {
    const { current: held } = grip
    if (!held) return
    flush()
    grip.current = undefined
    useConfig.getState().endGesture()
    latest.current.onHold(false)
  }

  return {
    onPointerDown(event: Event) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture?.(event.pointerId)
      const { shown, chosen, onHold } = latest.current
      const at = placeOf(event)
      const mark = markUnder(event)
      pressed.current = mark ? undefined : at
      if (!mark) return
      const { X, Y } = placeOfRow(shown, mark.row)
      const before = rowsOf(useConfig.getState().configuration.surface)[mark.row] ?? []
      grip.current = { row: mark.row, dX: X - at.X, dY: Y - at.Y, before, moved: false }
      useConfig.getState().endGesture()
      chosen.choose(mark.row)
      onHold(true)
    },
    onPointerMove(event: Event) {
      const { current: held } = grip
      const at = placeOf(event)
      if (!held) {
        if (event.buttons === 0) event.currentTarget.classList.toggle('over', markUnder(event) !== undefined)
        return
      }
      const place = { X: at.X + held.dX, Y: at.Y + held.dY }
      const { X, Y } = placeOfRow(latest.current.shown, held.row)
      if (!held.moved && Math.hypot(place.X - X, place.Y - Y) < CLICK_SLACK) return
      held.moved = true
      pending.current = place
      frame.current ||= requestAnimationFrame(flush)
    },
    onPointerUp(event: Event) {
      if (grip.current) return release()
      const { current: from } = pressed
      pressed.current = undefined
      const { shown, chosen } = latest.current
      const at = placeOf(event)
      if (!from || Math.hypot(at.X - from.X, at.Y - from.Y) >= CLICK_SLACK) return
      if (addRow(newRow(shown, chosen.side, at))) chosen.choose(shown.size)
    },
    onPointerCancel: release,
    onLostPointerCapture: release,
  }
}

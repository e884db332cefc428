import { useRef, type PointerEvent, type RefObject } from 'react'
import { useConfig } from '../../store/index.ts'

/** A hand that trembles is not a drag. */
const THRESHOLD = 5

/** Dragging a row by its swatch moves it among the others as the hand passes their middles. */
export function useReorder(list: RefObject<HTMLElement | null>) {
  const dragged = useRef(false)

  const { moveRun, endGesture } = useConfig.getState()

  const grab = (event: PointerEvent, key: string) => {
    if (event.button !== 0) return
    dragged.current = false
    const from = event.clientY
    const move = (moved: globalThis.PointerEvent) => {
      if (!dragged.current && Math.abs(moved.clientY - from) < THRESHOLD) return
      dragged.current = true
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-run]') ?? [])]
      const here = rows.findIndex((row) => row.dataset['run'] === key)
      const target = placeFor(
        rows.map((row) => row.getBoundingClientRect()),
        here,
        moved.clientY,
      )
      if (target !== here) moveRun(key, target)
    }
    const release = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
      if (dragged.current) endGesture()
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', release)
  }
  return { grab, wasDragged: () => dragged.current }
}

/** The place among the rows for a pointer at height y: past the middle of another row is that row's place. */
export function placeFor(boxes: readonly { top: number; bottom: number }[], here: number, y: number): number {
  const middles = boxes.map(({ top, bottom }) => (top + bottom) / 2)
  const above = middles.filter((middle, index) => index !== here && middle < y).length
  return above
}

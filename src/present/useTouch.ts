import { useEffect, type RefObject } from 'react'
import { togglePlaying } from '../controls/playback/transport.ts'
import { goBy } from './scenes.ts'

/** Pixels that a finger goes sideways at least, and twice as far as up or down, to turn to another scene. */
const SWIPE = 50
const TAP = 10

/** A finger taps to play and swipes to go through the scenes; the start can still be dragged. */
export function useTouch(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = place.current
    if (!element) return
    let begun: { id: number; x: number; y: number } | undefined
    const isOurs = (event: PointerEvent) =>
      event.pointerType === 'touch' && event.target instanceof Element && !event.target.closest('.start-handle')
    const down = (event: PointerEvent) => {
      if (!isOurs(event)) return
      event.stopPropagation()
      begun = event.isPrimary ? { id: event.pointerId, x: event.clientX, y: event.clientY } : undefined
    }
    const up = (event: PointerEvent) => {
      if (!begun || begun.id !== event.pointerId) return
      const [dX, dY] = [event.clientX - begun.x, event.clientY - begun.y]
      begun = undefined
      if (Math.hypot(dX, dY) < TAP) togglePlaying()
      else if (Math.abs(dX) > SWIPE && Math.abs(dX) > 2 * Math.abs(dY)) goBy(dX < 0 ? 1 : -1)
    }
    // Before the picture's own gestures, which would pan.
    element.addEventListener('pointerdown', down, { capture: true })
    window.addEventListener('pointerup', up)
    return () => {
      element.removeEventListener('pointerdown', down, { capture: true })
      window.removeEventListener('pointerup', up)
    }
  }, [place])
}

import { pointIn } from '../pointIn.ts'

/** What the pointer does to the plot, in pixels of the element. */
export interface PlotGestures {
  click(x: number, y: number): void
  pan(dX: number, dY: number): void
  /** `factor` above 1: closer. */
  zoom(factor: number, x: number, y: number): void
  hover(x: number, y: number): void
  leave(): void
  /** The view has come to rest. */
  settle(): void
}

/** A pointer that moves less than this between press and release has clicked. */
export const CLICK_SLACK = 4
/** A wheel that is silent for this long, in milliseconds, has come to rest. */
const WHEEL_REST = 250
const PIXELS_PER_LINE = 16

/** The zoom of one wheel event; a pinch on a trackpad arrives as a wheel with the control key, in smaller amounts. */
export function wheelFactor(event: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const pixels = event.deltaY * (event.deltaMode === 1 ? PIXELS_PER_LINE : event.deltaMode === 2 ? 400 : 1)
  const bounded = Math.max(-300, Math.min(300, pixels))
  return 2 ** (-bounded * (event.ctrlKey ? 0.012 : 0.0025))
}

interface Pointer {
  x: number
  y: number
}

/** Listens to an element; returns what ends it. One pointer pans or clicks, two pinch, the wheel zooms. */
export function attachGestures(element: HTMLElement, act: PlotGestures): () => void {
  const pointers = new Map<number, Pointer>()
  let pressed: Pointer | undefined
  let moved = false
  let wheelRest: ReturnType<typeof setTimeout> | undefined

  const place = (event: MouseEvent): Pointer => pointIn(element, event)
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return
    const at = place(event)
    pointers.set(event.pointerId, at)
    if (pointers.size === 1) {
      pressed = at
      moved = false
    } else moved = true
    element.setPointerCapture?.(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    const now = place(event)
    const before = pointers.get(event.pointerId)
    if (!before) {
      if (event.pointerType !== 'touch') act.hover(now.x, now.y)
      return
    }
    if (!moved && pressed && Math.hypot(now.x - pressed.x, now.y - pressed.y) < CLICK_SLACK) return
    moved = true
    if (pointers.size === 1) act.pan(now.x - before.x, now.y - before.y)
    else {
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
      if (other) {
        const apart = Math.hypot(before.x - other.x, before.y - other.y)
        const nowApart = Math.hypot(now.x - other.x, now.y - other.y)
        act.pan((now.x - before.x) / 2, (now.y - before.y) / 2)
        if (apart > 0 && nowApart > 0) act.zoom(nowApart / apart, (now.x + other.x) / 2, (now.y + other.y) / 2)
      }
    }
    pointers.set(event.pointerId, now)
  }
  const end = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return
    if (pointers.size > 0) return
    if (moved) act.settle()
    else if (event.type === 'pointerup' && pressed) act.click(pressed.x, pressed.y)
    pressed = undefined
  }
  const leave = () => act.leave()
  const wheel = (event: WheelEvent) => {
    event.preventDefault()
    const at = place(event)
    act.zoom(wheelFactor(event), at.x, at.y)
    clearTimeout(wheelRest)
    wheelRest = setTimeout(act.settle, WHEEL_REST)
  }
  const ended = new AbortController()
  const { signal } = ended
  element.addEventListener('pointerdown', down, { signal })
  element.addEventListener('pointermove', move, { signal })
  element.addEventListener('pointerup', end, { signal })
  element.addEventListener('pointercancel', end, { signal })
  element.addEventListener('pointerleave', leave, { signal })
  // Not passive: the page must not scroll or zoom along.
  element.addEventListener('wheel', wheel, { signal, passive: false })
  return () => {
    clearTimeout(wheelRest)
    ended.abort()
  }
}

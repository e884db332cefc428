import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useConfig, type Relief } from '../../store/index.ts'
import { attachGestures } from '../surface/gestures.ts'
import { between, FROM_ABOVE, roundedAngles, turned } from './geometry.ts'

/** Degrees for a pixel of a drag, and for a key. */
const BY_PIXEL = { azimuth: 0.4, elevation: 0.3 }
const BY_KEY = 5
const DURATION = 320

const ARROWS: Readonly<Record<string, readonly [azimuth: number, elevation: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

const prefersNoMotion = () => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true

interface Orbit {
  element: RefObject<HTMLElement | null>
  /** The angles of the experiment. */
  relief: Relief
  /** Paints once more. */
  request(): void
  zoom(factor: number): void
  press?: () => void
}

/**
 * The angles as they are seen: they follow the pointer at once, and a command within 320 ms; those of the experiment are
 * whole degrees and move when a drag has ended.
 */
export function useOrbit({ element, relief, request, zoom, press }: Orbit) {
  // The flat picture tilts up.
  const seen = useRef<Relief>(FROM_ABOVE)
  const frame = useRef(0)
  const latest = useRef({ request, zoom, press })
  useEffect(() => {
    latest.current = { request, zoom, press }
  })

  useEffect(() => {
    const from = seen.current
    const began = performance.now()
    const tick = (now: number) => {
      const share = prefersNoMotion() ? 1 : Math.min(1, Math.max(0, (now - began) / DURATION))
      seen.current = between(from, relief, 1 - (1 - share) ** 3)
      latest.current.request()
      if (share < 1) frame.current = requestAnimationFrame(tick)
    }
    if (from.azimuth !== relief.azimuth || from.elevation !== relief.elevation) tick(began)
    return () => cancelAnimationFrame(frame.current)
  }, [relief])

  useEffect(() => {
    const target = element.current
    if (!target) return
    const { setShown, endGesture } = useConfig.getState()
    return attachGestures(target, {
      click: () => latest.current.press?.(),
      pan(dX, dY) {
        cancelAnimationFrame(frame.current)
        seen.current = turned(seen.current, dX * BY_PIXEL.azimuth, dY * BY_PIXEL.elevation)
        latest.current.request()
      },
      zoom: (factor) => latest.current.zoom(factor),
      hover() {},
      leave() {},
      settle() {
        seen.current = roundedAngles(seen.current)
        setShown({ relief: seen.current }, 'relief')
        endGesture()
      },
    })
  }, [element])

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key]
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const by = BY_KEY * (event.shiftKey ? 3 : 1)
    const { configuration, setShown } = useConfig.getState()
    const now = configuration.shown?.relief ?? seen.current
    setShown({ relief: roundedAngles(turned(now, direction[0] * by, direction[1] * by)) }, 'relief')
  }
  const onKeyUp = (event: KeyboardEvent) => {
    if (ARROWS[event.key]) useConfig.getState().endGesture()
  }
  return { seen, onKeyDown, onKeyUp }
}

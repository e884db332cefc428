import type { View } from '../../core/method.ts'
import { interpolateView } from './geometry.ts'

const DURATION = 320

const easeOut = (s: number) => 1 - (1 - s) ** 3

const prefersNoMotion = () => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true

let frame = 0

export const stopViewAnimation = () => cancelAnimationFrame(frame)

/** Goes from one view to another in 320 ms, or at once where motion is unwelcome; `done` follows the last `set`. */
export function animateView(from: View, to: View, set: (view: View) => void, done: () => void) {
  stopViewAnimation()
  if (prefersNoMotion()) {
    set(to)
    done()
    return
  }
  const began = performance.now()
  const tick = (now: number) => {
    const s = Math.min(1, Math.max(0, (now - began) / DURATION))
    set(interpolateView(from, to, easeOut(s)))
    if (s < 1) frame = requestAnimationFrame(tick)
    else done()
  }
  frame = requestAnimationFrame(tick)
}

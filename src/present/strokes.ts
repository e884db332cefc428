/** Strokes of a pen that vanish, in pixels and milliseconds. */
export interface Stroke {
  /** x and y in turn. */
  points: number[]
  /** When the pen was lifted; absent: it still draws. */
  ended?: number
}

/** A stroke stays so long after the pen was lifted, and takes so long to fade. */
export const HOLD = 4000
export const FADE = 800

/** 1 while it stays, down to 0 when it is gone. */
export function opacityOf({ ended }: Stroke, now: number, fade = FADE): number {
  if (ended === undefined) return 1
  const late = now - ended - HOLD
  return late <= 0 ? 1 : fade > 0 ? Math.max(0, 1 - late / fade) : 0
}

/** Those that can still be seen. */
export const alive = (strokes: readonly Stroke[], now: number, fade = FADE): Stroke[] =>
  strokes.filter((stroke) => opacityOf(stroke, now, fade) > 0)

/** Where the pointer was of late, for the tail of the light. */
export interface Spot {
  x: number
  y: number
  at: number
}

/** The tail is as old as this at most. */
export const TAIL = 260

export const tailOf = (spots: readonly Spot[], now: number): Spot[] => spots.filter(({ at }) => now - at < TAIL)

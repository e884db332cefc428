/** What of the experiment an animation shows, and how fast. */
export interface Pace {
  from: number
  to: number
  /** Frames a second. */
  rate: number
  /** Steps from one frame to the next; less than 1 where a step stands for several frames. */
  stepsPerFrame: number
  /** Seconds that the last frame stands. */
  hold: number
}

/** The playhead of every frame that moves: the first and the last step are both shown. */
export function playheadsOf({ from, to, stepsPerFrame }: Pace): number[] {
  const moves = Math.max(0, Math.ceil((to - from) / stepsPerFrame - 1e-9))
  return Array.from({ length: moves + 1 }, (_, i) => Math.min(to, from + i * stepsPerFrame))
}

/** Frames in which the last one stands, itself not counted. */
export const heldFrames = ({ rate, hold }: Pick<Pace, 'rate' | 'hold'>): number =>
  Math.max(0, Math.round(hold * rate) - 1)

/** The pace at which the steps take so many seconds. */
export const stepsPerFrame = (steps: number, seconds: number, rate: number): number =>
  steps > 0 ? steps / Math.max(1, Math.round(seconds * rate) - 1) : 1

/** More frames than this nobody waits for. */
export const MOST_FRAMES = 3000

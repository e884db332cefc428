import { createSceneMemory } from '../../charts/surface/scene.ts'
import { fontsReady, paintFigure, type FigureRequest } from '../render.ts'

/** An animation of a figure. */
export interface AnimationRequest {
  figure: FigureRequest
  /** The caption at each step: its step is part of it. */
  caption(this: void, playhead: number): string
  playheads: readonly number[]
  /** Pixels. */
  width: number
  rate: number
  /** Seconds that the last frame stands. */
  hold: number
}

/** Told after each frame, with how many there are to be. */
export type Progress = (done: number, of: number) => void

/** Lets the page breathe: events, and with them a cancel, get in between. Timers would come once a second while another tab is in front. */
const breathe = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(undefined)
  })

/**
 * Draws frame after frame on one canvas of even size, as the screen would show them, and gives each to `take` before the next.
 * One frame is held at a time, whatever their number. Rejects as soon as the signal is aborted.
 */
export async function forEachFrame(
  canvas: HTMLCanvasElement,
  { figure, caption, playheads, width }: AnimationRequest,
  signal: AbortSignal,
  progress: Progress,
  take: (index: number) => Promise<void> | void,
): Promise<void> {
  await fontsReady(figure)
  const { seen } = figure
  // Names stay calm from frame to frame, as on the screen.
  const memory = createSceneMemory()
  const size = { width, height: undefined as number | undefined }
  for (const [index, playhead] of playheads.entries()) {
    signal.throwIfAborted()
    const view = { ...seen.view, playhead }
    const request = { ...figure, seen: { ...seen, view, memory, caption: caption(playhead) } }
    paintFigure(canvas, request, { ...size, even: true })
    size.height = canvas.height
    await breathe()
    signal.throwIfAborted()
    await take(index)
    progress(index + 1, playheads.length)
    await breathe()
  }
}

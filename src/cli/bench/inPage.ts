/**
 * What runs inside the page to be measured, as text: it stands before the page's own scripts. It notes when the pointer
 * moved, when samples came from a worker, when a canvas was stroked and when each frame was done.
 */
export interface Notes {
  frames: number[]
  moves: number[]
  chunks: number[]
  strokes: number[]
  /** When word of many seeds came. */
  partials: number[]
  /** The worker that runs them. */
  student?: Worker
}

declare global {
  var notes: Notes
}

export function takeNotes(): void {
  globalThis.notes = { frames: [], moves: [], chunks: [], strokes: [], partials: [] }
  const now = () => performance.now()
  const frame = (time: number) => {
    notes.frames.push(time)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  addEventListener('pointermove', (event) => notes.moves.push(event.timeStamp), { capture: true })

  const PlainWorker = Worker
  globalThis.Worker = class extends PlainWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options)
      this.addEventListener(
        'message',
        ({ data }: MessageEvent<{ type?: string; progress?: { ensemble?: unknown } }>) => {
          if (data.type === 'chunk') notes.chunks.push(now())
          if (!data.progress?.ensemble) return
          notes.partials.push(now())
          notes.student = this
        },
      )
    }
  }

  const { stroke } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.stroke = function (this: CanvasRenderingContext2D, ...path: [] | [Path2D]) {
    notes.strokes.push(now())
    Reflect.apply(stroke, this, path)
  }
}

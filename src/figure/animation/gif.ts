import { forEachFrame, type AnimationRequest, type Progress } from './frames.ts'

/** Delays are whole hundredths of a second: only at these rates are they exact. */
export const GIF_RATES = [10, 20, 25, 50] as const

/** One of 256 says "as in the frame before". */
const COLOURS = 255
const SAME = COLOURS

/**
 * The animation as a GIF that runs for ever. One palette for all frames, of the first, the middle and the last one: colours do not flicker; of each frame only the pixels that changed are kept.
 */
export async function gifOf(request: AnimationRequest, signal: AbortSignal, progress: Progress): Promise<Blob> {
  const { GIFEncoder, quantize, applyPalette } = await import('gifenc')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser gives no canvas to draw on.')
  const pixels = () => context.getImageData(0, 0, canvas.width, canvas.height).data
  const { playheads, rate, hold } = request
  const last = playheads.length - 1
  const sample = [0, last >> 1, last].map((index) => playheads[index] ?? 0)
  const samples: Uint8ClampedArray[] = []
  await forEachFrame(
    canvas,
    { ...request, playheads: sample },
    signal,
    () => undefined,
    () => void samples.push(pixels()),
  )
  const palette = quantize(joined(samples), COLOURS)
  const encoder = GIFEncoder()
  let before: Uint32Array | undefined
  await forEachFrame(canvas, request, signal, progress, (index) => {
    const data = pixels()
    const indices = applyPalette(data, palette)
    const now = new Uint32Array(data.buffer)
    if (before) for (let i = 0; i < now.length; i += 1) if (now[i] === before[i]) indices[i] = SAME
    encoder.writeFrame(indices, canvas.width, canvas.height, {
      ...(before ? { transparent: true, transparentIndex: SAME } : { palette: padded(palette) }),
      dispose: 1,
      repeat: 0,
      delay: index === last ? Math.max(hold, 1 / rate) * 1000 : 1000 / rate,
    })
    before = now
  })
  encoder.finish()
  return new Blob([encoder.bytes()], { type: 'image/gif' })
}

function joined(parts: readonly Uint8ClampedArray[]): Uint8ClampedArray {
  const whole = new Uint8ClampedArray(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** With room for the index that means "the same". */
const padded = (palette: number[][]): number[][] => [
  ...palette,
  ...Array.from({ length: COLOURS + 1 - palette.length }, () => [0, 0, 0]),
]

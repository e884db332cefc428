import { heldFrames } from './plan.ts'
import { forEachFrame, type AnimationRequest, type Progress } from './frames.ts'

/** A kind of video that this browser can make. */
export interface VideoKind {
  name: string
  suffix: 'mp4' | 'webm'
  codec: 'avc' | 'vp9' | 'vp8'
}

const KINDS: readonly VideoKind[] = [
  { name: 'MP4 (H.264)', suffix: 'mp4', codec: 'avc' },
  { name: 'WebM (VP9)', suffix: 'webm', codec: 'vp9' },
  { name: 'WebM (VP8)', suffix: 'webm', codec: 'vp8' },
]

/** What can be made here in such a size, one of each container; or why none can. */
export async function videoKinds(width: number, height: number): Promise<readonly VideoKind[] | string> {
  if (typeof VideoEncoder === 'undefined')
    return isSecureContext
      ? 'This browser cannot make videos (it has no WebCodecs): save a GIF.'
      : 'Videos can only be made on a page that came by https: save a GIF.'
  const { canEncodeVideo } = await import('mediabunny')
  const found: VideoKind[] = []
  for (const kind of KINDS)
    if (!found.some(({ suffix }) => suffix === kind.suffix) && (await canEncodeVideo(kind.codec, { width, height })))
      found.push(kind)
  return found.length > 0
    ? found
    : 'This browser has no encoder for a video of this size: choose a smaller one, or a GIF.'
}

/** The animation as a video; what was made of a cancelled one is let go. */
export async function videoOf(
  kind: VideoKind,
  request: AnimationRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<Blob> {
  const { BufferTarget, CanvasSource, Mp4OutputFormat, Output, QUALITY_VERY_HIGH, WebMOutputFormat } =
    await import('mediabunny')
  const canvas = document.createElement('canvas')
  const { playheads, rate, hold } = request
  const last = playheads.length - 1
  const held = heldFrames({ rate, hold })
  const target = new BufferTarget()
  const format = kind.suffix === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat()
  const output = new Output({ format, target })
  const source = new CanvasSource(canvas, { codec: kind.codec, quality: QUALITY_VERY_HIGH })
  output.addVideoTrack(source, { frameRate: rate })
  await output.start()
  try {
    await forEachFrame(
      canvas,
      { ...request, playheads: [...playheads, ...Array.from({ length: held }, () => playheads[last] ?? 0)] },
      signal,
      progress,
      (index) => source.add(index / rate, 1 / rate),
    )
    signal.throwIfAborted()
    await output.finalize()
  } catch (reason) {
    await output.cancel()
    throw reason
  }
  if (!target.buffer) throw new Error('The video was not finished.')
  return new Blob([target.buffer], { type: kind.suffix === 'mp4' ? 'video/mp4' : 'video/webm' })
}

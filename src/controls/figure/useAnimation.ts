import { useEffect, useRef, useState } from 'react'
import type { AnimationRequest } from '../../figure/animation/frames.ts'
import type { VideoKind } from '../../figure/animation/video.ts'

export interface Making {
  done: number
  of: number
}

/** Makes an animation, tells how far it is, and stops it at once when asked to, or when the dialog closes. */
export function useAnimation() {
  const [making, setMaking] = useState<Making>()
  const [outcome, setOutcome] = useState('')
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  const cancel = () => {
    running.current?.abort()
    running.current = null
    setMaking(undefined)
    setOutcome('Cancelled: nothing was saved.')
  }
  const make = async (kind: VideoKind | undefined, request: AnimationRequest, save: (file: Blob) => void) => {
    const controller = new AbortController()
    running.current = controller
    const isCurrent = () => running.current === controller
    setOutcome('')
    setMaking({ done: 0, of: 1 })
    const progress = (done: number, of: number) => {
      if (isCurrent()) setMaking({ done, of })
    }
    try {
      const file = kind
        ? await (await import('../../figure/animation/video.ts')).videoOf(kind, request, controller.signal, progress)
        : await (await import('../../figure/animation/gif.ts')).gifOf(request, controller.signal, progress)
      if (!isCurrent()) return
      save(file)
      setOutcome(`Saved, ${(file.size / 1e6).toFixed(1)} MB.`)
    } catch (reason) {
      if (isCurrent()) setOutcome(reason instanceof Error ? reason.message : String(reason))
    }
    if (isCurrent()) setMaking(undefined)
  }
  return { making, outcome, make, cancel }
}

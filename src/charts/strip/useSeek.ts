import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { grainOf } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import { stepsOn } from '../stepsOn.ts'
import { pointIn } from '../pointIn.ts'
import { stepAtX, type StripFrame } from './geometry.ts'

const seek = (step: number) => {
  const { steps } = useConfig.getState().configuration
  useView.getState().set({ playhead: Math.max(0, Math.min(steps, step)), playing: false })
}

/** Where a key takes the playhead. */
function stepForKey(event: KeyboardEvent): number | undefined {
  const by = event.shiftKey ? 10 : 1
  if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') return stepsOn(-by)
  if (event.key === 'ArrowRight' || event.key === 'ArrowUp') return stepsOn(by)
  if (event.key === 'Home') return 0
  if (event.key === 'End') return useConfig.getState().configuration.steps
  return undefined
}

/** Pointer and keys on a strip: press and drag move the playhead, hover reads the step in every strip. */
export function useSeek(frame: StripFrame | undefined) {
  const [inside, setInside] = useState(false)
  const held = useRef(false)
  const stepOf = (event: PointerEvent<HTMLElement>) => {
    const { steps } = useConfig.getState().configuration
    const { x } = pointIn(event.currentTarget, event)
    return frame ? stepAtX(frame, steps, x, grainOf(useConfig.getState().configuration)) : 0
  }
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture?.(event.pointerId)
      held.current = true
      seek(stepOf(event))
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const step = stepOf(event)
      setInside(true)
      if (held.current) seek(step)
      if (useView.getState().hoverStep !== step) useView.getState().set({ hoverStep: step })
    },
    onPointerUp() {
      held.current = false
    },
    onPointerCancel() {
      held.current = false
    },
    onPointerLeave() {
      setInside(false)
      useView.getState().set({ hoverStep: undefined })
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const step = stepForKey(event)
      if (step === undefined) return
      event.preventDefault()
      event.stopPropagation()
      seek(step)
    },
  }
  return { inside, handlers }
}

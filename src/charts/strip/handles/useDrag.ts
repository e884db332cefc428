import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { PlacedHandle, Scheduling } from '../../../config/handles.ts'
import { useConfig } from '../../../store/index.ts'
import { draggedTo, targetAt, targetByKey, type CurveChart } from './geometry.ts'
import { applyScheduling } from './scheduling.ts'

interface Grip {
  /** From the pointer to the handle. */
  dX: number
  dY: number
  /** As they were when it was taken: every move starts from them, so that what cannot be does not add up. */
  handle: PlacedHandle
  scheduling: Scheduling
}

interface Drag {
  run: string
  parameter: string
  chart: CurveChart
  scheduling: Scheduling
  /** The handles of a schedule, at their places on the chart. */
  read(scheduling: Scheduling): readonly PlacedHandle[]
  /** The axis must not move under a handle that is held. */
  onHold(held: boolean): void
}

/** Pointer and keys on a handle. At most one change per animation frame; Escape takes the drag back. */
export function useDrag({ run, parameter, chart, scheduling, read, onHold }: Drag) {
  const grip = useRef<Grip>(undefined)
  const pending = useRef<Scheduling>(undefined)
  const frame = useRef(0)
  const latest = useRef({ run, parameter })
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const flush = () => {
    cancelAnimationFrame(frame.current)
    frame.current = 0
    if (pending.current) applyScheduling(latest.current.run, latest.current.parameter, pending.current)
    pending.current = undefined
  }
  const release = () => {
    if (!grip.current) return
    grip.current = undefined
    flush()
    useConfig.getState().endGesture()
    onHold(false)
  }

  return (handle: PlacedHandle, x: number, y: number) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture?.(event.pointerId)
      latest.current = { run, parameter }
      grip.current = { dX: x - event.clientX, dY: y - event.clientY, handle, scheduling }
      onHold(true)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { current } = grip
      if (!current) return
      const target = targetAt(chart, current.handle, event.clientX + current.dX, event.clientY + current.dY)
      pending.current = draggedTo(chart, current.handle, target, read) ?? pending.current
      frame.current ||= requestAnimationFrame(flush)
    },
    onPointerUp: release,
    onLostPointerCapture: release,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape' && grip.current) {
        event.preventDefault()
        event.stopPropagation()
        pending.current = grip.current.scheduling
        return release()
      }
      const target = targetByKey(chart, handle, { x, y }, event.key, event.shiftKey)
      if (!target) return
      event.preventDefault()
      event.stopPropagation()
      const moved = draggedTo(chart, handle, target, read)
      if (moved) applyScheduling(run, parameter, moved)
    },
    onKeyUp(event: KeyboardEvent<HTMLElement>) {
      if (event.key.startsWith('Arrow')) useConfig.getState().endGesture()
    },
  })
}

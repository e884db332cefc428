import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { show } from './entry.ts'
import { fromPosition, stepFrom, ticks, toPosition, type Track } from './scale.ts'

interface Props {
  value: number
  track: Track
  label: string
  onChange(value: number): void
  onDone(): void
  onReset(): void
}

/** Held modifier: the knob moves a tenth as far as the hand. */
const FINE = 0.1

/** The knob stays on the track; a value past an end is marked there and stays what it is until it is moved. */
export function Slider({ value, track, label, onChange, onDone, onReset }: Props) {
  const rail = useRef<HTMLDivElement>(null)
  const drag = useRef<{ x: number; position: number; moved: boolean }>(undefined)
  const position = toPosition(track, value)
  const place = Math.min(1, Math.max(0, position))
  const beyond = position > 1 + 1e-9 ? 'right' : position < -1e-9 ? 'left' : undefined

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || rail.current === null) return
    event.currentTarget.setPointerCapture?.(event.pointerId)
    const box = rail.current.getBoundingClientRect()
    const onKnob = Math.abs(event.clientX - (box.left + place * box.width)) <= 10
    const start = onKnob || box.width === 0 ? place : (event.clientX - box.left) / box.width
    drag.current = { x: event.clientX, position: start, moved: false }
    if (!onKnob) onChange(fromPosition(track, start))
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const width = rail.current?.getBoundingClientRect().width ?? 0
    if (drag.current === undefined || width === 0 || event.clientX === drag.current.x) return
    const fine = event.altKey || event.shiftKey
    const moved = ((event.clientX - drag.current.x) / width) * (fine ? FINE : 1)
    drag.current = { x: event.clientX, position: drag.current.position + moved, moved: true }
    onChange(fromPosition(track, drag.current.position, fine ? 1 : 0))
  }
  const onPointerUp = () => {
    if (drag.current !== undefined) onDone()
    drag.current = undefined
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyed(event, track, value)
    if (next === undefined) return
    event.preventDefault()
    if (next !== value) onChange(next)
  }

  return (
    <div
      className="slider"
      ref={rail}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={Math.min(track.min, value)}
      aria-valuemax={Math.max(track.max, value)}
      aria-valuenow={value}
      aria-valuetext={beyond === undefined ? show(value) : `${show(value)}, past the end of the slider`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.key !== 'Tab' && onDone()}
    >
      <div className="rail" />
      {ticks(track).map((mark) => (
        <i key={mark} style={{ left: `${mark * 100}%` }} />
      ))}
      <div className="done" style={{ width: `${place * 100}%` }} />
      <div className={beyond === undefined ? 'knob' : `knob beyond ${beyond}`} style={{ left: `${place * 100}%` }} />
    </div>
  )
}

function keyed(event: KeyboardEvent, track: Track, value: number): number | undefined {
  const small = event.altKey || event.shiftKey ? 'fine' : 'step'
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return stepFrom(track, value, 1, small)
    case 'ArrowLeft':
    case 'ArrowDown':
      return stepFrom(track, value, -1, small)
    case 'PageUp':
      return stepFrom(track, value, 1, 'page')
    case 'PageDown':
      return stepFrom(track, value, -1, 'page')
    case 'Home':
      return fromPosition(track, 0)
    case 'End':
      return fromPosition(track, 1)
    default:
      return undefined
  }
}

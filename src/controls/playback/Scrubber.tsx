import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { placeText } from '../../charts/axisUnit.ts'
import { formatPlace, formatStep } from '../../charts/format.ts'
import { useConfig, useView } from '../../store/index.ts'
import { useAxisUnit, useGrain, usePlayhead } from '../live.ts'
import { Notches } from './Notches.tsx'
import { seek, stepBy, toEnd, toStart } from './transport.ts'

const PAGE_SHARE = 0.1
const NAMES = { steps: 'Step', evaluations: 'Gradient evaluation', epochs: 'Epoch', time: 'Modelled time' }

/** The time line: press or drag anywhere on it, or use the arrow keys. */
export function Scrubber() {
  const steps = useConfig(({ configuration }) => configuration.steps)
  const playhead = usePlayhead()
  const unit = useAxisUnit()
  const grain = useGrain()
  const held = useRef(false)
  const place = `${(Math.min(playhead, steps) / steps) * 100}%`

  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    if (box.width > 0) seek(((event.clientX - box.left) / box.width) * steps)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = keyed(event, steps)
    if (move === undefined) return
    event.preventDefault()
    move()
  }
  return (
    <div
      className="scrub"
      role="slider"
      tabIndex={0}
      aria-label={NAMES[unit]}
      aria-valuemin={0}
      aria-valuemax={steps}
      aria-valuenow={playhead}
      aria-valuetext={`${placeText(unit, formatPlace(playhead, grain))} of ${formatStep(steps)}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        held.current = true
        event.currentTarget.setPointerCapture?.(event.pointerId)
        seekTo(event)
      }}
      onPointerMove={(event) => held.current && seekTo(event)}
      onPointerUp={() => (held.current = false)}
      onPointerCancel={() => (held.current = false)}
      onKeyDown={onKeyDown}
    >
      <div className="rail" />
      <div className="done" style={{ width: place }} />
      <Notches />
      <div className="knob" style={{ left: place }} />
    </div>
  )
}

function keyed(event: KeyboardEvent, steps: number): (() => void) | undefined {
  const size = event.shiftKey ? 10 : 1
  const page = Math.max(1, Math.round(steps * PAGE_SHARE))
  const turn = (pages: number) => () => seek(useView.getState().playhead + pages * page)
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return () => stepBy(size)
    case 'ArrowLeft':
    case 'ArrowDown':
      return () => stepBy(-size)
    case 'PageUp':
      return turn(1)
    case 'PageDown':
      return turn(-1)
    case 'Home':
      return toStart
    case 'End':
      return toEnd
    default:
      return undefined
  }
}

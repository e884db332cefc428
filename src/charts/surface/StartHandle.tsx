import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useConfig } from '../../store/index.ts'
import { formatPoint, formatShort } from '../format.ts'
import { pointIn } from '../pointIn.ts'
import { inFrame, pointAt, toX, toY, type Projection } from './geometry.ts'

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
/** One key press moves the start by this share of the view; ten times as much with Shift. */
const KEY_SHARE = 0.01

/** The handle lies in the picture as everything does, and is moved. */
const inPicture = (event: PointerEvent<HTMLElement>) =>
  pointIn(event.currentTarget.parentElement ?? event.currentTarget, event)

/** The line that the start is held on, where it has one coordinate: its height at x, and the nearest x that a start may have. */
export interface StartLine {
  heightAt(x: number): number
  nearest(x: number): number
}

interface StartHandleProps {
  projection: Projection
  /** Absent: it is moved in the plane. */
  line?: StartLine
}

/** Where all runs start: drag it, or focus it and use the arrow keys. At most one change per animation frame. */
export function StartHandle({ projection: p, line }: StartHandleProps) {
  const [x, ownY] = useConfig((state) => state.configuration.start)
  const y = line ? line.heightAt(x) : ownY
  const grip = useRef<{ dX: number; dY: number } | undefined>(undefined)
  const pending = useRef<readonly [number, number] | undefined>(undefined)
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const flush = () => {
    cancelAnimationFrame(frame.current)
    frame.current = 0
    if (pending.current) setStart(...pending.current)
    pending.current = undefined
  }
  const setStart = (newX: number, newY: number) => {
    const { configuration, setStart: set } = useConfig.getState()
    if (line) set(line.nearest(newX), configuration.start[1])
    else set(newX, newY)
  }
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture?.(event.pointerId)
    const at = inPicture(event)
    // What only points to a start out of sight brings it to the pointer.
    const seen = inFrame(p.frame, toX(p, x), toY(p, y))
    grip.current = seen ? { dX: toX(p, x) - at.x, dY: toY(p, y) - at.y } : { dX: 0, dY: 0 }
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!grip.current) return
    const at = inPicture(event)
    pending.current = pointAt(p, at.x + grip.current.dX, at.y + grip.current.dY)
    frame.current ||= requestAnimationFrame(flush)
  }
  const up = () => {
    if (!grip.current) return
    grip.current = undefined
    flush()
    useConfig.getState().endGesture()
  }
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const direction = ARROWS[event.key]
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const share = KEY_SHARE * (event.shiftKey ? 10 : 1)
    const start = useConfig.getState().configuration.start
    // On a line up and down lead the way that they lead on any slider.
    const [right, up] = line ? [direction[0] + direction[1], 0] : direction
    const X = toX(p, start[0]) + right * share * p.frame.width
    const Y = toY(p, line ? y : start[1]) - up * share * p.frame.height
    const moved = pointAt(p, X, Y)
    // Along one axis only: the other coordinate keeps all its decimals.
    setStart(right === 0 ? start[0] : moved[0], up === 0 ? start[1] : moved[1])
  }
  const keyUp = (event: KeyboardEvent<HTMLDivElement>) => {
    if (ARROWS[event.key]) useConfig.getState().endGesture()
  }
  // A key that is let go elsewhere is not told of here.
  const blur = () => {
    if (!grip.current) useConfig.getState().endGesture()
  }

  const { left, top, width, height } = p.frame
  const [X, Y] = [toX(p, x), toY(p, y)]
  const seen = inFrame(p.frame, X, Y)
  const shownX = Math.max(left + 14, Math.min(left + width - 14, X))
  const shownY = Math.max(top + 14, Math.min(top + height - 14, Y))
  const angle = (Math.atan2(Y - shownY, X - shownX) * 180) / Math.PI
  return (
    <div
      className={seen ? 'start-handle' : 'start-handle off'}
      style={{ transform: `translate(${seen ? X : shownX}px, ${seen ? Y : shownY}px)` }}
      role="slider"
      tabIndex={0}
      aria-label="Start point"
      aria-roledescription={line ? 'point on the curve' : 'point on the surface'}
      aria-valuenow={x}
      aria-valuemin={p.view.x[0]}
      aria-valuemax={p.view.x[1]}
      aria-valuetext={`${line ? `x = ${formatShort(x, 4)}` : formatPoint(x, y, 4)}${seen ? '' : ', outside the view'}`}
      title={seen ? 'Start: drag, or use the arrow keys' : 'The start is outside the view'}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={key}
      onKeyUp={keyUp}
      onBlur={blur}
    >
      <svg viewBox="-14 -14 28 28" width={28} height={28} aria-hidden="true">
        {seen ? (
          <>
            <circle className="halo" r={13} />
            <circle className="ring" r={7} />
            <circle className="point" r={2} />
          </>
        ) : (
          <path className="ring" d="M-5-6L7 0L-5 6Z" transform={`rotate(${angle.toFixed(0)})`} />
        )}
      </svg>
      <span className={X - left < 70 ? 'start-label right' : 'start-label'}>start</span>
    </div>
  )
}

/** What the handle covers. */
export function startBox(p: Projection, [x, y]: readonly [number, number]) {
  const [X, Y] = [toX(p, x), toY(p, y)]
  const right = X - p.frame.left < 70
  return { x: right ? X - 14 : X - 50, y: Y - 14, width: 64, height: 28 }
}

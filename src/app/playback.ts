import { atGrain, axisOf, grainOf, onGrain, paceOf } from '../config/index.ts'
import { opening, useConfig, useView } from '../store/index.ts'
import type { ConfigState, ViewState } from '../store/types.ts'

/** Seconds a frame may count for: after a pause of the page, playback goes on where it was. */
const LONGEST_FRAME = 0.1

/** Where the playhead is after `seconds` at `speed` steps a second; the last step is the end. */
export function advance(playhead: number, speed: number, seconds: number, steps: number): number {
  return speed === Infinity ? steps : Math.min(steps, playhead + speed * seconds)
}

/** Moves the playhead while playing, by whole steps or the axis' grain, and keeps it within the run. */
export function startPlayback(): () => void {
  const clock = createClock()
  const stops = [
    useView.subscribe((state, previous) => {
      if (isMoving(state) && !isMoving(previous)) clock.start()
      if (!isMoving(state)) clock.stop()
    }),
    useConfig.subscribe(follow),
    clock.stop,
  ]
  useView.getState().set(opening(useConfig.getState().configuration))
  return () => {
    for (const stop of stops) stop()
  }
}

/** An opened experiment plays from its opening; on another axis it is as far along as before; another surface starts over; at the end of a run stays at the end. */
function follow(state: ConfigState, previous: ConfigState): void {
  if (state.configuration === previous.configuration) return
  const { playhead, playing, set } = useView.getState()
  const { steps } = state.configuration
  const before = previous.configuration.steps
  if (state.tag === 'load') set(opening(state.configuration))
  else if (state.tag === 'surface') set({ playhead: playing ? 0 : steps })
  else if (axisOf(state.configuration) !== axisOf(previous.configuration))
    set({ playhead: atGrain(state.configuration, (playhead / before) * steps) })
  else if (steps !== before && (playhead > steps || playhead === before)) set({ playhead: steps })
}

/** Under the reference, which covers it, the page stands still; it goes on where it was. */
const isMoving = ({ playing, reference }: ViewState): boolean => playing && reference === undefined

function createClock() {
  let frame = 0
  let before = 0
  /** The exact position, which the store has on the axis' grain. */
  let position = 0

  const tick = (now: number) => {
    const { playhead, speed, set } = useView.getState()
    const { configuration } = useConfig.getState()
    const { steps } = configuration
    const [grain, pace] = [grainOf(configuration), paceOf(configuration)]
    if (onGrain(grain, position) !== playhead) position = playhead
    // The first frame's time may lie before the start.
    const seconds = Math.min(Math.max(0, now - before) / 1000, LONGEST_FRAME)
    position = advance(position, speed * pace, seconds, steps)
    before = now
    const next = onGrain(grain, position)
    frame = next < steps ? requestAnimationFrame(tick) : 0
    if (next >= steps) set({ playhead: steps, playing: false })
    else if (next !== playhead) set({ playhead: next })
  }

  return {
    start() {
      if (frame) return
      const { playhead, set } = useView.getState()
      const atEnd = playhead >= useConfig.getState().configuration.steps
      position = atEnd ? 0 : playhead
      before = performance.now()
      frame = requestAnimationFrame(tick)
      if (atEnd) set({ playhead: 0 })
    },
    stop() {
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}

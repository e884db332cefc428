import { unitWords } from '../../charts/axisUnit.ts'
import { formatPlace, formatStep } from '../../charts/format.ts'
import { paceOf } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import { FairBy } from '../compare/FairBy.tsx'
import { Icon, type IconName } from '../Icon.tsx'
import { useAxisUnit, useGrain, usePlayhead } from '../live.ts'
import { Scrubber } from './Scrubber.tsx'
import { SPEEDS, speedLabel } from './speeds.ts'
import { stepBy, toEnd, togglePlaying, toStart } from './transport.ts'

/** Time: play, step, scrub, speed. */
export function PlaybackBar() {
  const playing = useView((view) => view.playing)
  return (
    <section className="play" aria-label="Playback">
      <div className="btns">
        <Transport icon="first" label="To the start" keys="Home" onClick={toStart} />
        <Transport icon="back" label="Step back" keys="←" onClick={() => stepBy(-1)} />
        <button
          type="button"
          className="b solid icon big"
          aria-label={playing ? 'Pause' : 'Play'}
          title={`${playing ? 'Pause' : 'Play'} (Space)`}
          onClick={togglePlaying}
        >
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
        <Transport icon="forward" label="Step forward" keys="→" onClick={() => stepBy(1)} />
        <Transport icon="last" label="To the end" keys="End" onClick={toEnd} />
      </div>
      <Counter />
      <Scrubber />
      <Speed />
    </section>
  )
}

interface TransportProps {
  icon: IconName
  label: string
  keys: string
  onClick(): void
}

function Transport({ icon, label, keys, onClick }: TransportProps) {
  return (
    <button
      type="button"
      className={`b ghost icon ${icon}`}
      aria-label={label}
      title={`${label} (${keys})`}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}

function Counter() {
  const playhead = usePlayhead()
  const grain = useGrain()
  const { many } = unitWords[useAxisUnit()]
  // In a comparison it stands in the bar above.
  const isExplored = useConfig(({ configuration }) => configuration.shown?.layout !== 'compare')
  const steps = useConfig(({ configuration }) => configuration.steps)
  return (
    <div className="stepno">
      <span>
        <b>{formatPlace(playhead, grain)}</b>
        <i>
          / {formatStep(steps)} <span className={isExplored ? 'hidden-text' : undefined}>{many}</span>
        </i>
      </span>
      {isExplored && <FairBy short />}
    </div>
  )
}

function Speed() {
  const speed = useView((view) => view.speed)
  const setView = useView((view) => view.set)
  const unit = unitWords[useAxisUnit()]
  const pace = useConfig(({ configuration }) => paceOf(configuration))
  return (
    <select
      className="speed"
      aria-label="Speed"
      title="Speed (+ and −)"
      value={String(speed)}
      onChange={(event) => setView({ speed: Number(event.target.value) })}
    >
      {SPEEDS.map((each) => (
        <option key={each} value={String(each)}>
          {speedLabel(each, unit, pace)}
        </option>
      ))}
    </select>
  )
}

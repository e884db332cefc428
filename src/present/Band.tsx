import { lazy, Suspense, useDeferredValue } from 'react'
import { unitWords } from '../charts/axisUnit.ts'
import { formatPlace, formatStep } from '../charts/format.ts'
import { surfaceOf } from '../config/index.ts'
import { useAxisUnit, useGrain, usePlayhead } from '../controls/live.ts'
import { togglePlaying } from '../controls/playback/transport.ts'
import { useConfig, useView } from '../store/index.ts'
import { goBy, sceneLink } from './scenes.ts'
import { setStage, toggle, useStage } from './stage.ts'
import { useLink } from './useLink.ts'

const QrCode = lazy(() =>
  import('../controls/share/QrCode.tsx').then(({ QrCode: component }) => ({ default: component })),
)

/** Under the picture: the step, what the scene says, the keys that one needs, and the scene to take along. */
export function Band() {
  return (
    <footer className="band">
      <Counter />
      <div className="lesson">
        <Heading />
        <Caption />
        <Keys />
      </div>
      <TakeAlong />
    </footer>
  )
}

function Counter() {
  const playhead = usePlayhead()
  const grain = useGrain()
  const { many } = unitWords[useAxisUnit()]
  const steps = useConfig(({ configuration }) => configuration.steps)
  return (
    <p className="counter">
      <b style={{ minWidth: `${formatPlace(steps, grain).length}ch` }}>{formatPlace(playhead, grain)}</b>
      <span>
        of {formatStep(steps)}
        <br />
        {many}
      </span>
    </p>
  )
}

/** Which scene of how many, and its title; the lecture's where it has none. */
function Heading() {
  const { lecture, scene } = useStage()
  const title = lecture.scenes[scene]?.title ?? lecture.title
  const several = lecture.scenes.length > 1
  if (!several && title === undefined) return <h1 className="hidden-text">Presenter</h1>
  return (
    <h1 className="heading" aria-live="polite">
      {several && (
        <span>
          <span className="hidden-text">Scene </span>
          {scene + 1} of {lecture.scenes.length}
        </span>
      )}
      {title}
    </h1>
  )
}

/** What is said of the scene; without a word, what it is of. */
function Caption() {
  const own = useStage(({ lecture, scene }) => lecture.scenes[scene]?.caption)
  const ofLink = useConfig(({ configuration }) => configuration.shown?.caption)
  const surface = useConfig(({ configuration }) => configuration.surface)
  return <p className="caption">{own ?? ofLink ?? surfaceOf(surface).name}</p>
}

/** The keys that a lecturer needs most. They can be pressed too, where there is no keyboard. */
function Keys() {
  const several = useStage(({ lecture }) => lecture.scenes.length > 1)
  const playing = useView((view) => view.playing)
  return (
    <div className="keys">
      <button type="button" onClick={togglePlaying}>
        <kbd>Space</kbd>
        {playing ? 'pause' : 'play'}
      </button>
      <span>
        <kbd>←</kbd>
        <kbd>→</kbd>step
      </span>
      <span className="extra">
        <kbd>1</kbd>–<kbd>9</kbd>one run
      </span>
      <button type="button" onClick={toggle('equations')}>
        <kbd>E</kbd>equations
      </button>
      {several && (
        <button type="button" onClick={() => goBy(1)}>
          <kbd>N</kbd>next scene
        </button>
      )}
      <button type="button" onClick={() => setStage({ help: true })}>
        <kbd>?</kbd>all keys
      </button>
      <a className="extra" href="index.html" onClick={leaveWithScene}>
        <kbd>Esc</kbd>leave
      </a>
    </div>
  )
}

/** The scene goes along. */
const leaveWithScene = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
  currentTarget.href = `index.html#${sceneLink()}`
}

/** The scene as it stands, as a QR code for the phones in the hall. */
function TakeAlong() {
  const link = useDeferredValue(useLink())
  return (
    <div className="take-along">
      <Suspense>
        <QrCode text={link} name="QR code of this scene" />
      </Suspense>
    </div>
  )
}

import { lazy, Suspense, useEffect, useRef, type MouseEvent } from 'react'
import { startKeyboard } from '../app/keyboard.ts'
import { Said } from '../app/Said.tsx'
import { Watched } from '../app/Watched.tsx'
import { Strip } from '../charts/strip/Strip.tsx'
import { STANDARD_CHARTS, surfaceOf } from '../config/index.ts'
import { Unread } from '../controls/Notices.tsx'
import { togglePlaying } from '../controls/playback/transport.ts'
import { useConfig } from '../store/index.ts'
import { Band } from './Band.tsx'
import { InkCanvas } from './InkCanvas.tsx'
import { startDrop } from './chooseFile.ts'
import { PRESENTER_KEYS } from './keys.ts'
import { Help } from './Help.tsx'
import { setStage, useStage } from './stage.ts'
import { useFigureScale } from './useFigureScale.ts'
import { useTouch } from './useTouch.ts'

const Data = lazy(() => import('./Data.tsx').then(({ Data: component }) => ({ default: component })))
const Equations = lazy(() => import('./Equations.tsx').then(({ Equations: component }) => ({ default: component })))

/** The picture, as large as it can be; under it where one is and what is said. Everything else comes and goes by keys. */
export function Presenter() {
  const picture = useRef<HTMLDivElement>(null)
  const { tool, equations, dataAway, notes, help, blank } = useStage()
  const comparing = useConfig(({ configuration }) => configuration.shown?.layout === 'compare')
  const hasData = useConfig(({ configuration }) => surfaceOf(configuration.surface).data !== undefined)
  const data = hasData && !comparing && !equations && !dataAway
  useFigureScale(picture, comparing ? 'panels' : equations || data ? 'beside' : 'surface')
  useTouch(picture)
  useEffect(() => startKeyboard(PRESENTER_KEYS), [])
  useEffect(startDrop, [])
  return (
    <div className={`present ${tool ?? ''}`}>
      <div className="notices" role="status">
        <Unread />
      </div>
      <main className="scene">
        <div className="picture" ref={picture} onMouseDown={keepFocus}>
          <div className="figure">
            <Watched onPress={togglePlaying} />
          </div>
        </div>
        {equations && (
          <Suspense>
            <Equations />
          </Suspense>
        )}
        {data && (
          <Suspense>
            <Data />
          </Suspense>
        )}
        <Chart />
      </main>
      <Band />
      <InkCanvas />
      {notes && <SpeakerNotes />}
      <Said />
      {help && <Help />}
      {blank && (
        <button type="button" className="blank" aria-label="The screen is black: show the scene" onClick={unblank} />
      )}
    </div>
  )
}

/** The pointer takes nothing from the keys: after a start was dragged, arrows still step. */
const keepFocus = (event: MouseEvent) => event.preventDefault()

const unblank = () => setStage({ blank: false })

/** The chart that was asked for, in the same units as the picture. */
function Chart() {
  const chart = useStage((stage) => stage.chart)
  const charts = useConfig(({ configuration }) => configuration.shown?.charts ?? STANDARD_CHARTS)
  const quantity = chart === undefined ? undefined : charts[chart]
  if (chart === undefined || quantity === undefined) return null
  return (
    <div className="chart">
      <div className="figure">
        <Strip key={quantity} place={chart} quantity={quantity} />
      </div>
    </div>
  )
}

function SpeakerNotes() {
  const notes = useStage(({ lecture, scene }) => lecture.scenes[scene]?.notes)
  return <aside className="speaker-notes">{notes ?? 'This scene has no notes.'}</aside>
}

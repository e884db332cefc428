import { useEffect, useMemo, useRef, useState } from 'react'
import { surfaceOf } from '../../config/index.ts'
import { useView } from '../../store/index.ts'
import { axisUnit, unitWords } from '../../charts/axisUnit.ts'
import { formatShort, formatStep } from '../../charts/format.ts'
import type { Target } from '../../figure/figure.ts'
import type { AnimationRequest } from '../../figure/animation/frames.ts'
import { GIF_RATES } from '../../figure/animation/gif.ts'
import { heldFrames, MOST_FRAMES, playheadsOf, stepsPerFrame } from '../../figure/animation/plan.ts'
import { paintFigure, type FigureRequest } from '../../figure/render.ts'
import { SCREEN } from '../../figure/sheet.ts'
import { download } from '../download.ts'
import { Icon } from '../Icon.tsx'
import { Amount, Choice } from './Choice.tsx'
import { fileName, targetsOf, widthOnScreen } from './targets.ts'
import { useAnimation } from './useAnimation.ts'
import { useSeen } from './useSeen.ts'
import { useVideoKinds } from './useVideoKinds.ts'
import { captionOf } from './words.ts'

const WIDTHS = [480, 640, 960, 1280, 1920] as const
const VIDEO_RATES = [10, 20, 24, 25, 30, 50, 60] as const
const GIF = 'gif'

/** The playhead's way through the experiment as a GIF or a video. */
export function AnimationPane() {
  const seen = useSeen('seen')
  const view = useView()
  const { configuration } = seen
  const unit = unitWords[axisUnit(configuration)]
  const [target, setTarget] = useState<Target>('surface')
  const [format, setFormat] = useState(GIF)
  const [from, setFrom] = useState(0)
  const [to, setTo] = useState(configuration.steps)
  const [seconds, setSeconds] = useState(6)
  const [rate, setRate] = useState(20)
  const [hold, setHold] = useState(1)
  const [width, setWidth] = useState<number>(960)
  const [height, setHeight] = useState(540)
  const kinds = useVideoKinds(width, height)
  const { making, outcome, make, cancel } = useAnimation()

  const videos = typeof kinds === 'string' ? [] : kinds
  const kind = videos.find(({ codec }) => codec === format)
  const rates: readonly number[] = kind ? VIDEO_RATES : GIF_RATES
  const paceRate = rates.includes(rate) ? rate : 20
  const end = Math.min(Math.max(from, to), configuration.steps)
  const pace = { from, to: end, rate: paceRate, stepsPerFrame: stepsPerFrame(end - from, seconds, paceRate), hold }
  const playheads = playheadsOf(pace)
  const count = playheads.length + (kind ? heldFrames(pace) : 0)
  const onScreen = widthOnScreen(target, configuration, view)
  const figure = useMemo<FigureRequest>(
    // Small pictures are laid out small, so that what is written in them can be read.
    () => ({ target, sheet: SCREEN, onScreen: Math.min(onScreen, width), transparent: false, seen, title: '' }),
    [target, onScreen, width, seen],
  )
  const request: AnimationRequest = {
    figure,
    caption: (playhead) => captionOf(configuration, playhead),
    playheads,
    width,
    rate: paceRate,
    hold,
  }
  const preview = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!preview.current) return
    const view = { ...figure.seen.view, playhead: end }
    const shown = { ...figure.seen, view, caption: captionOf(figure.seen.configuration, end) }
    paintFigure(preview.current, { ...figure, seen: shown }, { width, even: true })
    setHeight(preview.current.height)
  }, [figure, end, width])
  const start = () => {
    const suffix = kind?.suffix ?? 'gif'
    const name = fileName(target === 'whole' ? 'figure' : target, surfaceOf(configuration.surface).name, suffix)
    void make(kind, request, (file) => download(name, file))
  }
  const tooMany = count > MOST_FRAMES

  return (
    <div className="picture-pane">
      <figure className="preview">
        <canvas ref={preview} role="img" aria-label="Preview: the last frame" />
      </figure>
      <div className="choices">
        <Choice label="What" value={target} options={targetsOf(configuration)} onChange={(value) => setTarget(value)} />
        <Choice
          label="Format"
          value={kind?.codec ?? GIF}
          options={[[GIF, 'GIF'], ...videos.map(({ codec, name }) => [codec, name] as const)]}
          onChange={(value) => setFormat(value)}
        />
        {typeof kinds === 'string' && <p className="hint">{kinds}</p>}
        <Choice
          label="Width"
          value={width}
          options={WIDTHS.map((pixels) => [pixels, `${pixels} pixels`] as const)}
          onChange={(value) => setWidth(value)}
        />
        <Amount label={`From ${unit.one}`} value={from} min={0} max={configuration.steps} onChange={setFrom} />
        <Amount label={`To ${unit.one}`} value={to} min={0} max={configuration.steps} onChange={setTo} />
        <Amount label="Seconds" value={seconds} min={0.1} max={600} step="any" onChange={setSeconds} />
        <Choice
          label="Frames a second"
          value={paceRate}
          options={rates.map((each) => [each, String(each)] as const)}
          onChange={(value) => setRate(value)}
        />
        <Amount label="Hold the end, s" value={hold} min={0} max={60} step="any" onChange={setHold} />
        <p className="hint">
          {formatStep(count)} frames of {width} × {height} pixels, {formatShort(pace.stepsPerFrame)} {unit.many} from
          one to the next.
          {tooMany && ` More than ${formatStep(MOST_FRAMES)} are not made: take fewer seconds or frames.`}
        </p>
        <div className="deeds">
          {making ? (
            <>
              <progress max={making.of} value={making.done} aria-label="Frames made" />
              <button type="button" className="b line" onClick={cancel}>
                Cancel
              </button>
            </>
          ) : (
            <button type="button" className="b line" disabled={tooMany} onClick={start}>
              <Icon name="download" />
              Make {kind ? 'video' : 'GIF'}
            </button>
          )}
        </div>
        {making && <p className="hint">{`Frame ${formatStep(making.done)} of ${formatStep(making.of)}`}</p>}
        <p className="hint" role="status">
          {outcome}
        </p>
      </div>
    </div>
  )
}

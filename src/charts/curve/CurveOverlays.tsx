import { useLayoutEffect, useMemo, useRef } from 'react'
import { atGrain } from '../../config/index.ts'
import type { Overlay } from '../../config/types.ts'
import { quadraticModel } from '../../engine/localTheory.ts'
import { useConfig, useReadableRuns, useView } from '../../store/index.ts'
import { isStochastic } from '../estimate/estimated.ts'
import { EstimateLayer } from '../estimate/EstimateLayer.tsx'
import { EstimateReadout } from '../estimate/EstimateReadout.tsx'
import { formatShort, formatStep } from '../format.ts'
import type { Box } from '../surface/labels.ts'
import { closePoint, watchedRun, type Watched } from '../surface/overlays/place.ts'
import { RateLimit } from '../surface/overlays/RateLimit.tsx'
import { drawnSurface, useDrawnSurface } from '../surface/overlays/useDrawnSurface.ts'
import { readable } from '../surface/overlays/wording.ts'
import { useSurfaceNow } from '../surface/useSurfaceNow.ts'
import { useSize, type Size } from '../useSize.ts'
import { curvatureWords, parabola } from './model.ts'
import { heightAt } from './place.ts'
import type { CurvePlace } from './picture.ts'
import '../surface/overlays/overlays.css'

interface CurveOverlaysProps {
  place: CurvePlace
  size: Size
  overlays: readonly Overlay[]
  compact: boolean
  /** Told what the card covers. */
  onPlace(box: Box | undefined): void
}

const WIDTH = 268
const MARGIN = 10

/** Of the overlays those that one parameter has: the parabola of f's quadratic model, and the second derivative in words. */
export function CurveOverlays({ place, size, overlays, compact, onPlace }: CurveOverlaysProps) {
  const surface = useDrawnSurface()
  const choice = useSurfaceNow()
  const plain = useMemo(() => drawnSurface(choice, 0), [choice])
  useConfig(({ configuration }) => configuration.runs)
  const { configuration } = useConfig.getState()
  const playhead = useView((state) => atGrain(configuration, state.playhead))
  const openRun = useView((state) => state.openRun)
  const hoverRun = useView((state) => state.hoverRun)
  const soloRun = useView((state) => state.soloRun)
  const hoverPoint = useView((state) => state.hoverPoint)
  const records = useReadableRuns()
  const view = { ...useView.getState(), playhead, openRun, hoverRun, soloRun, hoverPoint }
  const watched = watchedRun(configuration, records, view)
  const hasEstimate = overlays.includes('estimate') && watched !== undefined && isStochastic(watched.run)
  const x = closePoint(view, watched)?.[0] ?? NaN
  const model = surface && quadraticModel(surface, x, 0)
  const { projection: p } = place
  const { left, top, width, height } = p.frame
  return (
    <>
      {overlays.includes('model') && model && (
        <svg className="surface-axes" width={size.width} height={size.height} aria-hidden="true">
          <clipPath id="curve-model">
            <rect x={left} y={top} width={width} height={height} />
          </clipPath>
          <path className="curve-model" clipPath="url(#curve-model)" d={`M${parabola(place, model).join('L')}`} />
        </svg>
      )}
      {overlays.includes('estimate') && (
        <EstimateLayer projection={p} size={size} heightAt={(at) => heightAt(place, at)} />
      )}
      {(overlays.includes('theory') || hasEstimate) && (
        <Card left={left + MARGIN} top={top + MARGIN} compact={compact} onPlace={onPlace}>
          {overlays.includes('theory') && (
            <section className="overlay-card theory" aria-label="Local theory">
              <h2>
                {!compact && 'Local theory'} <span>{placeWords(hoverPoint !== undefined, watched)}</span>
                {!compact && Number.isFinite(x) && <span className="point">x = {formatShort(x)}</span>}
              </h2>
              {model ? (
                <>
                  <dl>
                    <div>
                      <dt>f″</dt>
                      <dd>{readable(model.hessian[0])}</dd>
                    </div>
                  </dl>
                  <p className="kind">{curvatureWords(model.hessian[0])}</p>
                  {watched && plain && <Limit x={x} plain={plain} watched={watched} compact={compact} />}
                </>
              ) : (
                <p>{watched ? 'f or a derivative is undefined here.' : 'No run is shown, and the pointer is away.'}</p>
              )}
            </section>
          )}
          {watched && hasEstimate && (
            <div className="overlay-card">
              <EstimateReadout run={watched.run} onlooker="panel" compact={compact} />
            </div>
          )}
        </Card>
      )}
    </>
  )
}

function Limit({
  x,
  plain,
  watched,
  compact,
}: {
  x: number
  plain: NonNullable<ReturnType<typeof drawnSurface>>
  watched: Watched
  compact: boolean
}) {
  const hessian = quadraticModel(plain, x, 0)?.hessian
  return hessian ? <RateLimit watched={watched} hessian={hessian} compact={compact} /> : null
}

const placeWords = (isPointed: boolean, watched: Watched | undefined): string =>
  isPointed ? 'at the pointer' : watched ? `at ${watched.label}, step ${formatStep(watched.step)}` : ''

interface CardProps {
  left: number
  top: number
  compact: boolean
  onPlace(box: Box | undefined): void
  children: React.ReactNode
}

function Card({ left, top, compact, onPlace, children }: CardProps) {
  const card = useRef<HTMLDivElement>(null)
  const { width = WIDTH, height = 0 } = useSize(card) ?? {}
  useLayoutEffect(() => {
    onPlace({ x: left, y: top, width, height })
    return () => onPlace(undefined)
  }, [left, top, width, height, onPlace])
  return (
    <div ref={card} className={compact ? 'overlay-panel compact' : 'overlay-panel'} style={{ left, top, width: WIDTH }}>
      {children}
    </div>
  )
}

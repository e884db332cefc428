import { useConfig, useReadableRuns, useView } from '../../store/index.ts'
import { colourOf } from '../marker.ts'
import type { Projection } from '../surface/geometry.ts'
import { arrowPaths, labelPlaces, type PixelArrow } from '../surface/inspection/vectorGeometry.ts'
import { watchedRun } from '../surface/overlays/place.ts'
import type { Size } from '../useSize.ts'
import { BESIDE, estimateArrows, lifted, type EstimateArrows } from './arrows.ts'
import { isStochastic } from './estimated.ts'
import { useEstimated } from './useEstimated.ts'
import './estimate.css'

/** On the surface: −g as the watched run was given it, −∇f, and how far batches scatter. */
interface EstimateLayerProps {
  projection: Projection
  size: Size
  /** On the curve of a problem with one parameter: how high it is. There the arrows lie beside one another. */
  heightAt?(x: number): number
}

export function EstimateLayer({ projection: p, size, heightAt }: EstimateLayerProps) {
  const run = useWatched()
  const there = useEstimated(run, 'surface')
  const arrows = there && estimateArrows(p, lifted(there, heightAt), there.noise, heightAt ? BESIDE : 0)
  if (!run || !arrows) return null
  const { given, full, scatter } = arrows
  const places = labelPlaces(p, [given, full])
  const { left, top, width, height } = p.frame
  return (
    <div className={`estimate-arrows r${colourOf(run.slot)}`}>
      <svg width={size.width} height={size.height} aria-hidden="true">
        <clipPath id="estimate-frame">
          <rect x={left} y={top} width={width} height={height} />
        </clipPath>
        <g clipPath="url(#estimate-frame)">
          {scatter && scatter.short < LINE && <path className="scatter" d={whisker(scatter)} />}
          {scatter && scatter.short >= LINE && (
            <ellipse
              className="scatter"
              rx={scatter.long}
              ry={scatter.short}
              transform={`translate(${scatter.x.toFixed(1)} ${scatter.y.toFixed(1)}) rotate(${scatter.degrees.toFixed(1)})`}
            />
          )}
          <Arrow of={given} kind="given" />
          <Arrow of={full} kind="full" />
        </g>
      </svg>
      {(['given', 'full'] as const).map((kind, i) => {
        const place = places[i]
        return (
          place && (
            <span
              key={kind}
              className={`symbol ${kind}`}
              style={{
                transform: `translate(${place[0].toFixed(1)}px, ${place[1].toFixed(1)}px) translate(-50%, -50%)`,
              }}
            >
              {kind === 'given' ? '−g' : '−∇f'}
            </span>
          )
        )
      })}
    </div>
  )
}

/** An ellipse that is no wider is drawn as a line. */
const LINE = 0.5

/** From one standard deviation to the other, with a bar at either end. */
function whisker({ x, y, long, degrees }: NonNullable<EstimateArrows['scatter']>): string {
  const turn = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const at = (along: number, across: number) =>
    `${(x + along * cos - across * sin).toFixed(1)} ${(y + along * sin + across * cos).toFixed(1)}`
  return `M${at(-long, 0)}L${at(long, 0)}M${at(-long, -5)}L${at(-long, 5)}M${at(long, -5)}L${at(long, 5)}`
}

/** The run that is looked at, if its gradients are estimates. */
function useWatched() {
  const configuration = useConfig((state) => state.configuration)
  const records = useReadableRuns()
  const openRun = useView((view) => view.openRun)
  const hoverRun = useView((view) => view.hoverRun)
  const soloRun = useView((view) => view.soloRun)
  const watched = watchedRun(configuration, records, { ...useView.getState(), openRun, hoverRun, soloRun })
  return watched && isStochastic(watched.run) ? watched.run : undefined
}

function Arrow({ of, kind }: { of: PixelArrow | undefined; kind: string }) {
  if (!of) return null
  const { shaft, head } = arrowPaths(of)
  return (
    <g className={kind}>
      <path className="casing" d={shaft} />
      <path className="shaft" d={shaft} />
      <path className="head" d={head} />
    </g>
  )
}

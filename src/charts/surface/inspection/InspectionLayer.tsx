import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
import { surfaceOf } from '../../../config/index.ts'
import { useConfig, useView } from '../../../store/index.ts'
import { colourOf } from '../../marker.ts'
import { Mathematics } from '../../Mathematics.tsx'
import type { Size } from '../../useSize.ts'
import { isRoomy, toX, toY, type Projection } from '../geometry.ts'
import type { Box } from '../labels.ts'
import { circlesOf } from './circles.ts'
import { isZoomedIn, Locator, locatorPlace } from './Locator.tsx'
import { useInspection, type Inspection } from './useInspection.ts'
import {
  arrowPaths,
  coveredBoxes,
  distanceToArrow,
  labelPlaces,
  modelLine,
  pixelArrow,
  type PixelArrow,
} from './vectorGeometry.ts'
import { VectorKey } from './VectorKey.tsx'
import { vectorsOf, type Vector } from './vectors.ts'
import './inspection.css'

interface InspectionLayerProps {
  projection: Projection
  size: Size
  /** Where the key of the arrows stands; absent where the picture has no room for it: the inspector has it. */
  keyAt?: { left: number; bottom: number; width: number }
  /** Is told what the arrows cover. */
  covered: RefObject<readonly Box[]>
}

/** What the inspected update goes by, drawn where it is: arrows, places where it looks, circles that bound it. */
export function InspectionLayer(props: InspectionLayerProps) {
  const { projection: p, size, keyAt } = props
  const inspection = useInspection()
  const soloRun = useView((view) => view.soloRun)
  const own = useConfig(({ configuration }) => surfaceOf(configuration.surface).view)
  const hasLocator = isRoomy(p.frame) && isZoomedIn(p.view, own)
  const shown = inspection && !inspection.run.hidden && (soloRun === undefined || soloRun === inspection.run.key)
  const place = useMemo(() => (hasLocator ? locatorPlace(p.frame) : undefined), [hasLocator, p.frame])
  return (
    <>
      {place && <Locator seen={p.view} style={{ right: size.width - place.x - place.width, top: place.y }} />}
      {shown && (
        <Vectors
          {...props}
          keyAt={keyAt && place ? { ...keyAt, width: keyAt.width - place.width - 10 } : keyAt}
          fixed={place}
          inspection={inspection}
        />
      )}
    </>
  )
}

interface VectorsProps extends InspectionLayerProps {
  /** What else stands in the picture. */
  fixed?: Box
  inspection: Inspection
}

function Vectors({ projection: p, size, keyAt, covered, fixed, inspection }: VectorsProps) {
  const { from, gradient, hessian, run } = inspection
  const pointed = useView((view) => view.pointedVector)
  const showsModel = useView((view) => view.showsModel)
  const vectors = useMemo(() => vectorsOf(inspection), [inspection])
  const arrows = useMemo(
    () => vectors.map((vector) => pixelArrow(p, { ...vector, toScale: vector.kind === 'step' })),
    [vectors, p],
  )
  const places = useMemo(() => labelPlaces(p, arrows), [p, arrows])
  useLayoutEffect(() => {
    covered.current = [...coveredBoxes(arrows, places), ...(fixed ? [fixed] : [])]
    return () => {
      covered.current = []
    }
  }, [covered, arrows, places, fixed])
  const circles = circlesOf(inspection)
  usePointing(p, vectors, arrows)
  const { left, top, width, height } = p.frame
  const isPointed = vectors.some(({ id }) => id === pointed)
  const classOf = ({ id, kind, order }: Vector) =>
    `vector ${kind} d${order} ${isPointed ? (id === pointed ? 'pointed' : 'back') : ''}`
  return (
    <div className={`vectors r${colourOf(run.slot)}`}>
      <svg width={size.width} height={size.height} aria-hidden="true">
        <clipPath id="vectors-frame">
          <rect x={left} y={top} width={width} height={height} />
        </clipPath>
        <g clipPath="url(#vectors-frame)">
          {showsModel && <path className="model" d={modelLine(p, from, gradient, hessian)} />}
          {circles.map(({ id, radius }) => (
            <ellipse
              key={id}
              className={`reach ${id}`}
              cx={toX(p, from[0])}
              cy={toY(p, from[1])}
              rx={Math.min(1e5, radius * p.kx)}
              ry={Math.min(1e5, radius * -p.ky)}
            />
          ))}
          {vectors.map((vector, i) => (
            <g key={vector.id} className={classOf(vector)}>
              {vector.kind === 'ahead' && <Elsewhere vector={vector} from={from} projection={p} />}
              <Arrow of={arrows[i]} thick={vector.kind === 'step'} />
            </g>
          ))}
        </g>
      </svg>
      {vectors.map((vector, i) => {
        const place = places[i]
        return (
          place && (
            <span
              key={vector.id}
              className={`symbol ${classOf(vector)}`}
              style={{
                transform: `translate(${place[0].toFixed(1)}px, ${place[1].toFixed(1)}px) translate(-50%, -50%)`,
              }}
            >
              <Mathematics of={vector.symbol} />
            </span>
          )
        )
      })}
      {keyAt && (
        <VectorKey
          vectors={vectors}
          circles={circles}
          style={{ left: keyAt.left, bottom: keyAt.bottom, maxWidth: keyAt.width }}
        />
      )}
    </div>
  )
}

/** A casing keeps it apart from what it crosses. */
function Arrow({ of, thick }: { of: PixelArrow | undefined; thick: boolean }) {
  if (!of) return null
  const { shaft, head } = arrowPaths(of, thick ? 1.25 : 1)
  return (
    <>
      <path className="casing" d={shaft} />
      <path className="shaft" d={shaft} />
      <path className="head" d={head} />
    </>
  )
}

/** The point that is looked at, and how far it is from the update's start. */
function Elsewhere({ vector, from, projection: p }: { vector: Vector; from: Vector['from']; projection: Projection }) {
  const [X, Y] = [toX(p, vector.from[0]), toY(p, vector.from[1])]
  if (![X, Y].every((pixel) => Math.abs(pixel) < 1e5)) return null
  return (
    <>
      <path className="lead" d={`M${toX(p, from[0])} ${toY(p, from[1])}L${X} ${Y}`} />
      <circle className="place" cx={X} cy={Y} r={4.2} />
    </>
  )
}

const NEAR = 7

/** The arrow nearest to the pointer is the one pointed at. */
function usePointing(p: Projection, vectors: readonly Vector[], arrows: readonly (PixelArrow | undefined)[]): void {
  const latest = useRef({ p, vectors, arrows })
  useEffect(() => {
    latest.current = { p, vectors, arrows }
  })
  useEffect(
    () =>
      useView.subscribe((now, before) => {
        if (now.hoverPoint === before.hoverPoint) return
        const found = now.hoverPoint && nearest(latest.current, now.hoverPoint)
        if (found !== now.pointedVector) now.set({ pointedVector: found })
      }),
    [],
  )
  useEffect(() => () => useView.getState().set({ pointedVector: undefined }), [])
}

interface Drawn {
  p: Projection
  vectors: readonly Vector[]
  arrows: readonly (PixelArrow | undefined)[]
}

function nearest({ p, vectors, arrows }: Drawn, [x, y]: readonly [number, number]): string | undefined {
  let found: string | undefined
  let distance = NEAR
  arrows.forEach((arrow, i) => {
    const away = arrow ? distanceToArrow(arrow, toX(p, x), toY(p, y)) : Infinity
    if (away >= distance) return
    distance = away
    found = vectors[i]?.id
  })
  return found
}

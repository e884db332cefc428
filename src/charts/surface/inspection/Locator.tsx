import { useDeferredValue, useEffect, useMemo, useRef, type CSSProperties } from 'react'
import { drawnPenalty, surfaceOf } from '../../../config/index.ts'
import type { View } from '../../../core/method.ts'
import { contourPicture, EngineProblem } from '../../../engine/index.ts'
import { useConfig, useRuns, useView } from '../../../store/index.ts'
import { fitCanvas } from '../../canvas.ts'
import { colourOf } from '../../marker.ts'
import { usePalette, type Palette } from '../../palette.ts'
import { shownRuns, type ShownRun } from '../../shownRuns.ts'
import { useRepaint } from '../../useRepaint.ts'
import { drawField } from '../drawField.ts'
import { project, toX, toY, visibleView, type Frame, type Projection } from '../geometry.ts'
import type { Box } from '../labels.ts'

const WIDTH = 176
const HEIGHT = 120
const FRAME = { left: 0, top: 0, width: WIDTH, height: HEIGHT }
/** Of the surface's own view: where more of it is seen, the picture itself says where one is. */
const ZOOMED = 0.5

/** Whether only a part of the surface's own view is seen. */
export const isZoomedIn = (seen: View, own: View): boolean =>
  widthOf(seen.x) < ZOOMED * widthOf(own.x) || widthOf(seen.y) < ZOOMED * widthOf(own.y)

const widthOf = ([min, max]: readonly [number, number]) => max - min

/** Bottom right, above the scale. */
export const locatorPlace = ({ left, top, width, height }: Frame): Box => ({
  x: left + width - WIDTH - 10,
  y: top + height - HEIGHT - 56,
  width: WIDTH,
  height: HEIGHT,
})

interface LocatorProps {
  /** What the picture shows. */
  seen: View
  style: CSSProperties
}

/** The surface's own view in small, with the paths until the playhead and the part that is seen. */
export function Locator({ seen, style }: LocatorProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const surface = useDeferredValue(useConfig(({ configuration }) => configuration.surface))
  const penalty = useDeferredValue(useConfig(({ configuration }) => drawnPenalty(configuration)?.strength))
  const palette = usePalette()
  const picture = useMemo(() => {
    const view = visibleView(surfaceOf(surface).view, FRAME, true)
    try {
      return contourPicture({ surface, view, columns: 60, rows: 41, penalty })
    } catch (problem) {
      if (problem instanceof EngineProblem) return undefined
      throw problem
    }
  }, [surface, penalty])
  const request = useRepaint(() => {
    const context = canvas.current && fitCanvas(canvas.current, WIDTH, HEIGHT)
    if (!context || !picture) return
    const p = project(picture.view, FRAME)
    drawField(context, p, palette, picture, [], 1)
    const { configuration } = useConfig.getState()
    for (const run of shownRuns(configuration, useRuns.getState(), useView.getState()))
      drawPath(context, p, palette, run)
    const [left, top] = [toX(p, seen.x[0]), toY(p, seen.y[1])]
    const [width, height] = [p.kx * widthOf(seen.x), -p.ky * widthOf(seen.y)]
    context.strokeStyle = palette.ink
    context.lineWidth = 1.4
    context.strokeRect(left, top, Math.max(3, width), Math.max(3, height))
  })
  useEffect(() => {
    const stops = [
      useRuns.subscribe(request),
      useView.subscribe((now, before) => {
        if (now.playhead !== before.playhead || now.soloRun !== before.soloRun) request()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [request])
  return (
    <div className="locator" style={style}>
      <canvas ref={canvas} role="img" aria-label="The surface's own view, with the part that is seen" />
    </div>
  )
}

/** As many points as can be told apart. */
const MOST = 600

function drawPath(
  context: CanvasRenderingContext2D,
  p: Projection,
  palette: Palette,
  { slot, record, step }: ShownRun,
) {
  const { points } = record.samples
  const stride = Math.max(1, Math.floor(step / MOST))
  context.beginPath()
  for (let k = 0; k <= step; k += stride) {
    const [X, Y] = [toX(p, points[2 * k] ?? NaN), toY(p, points[2 * k + 1] ?? NaN)]
    if (Math.abs(X) < 1e5 && Math.abs(Y) < 1e5) context.lineTo(X, Y)
  }
  context.strokeStyle = palette.run[colourOf(slot)] ?? palette.ink
  context.lineWidth = 1.1
  context.lineJoin = 'round'
  context.stroke()
}

import { useEffect, useRef, type RefObject } from 'react'
import type { Overlay } from '../../../config/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { isStartMoving, useConfig, useRuns, useView } from '../../../store/index.ts'
import { fitCanvas } from '../../canvas.ts'
import { usePalette } from '../../palette.ts'
import { useRepaint } from '../../useRepaint.ts'
import type { Size } from '../../useSize.ts'
import type { Projection } from '../geometry.ts'
import type { Box } from '../labels.ts'
import { drawPoint, type Looked } from './drawPoint.ts'
import { closePoint, watchedRun } from './place.ts'
import { createReference, type Reference } from './reference.ts'

interface PointLayerProps {
  projection: Projection
  size: Size
  surface: SurfaceFunction
  overlays: readonly Overlay[]
  /** Is told where the names of the cross stand. */
  covered: RefObject<readonly Box[]>
}

/** Milliseconds that the hand rests before the flow is followed further: what each frame begins anew is not carried on in it. */
const REST = 100

/** The point that one looks at. */
const closeTo = ({ configuration, runs, view }: Looked) => closePoint(view, watchedRun(configuration, runs, view))

/** What hangs on one point: the flow from the start, the quadratic model and the cross where one looks. */
export function PointLayer({ projection, size, surface, overlays, covered }: PointLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const reference = useRef<Reference>(null)
  reference.current ??= createReference()
  const seen = useRef<readonly number[]>(undefined)
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const request = useRepaint(() => {
    const context = canvas.current && fitCanvas(canvas.current, size.width, size.height)
    if (!context || !reference.current) return
    const { configuration } = useConfig.getState()
    const isMoving = isStartMoving()
    const looked = { configuration, runs: useRuns.getState(), view: useView.getState(), isMoving }
    const line = overlays.includes('flow')
      ? reference.current.lineFrom(surface, configuration.start, projection)
      : undefined
    seen.current = closeTo(looked)
    covered.current = drawPoint(context, projection, palette, surface, overlays, looked, line)
    clearTimeout(later.current)
    if (!line || line.end !== undefined) return
    if (isMoving) later.current = setTimeout(request, REST)
    else request()
  })
  useEffect(() => {
    const stops = [
      useConfig.subscribe(request),
      // Most of what streams in while the start is dragged does not move the point, and the model costs most to draw.
      useRuns.subscribe((runs, before) => {
        const point = closeTo({ configuration: useConfig.getState().configuration, runs, view: useView.getState() })
        if (runs.contours !== before.contours || String(point) !== String(seen.current)) request()
      }),
      useView.subscribe((now, before) => {
        const shown = ['playhead', 'hoverPoint', 'hoverRun', 'openRun', 'soloRun'] as const
        if (shown.some((name) => now[name] !== before[name])) request()
      }),
    ]
    return () => {
      clearTimeout(later.current)
      stops.forEach((stop) => stop())
    }
  }, [request])
  useEffect(
    () => () => {
      covered.current = []
    },
    [covered],
  )
  return <canvas ref={canvas} data-overlay="" aria-hidden="true" />
}

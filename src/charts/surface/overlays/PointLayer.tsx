import { useEffect, useRef, type RefObject } from 'react'
import type { Overlay } from '../../../config/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { useConfig, useRuns, useView } from '../../../store/index.ts'
import { fitCanvas } from '../../canvas.ts'
import { usePalette } from '../../palette.ts'
import { useRepaint } from '../../useRepaint.ts'
import type { Size } from '../../useSize.ts'
import type { Projection } from '../geometry.ts'
import type { Box } from '../labels.ts'
import { drawPoint } from './drawPoint.ts'
import { createReference, type Reference } from './reference.ts'

interface PointLayerProps {
  projection: Projection
  size: Size
  surface: SurfaceFunction
  overlays: readonly Overlay[]
  /** Is told where the names of the cross stand. */
  covered: RefObject<readonly Box[]>
}

/** What hangs on one point: the flow from the start, the quadratic model and the cross where one looks. */
export function PointLayer({ projection, size, surface, overlays, covered }: PointLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const reference = useRef<Reference>(null)
  reference.current ??= createReference()
  const request = useRepaint(() => {
    const context = canvas.current && fitCanvas(canvas.current, size.width, size.height)
    if (!context || !reference.current) return
    const { configuration } = useConfig.getState()
    const looked = { configuration, runs: useRuns.getState(), view: useView.getState() }
    const line = overlays.includes('flow')
      ? reference.current.lineFrom(surface, configuration.start, projection)
      : undefined
    covered.current = drawPoint(context, projection, palette, surface, overlays, looked, line)
    if (line && line.end === undefined) request()
  })
  useEffect(() => {
    const stops = [
      useConfig.subscribe(request),
      useRuns.subscribe(request),
      useView.subscribe((now, before) => {
        const seen = ['playhead', 'hoverPoint', 'hoverRun', 'openRun', 'soloRun'] as const
        if (seen.some((name) => now[name] !== before[name])) request()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [request])
  useEffect(
    () => () => {
      covered.current = []
    },
    [covered],
  )
  return <canvas ref={canvas} data-overlay="" aria-hidden="true" />
}

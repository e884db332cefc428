import { memo, useEffect, useRef, type RefObject } from 'react'
import { pictureAt, useRuns } from '../../store/index.ts'
import { paintStill } from '../canvas.ts'
import { usePalette } from '../palette.ts'
import type { Size } from '../useSize.ts'
import { useRepaint } from '../useRepaint.ts'
import { drawField } from './drawField.ts'
import { freeLabels } from './freeLabels.ts'
import type { Projection } from './geometry.ts'
import type { Box } from './labels.ts'
import type { IsolineLabel } from './levels.ts'
import type { ContourPicture } from '../../engine/types.ts'

const NO_LABELS: readonly IsolineLabel[] = []
/** The last good picture, when there is none of what was asked for. */
const STALE_OPACITY = 0.5

interface FieldCanvasProps {
  projection: Projection
  size: Size
  /** What values on isolines keep off when there is a new picture; that it has changed repaints nothing. */
  obstacles: RefObject<readonly Box[]>
  /** Where the picture is kept; absent: the experiment's own. */
  place?: string
}

/** The surface itself. Repainted when the picture, the view, the size or the theme changes, never for a run. */
export const FieldCanvas = memo(function FieldCanvas({ projection, size, obstacles, place }: FieldCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const labels = useRef<{ picture?: ContourPicture; labels: readonly IsolineLabel[] }>({ labels: NO_LABELS })
  const request = useRepaint(() => {
    const { picture: contours, problem } = pictureAt(useRuns.getState(), place)
    if (!canvas.current) return
    if (contours && labels.current.picture !== contours) {
      labels.current = { picture: contours, labels: freeLabels(contours, projection, obstacles.current) }
    }
    const opacity = problem === undefined ? 1 : STALE_OPACITY
    const named = labels.current.labels
    // Without contours it is painted empty: those of before would be false.
    paintStill(canvas.current, size.width, size.height, (context) => {
      if (contours) drawField(context, projection, palette, contours, named, opacity)
    })
  })
  useEffect(
    () =>
      useRuns.subscribe((now, before) => {
        const [is, was] = [pictureAt(now, place), pictureAt(before, place)]
        if (is.picture !== was.picture || is.problem !== was.problem) request()
      }),
    [request, place],
  )
  return <canvas ref={canvas} aria-hidden="true" />
})

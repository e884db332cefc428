import { useEffect, useMemo, useRef } from 'react'
import type { Overlay } from '../../../config/types.ts'
import type { PackedLines } from '../../../engine/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { paintStill } from '../../canvas.ts'
import { usePalette } from '../../palette.ts'
import { useRepaint } from '../../useRepaint.ts'
import type { Size } from '../../useSize.ts'
import { clipToFrame } from '../drawField.ts'
import type { Projection } from '../geometry.ts'
import { arrowField } from './arrows.ts'
import { drawArrows } from './drawArrows.ts'
import { drawStreamlines } from './drawFlow.ts'
import { streamlines } from './streamlines.ts'

interface FieldLayerProps {
  projection: Projection
  size: Size
  surface: SurfaceFunction
  overlays: readonly Overlay[]
}

/** Arrows and lines of the flow: of the surface alone, so that no run and no move of the start repaints them. */
export function FieldLayer({ projection, size, surface, overlays }: FieldLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const [hasArrows, hasLines] = [overlays.includes('field'), overlays.includes('flow')]
  const arrows = useMemo(
    () => (hasArrows ? arrowField(projection, surface) : undefined),
    [hasArrows, projection, surface],
  )
  const lines = useRef<Lines>(undefined)
  const request = useRepaint(() => {
    if (!canvas.current) return
    paintStill(canvas.current, size.width, size.height, (context) => {
      clipToFrame(context, projection.frame)
      // Lines of another view are drawn where they belong until there are new ones; those of another surface would be false.
      if (hasLines && lines.current?.surface === surface)
        drawStreamlines(context, projection, palette, lines.current.lines)
      if (arrows) drawArrows(context, palette, arrows)
    })
  })
  useEffect(() => {
    if (!hasLines) return
    const found: PackedLines[] = []
    return whenAtRest(streamlines(projection, surface), {
      take: (line) => found.push(line),
      done() {
        lines.current = { surface, lines: found }
        request()
      },
    })
  }, [hasLines, projection, surface, request])
  return <canvas ref={canvas} data-overlay="" aria-hidden="true" />
}

interface Lines {
  surface: SurfaceFunction
  lines: readonly PackedLines[]
}

/** Milliseconds without a change after which work begins, and how long it may keep the page from a frame. */
const REST = 120
const AT_ONCE = 4

/** Goes through a generator a little at a time; returns what stops it. */
function whenAtRest<T>(
  work: Generator<T, void>,
  { take, done }: { take: (piece: T) => void; done: () => void },
): () => void {
  let timer = setTimeout(go, REST)
  function go() {
    for (const began = performance.now(); performance.now() - began < AT_ONCE;) {
      const { value, done: isDone } = work.next()
      if (isDone === true) return done()
      take(value)
    }
    timer = setTimeout(go)
  }
  return () => clearTimeout(timer)
}

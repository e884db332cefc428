import { useRef } from 'react'
import type { ContourPicture } from '../../engine/types.ts'
import { fitCanvas } from '../canvas.ts'
import { usePalette } from '../palette.ts'
import { useRepaint } from '../useRepaint.ts'
import type { Size } from '../useSize.ts'
import { drawCurve, type CurvePlace } from './picture.ts'

interface CurveCanvasProps {
  place: CurvePlace
  size: Size
  found: ContourPicture['found']
}

/** The curve by itself: painted when it, or what is seen of it, changes. */
export function CurveCanvas({ place, size, found }: CurveCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  useRepaint(() => {
    const context = canvas.current && fitCanvas(canvas.current, size.width, size.height)
    if (context) drawCurve(context, palette, place, found)
  })
  return <canvas ref={canvas} aria-hidden="true" />
}

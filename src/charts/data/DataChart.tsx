import { useEffect, useMemo, useRef, useState } from 'react'
import type { View } from '../../core/method.ts'
import { useConfig, useRuns, useView } from '../../store/index.ts'
import { fitCanvas } from '../canvas.ts'
import { useRepaint } from '../useRepaint.ts'
import { useSurfaceNow } from '../surface/useSurfaceNow.ts'
import { useSize, type Size } from '../useSize.ts'
import { drawFits } from './drawFits.ts'
import type { Chosen } from './chosen.ts'
import { DataPoints } from './DataPoints.tsx'
import { drawChosen, drawDataAxes, drawPoints } from './drawPoints.ts'
import { fitsOf, fittedRuns } from './fits.ts'
import { placeOfRow } from './geometry.ts'
import { useShownData, type ShownData } from './usePicture.ts'
import './data.css'

/** The data of the problem, and what every run makes of them at the playhead. Fills its container. Absent `chosen`: to be looked at only. */
export function DataChart({ chosen }: { chosen?: Chosen }) {
  const container = useRef<HTMLDivElement>(null)
  const size = useSize(container)
  const surface = useSurfaceNow()
  const [held, setHeld] = useState<View>()
  const shown = useShownData(surface, size, held)
  const row = chosen?.row
  return (
    <div className="data-chart" ref={container}>
      {size && shown && (
        <>
          <PointsCanvas shown={shown} size={size} row={row !== undefined && row < shown.size ? row : undefined} />
          <FitsCanvas shown={shown} size={size} />
          {chosen && (
            <DataPoints
              shown={shown}
              chosen={chosen}
              onHold={(isHeld) => setHeld(isHeld ? shown.projection.view : undefined)}
            />
          )}
        </>
      )}
    </div>
  )
}

interface Layer {
  shown: ShownData
  size: Size
}

/** Painted when the data change, not with the playhead. */
function PointsCanvas({ shown, size, row }: Layer & { row: number | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useRepaint(() => {
    const context = canvas.current && fitCanvas(canvas.current, size.width, size.height)
    if (!context) return
    drawDataAxes(context, shown)
    drawPoints(context, shown, shown.marks)
    if (row === undefined) return
    const { X, Y } = placeOfRow(shown, row)
    drawChosen(context, shown, X, Y)
  })
  return <canvas ref={canvas} aria-hidden="true" />
}

const FOLLOWED = ['playhead', 'hoverRun', 'openRun', 'soloRun'] as const

/** Follows the stores by itself, as the paths do. */
function FitsCanvas({ shown, size }: Layer) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const fits = useMemo(() => fitsOf(shown), [shown])
  const request = useRepaint(() => {
    const context = canvas.current && fitCanvas(canvas.current, size.width, size.height)
    if (!context || !fits) return
    drawFits(
      context,
      shown,
      fits,
      fittedRuns(useConfig.getState().configuration, useRuns.getState(), useView.getState()),
    )
  })
  useEffect(() => {
    const stops = [
      useRuns.subscribe((now, before) => now.runs !== before.runs && request()),
      useConfig.subscribe((now, before) => now.configuration.runs !== before.configuration.runs && request()),
      useView.subscribe((now, before) => FOLLOWED.some((name) => now[name] !== before[name]) && request()),
    ]
    return () => stops.forEach((stop) => stop())
  }, [request])
  return <canvas ref={canvas} aria-hidden="true" />
}

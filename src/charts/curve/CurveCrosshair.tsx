import { useView } from '../../store/index.ts'
import { inFrame, toX, toY } from '../surface/geometry.ts'
import type { CurvePlace } from './picture.ts'
import { heightAt } from './place.ts'

/** The pointer's x through curve and steps, and the point of the curve that the read-out is of. */
export function CurveCrosshair({ place, row = 0 }: { place: CurvePlace; row?: number }) {
  const point = useView((view) => ((view.hoverRow ?? 0) === row ? view.hoverPoint : undefined))
  if (!point) return null
  const { projection: p, steps } = place
  const X = toX(p, point[0])
  const Y = toY(p, heightAt(place, point[0]))
  if (!inFrame(p.frame, X, p.frame.top)) return null
  const upright = [p, ...(steps ? [steps] : [])]
  return (
    <g className="curve-crosshair">
      {upright.map(({ frame: { top, height } }) => (
        <path key={top} d={`M${X.toFixed(1)} ${top}v${height}`} />
      ))}
      {inFrame(p.frame, X, Y) && <circle cx={X} cy={Y} r={3} />}
    </g>
  )
}

import { useView } from '../../store/index.ts'
import { formatNumber } from '../format.ts'
import type { Reader } from '../surface/evaluate.ts'
import { inFrame, toX, toY, type Projection } from '../surface/geometry.ts'

interface CrosshairProps {
  row: number
  projection: Projection
  read: Reader | undefined
}

/** The pointer's point, in every panel of its surface, with f there: the same place is found in all pictures. */
export function Crosshair({ row, projection: p, read }: CrosshairProps) {
  const point = useView((view) => ((view.hoverRow ?? 0) === row ? view.hoverPoint : undefined))
  if (!point) return null
  const [X, Y] = [toX(p, point[0]), toY(p, point[1])]
  const { left, top, width, height } = p.frame
  if (!inFrame(p.frame, X, Y)) return null
  const atRight = X > left + width - 96
  const atTop = Y < top + 22
  return (
    <g className="crosshair">
      <path d={`M${left} ${Y}H${left + width}M${X} ${top}V${top + height}`} />
      {read && (
        <text x={X + (atRight ? -7 : 7)} y={Y + (atTop ? 15 : -7)} textAnchor={atRight ? 'end' : 'start'}>
          <tspan className="variable">f</tspan> {formatNumber(read(...point).f)}
        </text>
      )}
    </g>
  )
}

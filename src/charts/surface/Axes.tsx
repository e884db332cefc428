import { formatTick } from '../format.ts'
import { axisTicks, toX, toY, type Projection } from './geometry.ts'

/** The frame with ticks in the surface's own units; a value that would touch the name of its axis is left out. */
export function Axes({ projection: p }: { projection: Projection }) {
  const { left, top, width, height } = p.frame
  const small = width < 500
  const x = axisTicks(p.view.x, width, small ? 90 : 110)
  const y = axisTicks(p.view.y, height, small ? 80 : 100)
  const bottom = top + height
  return (
    <g className="axes">
      <rect className="frame" x={left + 0.5} y={top + 0.5} width={width - 1} height={height - 1} />
      {x.values.map((value) => (
        <g key={value} transform={`translate(${toX(p, value).toFixed(1)} ${bottom})`}>
          <path className="tick" d="M0 0v5" />
          {left + width - toX(p, value) > 14 && (
            <text y={17} textAnchor="middle">
              {formatTick(value, x.step)}
            </text>
          )}
        </g>
      ))}
      {y.values.map((value) => (
        <g key={value} transform={`translate(${left} ${toY(p, value).toFixed(1)})`}>
          <path className="tick" d="M0 0h-5" />
          {toY(p, value) - top > 14 && (
            <text x={-8} dy=".33em" textAnchor="end">
              {formatTick(value, y.step)}
            </text>
          )}
        </g>
      ))}
      <text className="variable" x={left + width} y={bottom + (small ? 22 : 30)} textAnchor="end">
        x
      </text>
      <text className="variable" x={9} y={top + 12} textAnchor="middle">
        y
      </text>
    </g>
  )
}

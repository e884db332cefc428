import { axisMarks, TEXT_BESIDE, TEXT_UNDER, TICK } from './axesGeometry.ts'
import type { Projection } from './geometry.ts'

const BOTH = { x: true, y: true }

/** The frame with its ticks, their values, and the names of the axes. */
export function Axes({ projection: p, sides = BOTH }: { projection: Projection; sides?: { x: boolean; y: boolean } }) {
  const { left, top, width, height } = p.frame
  const { x, y, names } = axisMarks(p)
  return (
    <g className="axes">
      <rect className="frame" x={left + 0.5} y={top + 0.5} width={width - 1} height={height - 1} />
      {sides.x &&
        x.map(({ at, text }) => (
          <g key={at} transform={`translate(${at.toFixed(1)} ${top + height})`}>
            <path className="tick" d={`M0 0v${TICK}`} />
            {text !== undefined && (
              <text y={TEXT_UNDER} textAnchor="middle">
                {text}
              </text>
            )}
          </g>
        ))}
      {sides.y &&
        y.map(({ at, text }) => (
          <g key={at} transform={`translate(${left} ${at.toFixed(1)})`}>
            <path className="tick" d={`M0 0h${-TICK}`} />
            {text !== undefined && (
              <text x={-TEXT_BESIDE} dy=".33em" textAnchor="end">
                {text}
              </text>
            )}
          </g>
        ))}
      {sides.x && (
        <text className="variable" x={names.x[0]} y={names.x[1]} textAnchor="end">
          x
        </text>
      )}
      {sides.y && (
        <text className="variable" x={names.y[0]} y={names.y[1]} textAnchor="middle">
          y
        </text>
      )}
    </g>
  )
}

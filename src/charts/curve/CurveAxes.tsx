import { TEXT_BESIDE, TEXT_UNDER, TICK, type AxisMark } from '../surface/axesGeometry.ts'
import type { Frame } from '../surface/geometry.ts'
import { curveMarks } from './geometry.ts'
import type { CurvePlace } from './picture.ts'

const BOTH = { x: true, y: true }

interface CurveAxesProps {
  place: CurvePlace
  sides?: { x: boolean; y: boolean }
  /** What the steps' axis counts. */
  counts: string
}

/** The frames of curve and steps, with ticks, their values, and the names of the axes. */
export function CurveAxes({ place, sides = BOTH, counts }: CurveAxesProps) {
  const { projection: p, steps } = place
  const marks = curveMarks(p, place.heights, steps)
  const lowest = (steps ?? p).frame
  const small = p.frame.width < 500
  return (
    <g className="axes">
      <Border frame={p.frame} />
      {steps && <Border frame={steps.frame} />}
      {sides.x &&
        marks.x.map(({ at, text }) => (
          <g key={at} transform={`translate(${at.toFixed(1)} ${lowest.top + lowest.height})`}>
            <path className="tick" d={`M0 0v${TICK}`} />
            {text !== undefined && (
              <text y={TEXT_UNDER} textAnchor="middle">
                {text}
              </text>
            )}
          </g>
        ))}
      {sides.y && <Upright frame={p.frame} marks={marks.f} />}
      {sides.y && steps && <Upright frame={steps.frame} marks={marks.steps} />}
      {sides.x && (
        <text
          className="variable"
          x={lowest.left + lowest.width}
          y={lowest.top + lowest.height + (small ? 22 : 30)}
          textAnchor="end"
        >
          x
        </text>
      )}
      {sides.y && (
        <text className="variable" x={9} y={p.frame.top + 12} textAnchor="middle">
          f
        </text>
      )}
      {sides.y && steps && (
        <text className="curve-counts" x={steps.frame.left - 8} y={steps.frame.top + 18} textAnchor="end">
          {counts}
        </text>
      )}
    </g>
  )
}

const Border = ({ frame: { left, top, width, height } }: { frame: Frame }) => (
  <rect className="frame" x={left + 0.5} y={top + 0.5} width={width - 1} height={height - 1} />
)

const Upright = ({ frame: { left }, marks }: { frame: Frame; marks: readonly AxisMark[] }) =>
  marks.map(({ at, text }) => (
    <g key={at} transform={`translate(${left} ${at.toFixed(1)})`}>
      <path className="tick" d={`M0 0h${-TICK}`} />
      {text !== undefined && (
        <text x={-TEXT_BESIDE} dy=".33em" textAnchor="end">
          {text}
        </text>
      )}
    </g>
  ))

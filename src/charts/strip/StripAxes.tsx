import { formatStep } from '../format.ts'
import { stepTicks, valueTicks, xOfStep, yOfValue, type Domain, type StripFrame } from './geometry.ts'

interface StripAxesProps {
  frame: StripFrame
  domain: Domain
  steps: number
}

/** What is right of the plot, in pixels. */
const EDGE = 13
const DIGIT = 6.6

/** Under its tick; what would leave the strip on the right stands to the left instead. */
const stepLabel = (text: string, room: number) =>
  (text.length * DIGIT) / 2 > room ? ({ textAnchor: 'end', x: room } as const) : ({ textAnchor: 'middle' } as const)

/** Quiet lines at the values, ticks at the steps. */
export function StripAxes({ frame, domain, steps }: StripAxesProps) {
  const { left, right, top, bottom } = frame
  return (
    <>
      {valueTicks(domain, bottom - top).map(({ value, label }) => {
        const y = Math.round(yOfValue(frame, domain, value)) + 0.5
        return (
          <g key={label}>
            <path className="grid" d={`M${left} ${y}H${right}`} />
            <text x={left - 5} y={y} dy=".33em" textAnchor="end">
              {label}
            </text>
          </g>
        )
      })}
      {stepTicks(steps, right - left).map((step) => (
        <g key={step} transform={`translate(${Math.round(xOfStep(frame, steps, step)) + 0.5} ${bottom})`}>
          <path className="tick" d="M0 0v4" />
          <text {...stepLabel(formatStep(step), right + EDGE - xOfStep(frame, steps, step))} y={15}>
            {formatStep(step)}
          </text>
        </g>
      ))}
      <path className="base" d={`M${left} ${bottom + 0.5}H${right}`} />
    </>
  )
}

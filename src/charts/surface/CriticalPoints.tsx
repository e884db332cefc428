import type { CriticalMark } from './criticalLabels.ts'

/** A minimum is a target, a saddle two opposite bends, a maximum a summit. */
function Symbol({ kind }: Pick<CriticalMark, 'kind'>) {
  if (kind === 'minimum')
    return (
      <>
        <circle r={6.5} />
        <path d="M-10 0H10M0-10V10" />
      </>
    )
  if (kind === 'saddle') return <path d="M-7-7Q0 0-7 7M7-7Q0 0 7 7M-1.5 0H1.5" />
  return <path className="summit" d="M-8 5L0-6L8 5Z" />
}

export function CriticalPoints({ marks }: { marks: readonly CriticalMark[] }) {
  return (
    <g className="critical">
      {marks.map(({ kind, x, y, text }) => (
        <g key={text} className={kind} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
          <Symbol kind={kind} />
        </g>
      ))}
    </g>
  )
}

/** Their names: apart from the marks, since paths run over these and under those. */
export function CriticalLabels({ marks }: { marks: readonly CriticalMark[] }) {
  return marks.map(
    ({ text, label }) =>
      label && (
        <text
          key={text}
          x={label.box.x + (label.alignRight ? label.box.width : 0)}
          y={label.box.y + label.box.height / 2}
          dy=".34em"
          textAnchor={label.alignRight ? 'end' : 'start'}
        >
          {text}
        </text>
      ),
  )
}

import { useMemo } from 'react'
import { MOST_DRAWN } from '../../charts/data/geometry.ts'
import { formatStep } from '../../charts/format.ts'
import { Mathematics } from '../../charts/Mathematics.tsx'
import { surfaceOf } from '../../config/index.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import type { ProblemData } from '../../core/data.ts'
import { typesetFormula } from '../../language/index.ts'

/** What the marks and lines mean: only what is there. */
export function Legend({ surface, size }: { surface: SurfaceChoice; size: number }) {
  const { data: problem } = surfaceOf(surface)
  if (!problem) return null
  const hasClasses = problem.columns.some(({ role }) => role === 'label')
  return (
    <ul className="data-legend">
      {problem.fit && (
        <li>
          <FitFormula problem={problem} fit={problem.fit} />
        </li>
      )}
      {hasClasses && (
        <li>
          <PointMark side={1} /> class 1 <PointMark side={-1} /> class −1
        </li>
      )}
      {surface.data?.validation !== undefined && (
        <li>
          <PointMark side={0} hollow /> held back
        </li>
      )}
      {size > MOST_DRAWN && (
        <li>
          {formatStep(MOST_DRAWN)} of {formatStep(size)} rows are drawn, in even steps
        </li>
      )}
    </ul>
  )
}

/** What the lines are, by the problem's own formula: of a fork too, whose terms may be other ones. */
function FitFormula({ problem, fit }: { problem: ProblemData; fit: NonNullable<ProblemData['fit']> }) {
  const node = useMemo(() => {
    const [, value = ''] = fit.equations.split(/=(.*)/s)
    const target = problem.columns.find(({ role }) => role === 'target')
    const plain = { x: 'x', ...Object.fromEntries(problem.columns.map(({ name, symbol }) => [name, symbol])) }
    return typesetFormula(fit.kind === 'curve' && target ? `${target.name}hat = ${value}` : value, plain)
  }, [problem, fit])
  if (!node) return null
  return fit.kind !== 'boundary' ? (
    <span>
      {fit.kind === 'curve' ? 'curves' : 'lines'}: <Mathematics of={node} />
    </span>
  ) : (
    <span>
      boundaries: <Mathematics of={node} />
      &nbsp;=&nbsp;0; the tick is on the side of class&nbsp;1
    </span>
  )
}

interface MarkProps {
  side: number
  hollow?: boolean
}

/** A point as the chart draws it. */
export function PointMark({ side, hollow = false }: MarkProps) {
  const classes = ['point-mark', side < 0 && 'other', hollow && 'hollow'].filter(Boolean).join(' ')
  return (
    <svg className={classes} viewBox="-7 -7 14 14" width={14} height={14} aria-hidden="true">
      {side < 0 ? <path d="M0-5.6L5.6 0L0 5.6L-5.6 0Z" /> : <circle r={4.4} />}
    </svg>
  )
}

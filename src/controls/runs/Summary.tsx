import { Fragment } from 'react'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'
import { Symbol } from '../../charts/Mathematics.tsx'
import { summaryOf } from './summary.ts'

/** The run's parameters, on a second line where one is too short. */
export function Summary({ run }: { run: RunConfiguration }) {
  const steps = useConfig(({ configuration }) => configuration.steps)
  return (
    <span className="sub">
      {summaryOf(run, steps).map(({ symbol, text }, index) => (
        <Fragment key={index}>
          {index > 0 && ' '}
          <span>
            {symbol !== undefined && <Symbol tex={symbol} />} {text}
          </span>
        </Fragment>
      ))}
    </span>
  )
}

import { Fragment } from 'react'
import { horizonOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig, useSides } from '../../store/index.ts'
import { Symbol } from '../../charts/Mathematics.tsx'
import { useDifferences } from '../sides/sides.ts'
import { summaryOf } from './summary.ts'

/** The run's parameters, on a second line where one is too short. */
export function Summary({ run }: { run: RunConfiguration }) {
  const steps = useConfig(({ configuration }) => horizonOf(configuration, run))
  const own = useDifferences().filter(({ slot }) => slot === run.slot)
  const other = useSides(({ inFront }) => (inFront === 'A' ? 'B' : 'A'))
  const isChanged = (symbol: string | undefined) =>
    symbol !== undefined && own.some((difference) => difference.symbol === symbol)
  return (
    <span className="sub">
      {summaryOf(run, steps).map(({ symbol, text }, index) => (
        <Fragment key={index}>
          {index > 0 && ' '}
          <span className={isChanged(symbol) ? 'changed' : undefined}>
            {symbol !== undefined && <Symbol tex={symbol} />} {text}
            {isChanged(symbol) && <span className="hidden-text"> (not as in {other})</span>}
          </span>
        </Fragment>
      ))}
    </span>
  )
}

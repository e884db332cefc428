import { useMemo } from 'react'
import { formatNumber, formatStep } from '../../../charts/format.ts'
import { agreementOf, roundAt } from '../../../charts/surface/rounds.ts'
import { estimateOf } from '../../../config/index.ts'
import type { RunConfiguration } from '../../../config/types.ts'
import { useReadableRuns, useRounds } from '../../../store/index.ts'
import { useAtPlayhead, xAt, yAt } from '../../live.ts'
import { reservations, useSpentPrivacy } from './privacy.ts'

/** What an estimate has to say of the run at the playhead. */
export function EstimateFacts({ run }: { run: RunConfiguration }) {
  const estimate = estimateOf(run.estimate)
  if (estimate?.server) return <ServerFacts run={run} />
  return run.estimate?.id === 'private' ? <PrivacyFacts run={run} /> : null
}

/** What the rate means here, and how far the clients are from each other and from the minimum. */
function ServerFacts({ run }: { run: RunConfiguration }) {
  const step = useAtPlayhead(run.key, (_, index) => index)
  const [x, y] = [useAtPlayhead(run.key, xAt), useAtPlayhead(run.key, yAt)]
  const rounds = useRounds(({ known }) => known.get(run.key))
  const minimum = useReadableRuns(({ contours }) => contours?.found)
  const agreement = useMemo(() => rounds && agreementOf(rounds, roundAt(step)), [rounds, step])
  const isDescent = run.optimizer.id === 'gradientDescent'
  return (
    <div className="estimate-facts">
      <p>
        The run’s rate <i>η</i> is the server’s, and <i>g</i> is how far the clients’ mean lies from its point:{' '}
        {isDescent ? 'at 1 it goes to their mean (FedAvg, FedProx).' : 'any optimizer may use it (FedOpt).'}
      </p>
      {agreement && step > 0 && (
        <p>
          Round {formatStep(step)}: the models are <b>{formatNumber(agreement.spread)}</b> from their mean (root mean
          square).
        </p>
      )}
      {minimum && (
        <p>
          The server is <b>{formatNumber(Math.hypot(x - minimum[0], y - minimum[1]))}</b> from the minimum.
        </p>
      )}
    </div>
  )
}

/** The privacy that is spent at the playhead, and what the bound does not cover. */
function PrivacyFacts({ run }: { run: RunConfiguration }) {
  const spent = useSpentPrivacy(run)
  if (!spent) return null
  const { epsilon, delta, answers, q } = spent
  return (
    <div className="estimate-facts">
      <p>
        {Number.isFinite(epsilon) ? (
          <>
            Spent: <i>ε</i> = <b>{formatNumber(epsilon)}</b> at <i>δ</i> = {formatNumber(delta)}, after{' '}
            {formatStep(answers)} gradients, each from lots that a row is in with probability {formatNumber(q)}.
          </>
        ) : (
          <>
            Without noise there is no privacy: <i>ε</i> is infinite.
          </>
        )}
      </p>
      {[...spent.leaks, ...reservations(spent, run)].map((doubt) => (
        <p key={doubt} className="doubt">
          {doubt}
        </p>
      ))}
      <p className="small">For the path alone: the charts show f itself, which is not private.</p>
    </div>
  )
}

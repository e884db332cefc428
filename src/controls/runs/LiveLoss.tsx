import { formatNumber } from '../../charts/format.ts'
import { lossAt, useAtPlayhead, useIsPastEnd } from '../live.ts'

/** The loss at the playhead. */
export function LiveLoss({ runKey }: { runKey: string }) {
  const loss = useAtPlayhead(runKey, lossAt)
  const past = useIsPastEnd(runKey)
  return (
    <span className={past ? 'val bad' : 'val'} title={past ? 'The last finite loss' : undefined}>
      <span className="q">f</span> {Number.isNaN(loss) ? '–' : formatNumber(loss)}
    </span>
  )
}

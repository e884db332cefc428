import { formatNumber } from '../../charts/format.ts'
import { lossAt, useAtPlayhead } from '../live.ts'

/** The loss at the playhead. */
export function LiveLoss({ runKey }: { runKey: string }) {
  const loss = useAtPlayhead(runKey, lossAt)
  return (
    <span className={Number.isFinite(loss) ? 'val' : 'val bad'}>
      <span className="q">f</span> {formatNumber(loss)}
    </span>
  )
}

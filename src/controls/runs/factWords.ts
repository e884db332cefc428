import { isOnAxis, positionOf, positionsOf, type Axis } from '../../charts/axisUnit.ts'
import { placeWords } from '../budgetWords.ts'
import { firstReached } from '../../charts/facts.ts'
import { formatNumber, formatShort } from '../../charts/format.ts'
import type { RunRecord } from '../../store/types.ts'

/** Where on the axis the tolerance was first reached; undefined where it was not, or not yet. */
function reachedAt(record: RunRecord, tolerance: number, axis: Axis): number | undefined {
  const reached = firstReached(record, tolerance)
  return reached === undefined ? undefined : positionOf(positionsOf(record.samples, axis), reached)
}

/** When a run has reached the tolerance, and how many times later than the baseline; undefined while that is open. */
export function reachedWords(
  record: RunRecord,
  baseline: RunRecord | undefined,
  tolerance: number,
  axis: Axis,
): string | undefined {
  if (!isOnAxis(record.samples, axis)) return undefined
  const goal = formatShort(tolerance)
  const at = reachedAt(record, tolerance, axis)
  if (at === undefined) return record.samples.end && `${goal} not reached`
  const words = `reached ${goal} at ${placeWords(axis, at)}`
  const first = baseline && isOnAxis(baseline.samples, axis) ? reachedAt(baseline, tolerance, axis) : undefined
  return first ? `${words}, ${formatShort(at / first, 2)}× the baseline’s` : words
}

/** A loss beside the baseline's: how many times as large it is, or where one is not positive by how much it differs. */
export function ratioWords(loss: number, baseline: number): string | undefined {
  if (Number.isNaN(loss + baseline)) return undefined
  if (loss > 0 && baseline > 0) return `f ${formatShort(loss / baseline, 2)}× the baseline’s`
  return `f − the baseline’s: ${formatNumber(loss - baseline, 2)}`
}

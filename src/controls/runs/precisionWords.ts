/** What low precision did to a run, told. */
import { formatStep } from '../../charts/format.ts'
import { precisionSteps, type PrecisionEvent } from '../../charts/precisionEvents.ts'
import type { RunRecord } from '../../store/types.ts'

const SHORT: Readonly<Record<PrecisionEvent, string>> = {
  underflow: 'underflowed',
  overflow: 'overflowed',
  skipped: 'skipped',
  lost: 'lost to rounding',
}

const LONG: Readonly<Record<PrecisionEvent, string>> = {
  underflow: 'A component of the gradient underflowed to 0',
  overflow: 'A component of the gradient overflowed',
  skipped: 'Loss scaling skipped the update and halved its scale',
  lost: 'Rounding took a coordinate back to where it was',
}

/** In how many updates each thing happened, and in which first. A skipped update has overflowed: that need not be said as well. */
function counted(record: RunRecord) {
  const steps = precisionSteps(record)
  return (Object.keys(SHORT) as PrecisionEvent[]).flatMap((kind) => {
    const [first] = steps[kind]
    const isSaid = first !== undefined && !(kind === 'overflow' && steps.skipped.length === steps.overflow.length)
    return isSaid ? [{ kind, count: steps[kind].length, first }] : []
  })
}

/** As many as were made: the one that led out of the finite numbers is one. */
const updatesOf = ({ samples: { count, end } }: RunRecord) => (end?.status === 'diverged' ? end.step : count - 1)

/** In a few words; undefined where nothing happened. */
export function shortPrecisionWords(record: RunRecord | undefined): string | undefined {
  if (!record) return undefined
  const updates = formatStep(updatesOf(record))
  const words = counted(record).map(
    ({ kind, count, first }) =>
      `${SHORT[kind]} at ${formatStep(count)} of ${updates} steps, first ${formatStep(first)}`,
  )
  return words.length === 0 ? undefined : words.join('; ')
}

/** In sentences; undefined where nothing happened. */
export function precisionSentences(record: RunRecord | undefined): string | undefined {
  if (!record) return undefined
  const updates = formatStep(updatesOf(record))
  const sentences = counted(record).map(
    ({ kind, count, first }) =>
      `${LONG[kind]} in ${formatStep(count)} of ${updates} updates, first in the one that leaves step ${formatStep(first)}.`,
  )
  return sentences.length === 0 ? undefined : sentences.join(' ')
}

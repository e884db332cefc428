import { estimateOf, rateOf } from '../../../config/index.ts'
import type { MethodChoice } from '../../../config/types.ts'
import { formatShort } from '../../../charts/format.ts'
import { say, useConfig } from '../../../store/index.ts'

/** Another estimate for a run; where it brings another rate along, says which. */
export function chooseEstimate(key: string, choice: MethodChoice | undefined): void {
  const rate = () => {
    const { runs, steps } = useConfig.getState().configuration
    const run = runs.find((each) => each.key === key)
    return run && rateOf(run.optimizer, steps)
  }
  const before = rate()
  useConfig.getState().setEstimate(key, choice)
  const after = rate()
  if (after === undefined || after === before) return
  say(
    estimateOf(choice)?.server
      ? `η is the server’s rate now, and ${formatShort(after)}`
      : `η is the rate of the steps again, and ${formatShort(after)}`,
  )
}

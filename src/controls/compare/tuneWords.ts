/** What a search for a rate has found, and what it took, in words. */
import { formatNumber, formatShort, formatStep } from '../../charts/format.ts'
import { amountWords } from '../budgetWords.ts'
import type { Tuned } from '../../engine/tune.ts'

const ending = ({ rate, loss }: Tuned['best']): string =>
  Number.isFinite(loss) ? `${formatShort(rate)} ends at ${formatNumber(loss)}` : `${formatShort(rate)} diverges`

/** What was spent on it. */
export function budgetWords({ runs, steps, budgets, range, evaluations, seed }: Tuned): string {
  const each = budgets ? budgets.map(amountWords).join(' and ') : `${formatStep(steps)} steps`
  const [low, high] = range
  return `Searched ${formatShort(low)} to ${formatShort(high)} by ${runs} runs of ${each}, ${formatStep(evaluations)} gradient evaluations in all.${seedWords(seed)}`
}

/** With one seed the rates are compared on the same batches and the same noise; with another one another rate may be best. */
const seedWords = (seed: number | undefined) =>
  seed === undefined
    ? ''
    : ` All had the seed ${seed}, the same batches and noise: another seed may have another best rate.`

/** What was found. The lowest last loss decides, in ascent the highest; of losses that only rounding tells apart, who came there first. */
export function resultWords(tuned: Tuned): string {
  const { best, below, above, edge, diverged, runs, equal, ascends, seed } = tuned
  if (diverged === runs) return 'It diverges at every rate tried.'
  if (equal === runs)
    return `Every rate tried ends at ${formatNumber(best.loss)}: among them the rate makes no difference.`
  const neighbours = [below, above].filter((trial) => trial !== undefined).map(ending)
  return [
    `${ascends ? 'Highest' : 'Lowest'} ${seed === undefined ? 'at the end' : 'in the mean over the last tenth of the steps'}: f = ${formatNumber(best.loss)} with ${formatShort(best.rate)};`,
    `${neighbours.join(', ')}.`,
    diverged > 0 && `${diverged} of the runs diverged.`,
    equal > 1 && `${equal} rates end as ${ascends ? 'high' : 'low'}; this one is there first.`,
    edge &&
      `It lies on the ${edge === 'low' ? 'lower' : 'upper'} edge of the range: beyond it there may be a better one.`,
  ]
    .filter(Boolean)
    .join(' ')
}

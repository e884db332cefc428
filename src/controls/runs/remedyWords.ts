/** What a remedy does and what it did, in words. */
import { formatNumber, formatShort } from '../../charts/format.ts'
import { optimizerOf, optimizerParameters, optimizerValues, rateOf, scheduleOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import type { ParameterValues } from '../../core/parameter.ts'
import type { Change, Remedy } from '../../engine/diagnosis/types.ts'
import { show } from '../entry.ts'
import { ETA, rateWords, type Part } from './diagnosisWords.ts'

/** What the button says: typeset for the eye, as text for the ear. */
export function remedyWords(
  change: Change,
  run: RunConfiguration,
  steps: number,
): { text: string; parts: readonly Part[] } {
  switch (change.what) {
    case 'rate': {
      const word = change.rate < (rateOf(run.optimizer, steps) ?? 0) ? 'Lower' : 'Raise'
      // A schedule makes other rates of it: they are what the sentence above speaks of.
      const base = run.schedule.id === 'constant' ? '' : 'base '
      return {
        text: `${word} the ${base}rate to ${show(change.rate)}`,
        parts: [`${word} ${base && 'the base rate '}`, ETA, ` to ${rateWords(change.rate)}`],
      }
    }
    case 'method': {
      const { name } = optimizerOf(change.optimizer)
      const values = optimizerValues(change.optimizer, steps)
      const told = Object.entries(optimizerParameters(change.optimizer)).flatMap(([id, parameter]) =>
        id in change.optimizer.params && parameter.kind === 'number'
          ? [{ symbol: parameter.symbol, value: show(Number(values[id])) }]
          : [],
      )
      return {
        text: `Switch to ${name} ${told.map(({ value }) => value).join(', ')}`.trim(),
        parts: [`Switch to ${name}`, ...told.flatMap(({ symbol, value }): Part[] => [' ', { symbol }, ` ${value}`])],
      }
    }
    case 'schedule': {
      const text =
        change.schedule.id === 'constant'
          ? 'Keep the rate constant'
          : `Let the rate fall: ${scheduleOf(change.schedule).name.toLowerCase()}`
      return { text, parts: [text] }
    }
    case 'clip': {
      const max = change.clip?.params['max']
      const verb = run.clip ? 'Raise the clip to' : 'Clip at norm'
      const text = max === undefined ? 'Switch clipping off' : `${verb} ${formatShort(Number(max))}`
      return { text, parts: [text] }
    }
    case 'precision': {
      const text = precisionRemedy(change.precision.params)
      return { text, parts: [text] }
    }
    case 'estimate': {
      const text = `Take batches of ${show(Number(change.estimate.params['B']))}`
      return { text, parts: [text] }
    }
    case 'patience': {
      const text = `Stop early, patience ${change.patience}`
      return { text, parts: [text] }
    }
    case 'weightDecay': {
      const parameter = optimizerParameters(change.optimizer)['weightDecay']
      const symbol = parameter?.kind === 'number' ? parameter.symbol : '\\lambda'
      return {
        text: `Set the weight decay to ${show(change.weightDecay)}`,
        parts: ['Set the weight decay ', { symbol }, ` to ${show(change.weightDecay)}`],
      }
    }
  }
}

function precisionRemedy({ scaling, S }: ParameterValues): string {
  if (scaling === 'dynamic') return 'Scale the loss dynamically'
  if (S !== undefined && S !== 1) return `Scale the loss by ${show(Number(S))}`
  return 'Keep the parameters in double precision'
}

/** What became of the run with it. */
export function outcomeWords({ loss, before, settles, of, isMean }: Remedy, diverged: boolean): string {
  const [now, then] = [formatNumber(loss, 2), formatNumber(before, 2)]
  const instead = diverged || now === then ? '' : ` instead of ${then}`
  const what = of === 'validation' ? 'the validation loss' : 'f'
  if (isMean && !settles)
    return `Tried, with the same seed: over the last tenth of its steps ${what} is ${now} in the mean${instead}.`
  return `Tried: ${what} ends ${settles && !of ? 'in a minimum, ' : ''}at ${now}${instead}.`
}

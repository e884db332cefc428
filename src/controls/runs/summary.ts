/** A run in one line: its rate and what it has of its own, as symbols and values. */
import {
  batchOf,
  batchSchedule,
  clipOf,
  estimateOf,
  methodValues,
  noiseOf,
  optimizerParameters,
  optimizerValues,
  precisionOf,
  scheduleOf,
} from '../../config/index.ts'
import type { MethodChoice, RunConfiguration, ScheduleChoice } from '../../config/types.ts'
import type { Parameters } from '../../core/parameter.ts'
import { SAMPLING_WORDS, type Sampling } from '../../core/sampling.ts'
import { amountWords } from '../budgetWords.ts'
import { show, showInShort } from '../entry.ts'

export interface SummaryPart {
  /** TeX; absent where the text says it all. */
  symbol?: string
  text: string
}

export function summaryOf(run: RunConfiguration, steps: number): SummaryPart[] {
  const values = optimizerValues(run.optimizer, steps)
  const parts = Object.entries(optimizerParameters(run.optimizer)).flatMap(([name, parameter]): SummaryPart[] => {
    const value = values[name]
    const isDefault = value === parameter.default
    if (parameter.kind === 'number') {
      const moves = run.scheduled?.[name] && scheduleWords(run.scheduled[name])
      const told = name === 'lr' || parameter.scale === 'decay' || !isDefault || moves !== undefined
      return told
        ? [{ symbol: parameter.symbol, text: [showInShort(Number(value)), moves].filter(Boolean).join(' ') }]
        : []
    }
    if (isDefault) return []
    if (parameter.kind === 'choice') return [{ text: parameter.choices[String(value)] ?? String(value) }]
    return [{ text: value === true ? parameter.label : `no ${lowerFirst(parameter.label)}` }]
  })
  const schedule = scheduleWords(run.schedule)
  const batch = batchSchedule(run)
  const moves = (part: 'estimate' | 'noise') =>
    batch && batchOf(run)?.part === part ? scheduleWords(batch) : undefined
  const [estimate, noise] = [estimateOf(run.estimate), noiseOf(run.noise)]
  const clip = clipOf(run.clip)
  const precision = precisionOf(run.precision)
  return [
    ...parts,
    ...(schedule === undefined ? [] : [{ text: schedule }]),
    ...(run.clock ? [{ text: 'by epochs' }] : []),
    ...(estimate && run.estimate ? methodParts(estimate, run.estimate, moves('estimate')) : []),
    ...(run.dropout === undefined ? [] : [{ text: `dropout ${show(run.dropout)}` }]),
    ...(noise && run.noise ? methodParts(noise, run.noise, moves('noise')) : []),
    ...(precision && run.precision ? precisionParts(precision, run.precision) : []),
    ...(clip ? [{ text: `clipped ${lowerFirst(clip.name)}` }] : []),
    ...(run.patience === undefined ? [] : [{ text: `stops early, patience ${run.patience}` }]),
    ...(run.budget ? [{ text: `${amountWords(run.budget)} at most` }] : []),
  ]
}

/**
 * The name, and of the parameters the first number, those that were changed, and how terms are chosen. Of a plain batch the size
 * alone is name enough. `moves` says what a schedule does with B.
 */
function methodParts(
  method: { name: string; params: Parameters },
  choice: MethodChoice,
  moves?: string,
): SummaryPart[] {
  const values = methodValues(method, choice, 1)
  const isPlain = choice.id === 'miniBatch'
  const first = Object.keys(method.params).find((name) => method.params[name]?.kind === 'number')
  const told = Object.entries(method.params).flatMap(([name, parameter]): SummaryPart[] => {
    const value = values[name]
    const moved = name === 'B' ? moves : undefined
    const isTold =
      moved !== undefined || value !== parameter.default || name === first || (isPlain && name === 'sampling')
    if (!isTold) return []
    if (parameter.kind === 'number')
      return [{ symbol: parameter.symbol, text: [showInShort(Number(value)), moved].filter(Boolean).join(' ') }]
    if (name === 'sampling') return [{ text: SAMPLING_WORDS[value as Sampling] }]
    if (parameter.kind === 'choice') return [{ text: parameter.choices[String(value)] ?? String(value) }]
    return [{ text: value === true ? parameter.label : `no ${lowerFirst(parameter.label)}` }]
  })
  return isPlain ? told : [{ text: method.name }, ...told]
}

/** What is in low precision, how it is rounded where that is not to the nearest, and the loss scale where there is one. */
function precisionParts({ name, params }: { name: string; params: Parameters }, choice: MethodChoice): SummaryPart[] {
  const { rounded, rounding, scaling, S } = methodValues({ params }, choice, 1)
  const scale = scaling === 'dynamic' ? 'dynamic loss scale from' : 'loss scale'
  return [
    { text: `${rounded === 'both' ? 'gradients and parameters' : 'gradients'} in ${name}` },
    ...(rounding === 'stochastic' ? [{ text: 'rounded stochastically' }] : []),
    ...(scaling === 'dynamic' || S !== 1 ? [{ text: `${scale} ${show(Number(S))}` }] : []),
  ]
}

/** What the schedule does, in a few words; undefined for a constant rate. */
function scheduleWords(choice: ScheduleChoice): string | undefined {
  const schedule = scheduleOf(choice)
  const held = (choice.of ?? []).map((each) => scheduleWords(each) ?? 'constant')
  if (schedule.holds === 1) return held[0] === 'constant' ? 'warmup' : `${held[0]} after warmup`
  if (schedule.holds === 2) return held.join(' then ')
  return choice.id === 'constant' ? undefined : lowerFirst(schedule.name)
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

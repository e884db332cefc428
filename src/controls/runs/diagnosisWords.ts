/** A diagnosis in words that claim no more than its numbers say. */
import { formatNumber, formatShort, formatStep } from '../../charts/format.ts'
import { optimizerOf, optimizerParameters, optimizerValues, rateOf, scheduleOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import type { Bound, Change, Crawling, Diagnosis, Diverging, Remedy, Saddle } from '../../engine/diagnosis/types.ts'
import { show } from '../entry.ts'

/** Text, a symbol in TeX, or a formula in the equation language, where lambda is the largest eigenvalue. */
export type Part = string | { symbol: string } | { formula: string }

const ETA: Part = { symbol: '\\eta' }
const percent = (share: number): string => `${formatShort(100 * share, 2)}\u202f%`
/** A rate as it is typed, to three digits where a schedule has made it. */
const rateWords = (rate: number): string => show(Number(rate.toPrecision(3)))

export function diagnosisWords(diagnosis: Diagnosis): { title: string; parts: readonly Part[] } {
  const span = `In steps ${formatStep(diagnosis.from)} to ${formatStep(diagnosis.to)}`
  const { ascends = false } = diagnosis
  switch (diagnosis.kind) {
    case 'diverging':
      return { title: 'Diverging', parts: divergingParts(diagnosis, ascends) }
    case 'oscillating':
      return {
        title: 'Oscillating',
        parts: [
          `${span} the step changes sign along the steep axis ${formatStep(diagnosis.changes)} of ${formatStep(diagnosis.updates)} times`,
          ...besideLimit(diagnosis.bound),
        ],
      }
    case 'crawling':
      return diagnosis.way === 'vanished'
        ? {
            title: 'Out of rate',
            parts: [
              'The rate ',
              ETA,
              ` has fallen to ${formatNumber(diagnosis.rate, 2)}: the run has come to rest on its way.`,
            ],
          }
        : {
            title: 'Crawling',
            parts: [
              `${span} f ${ascends ? 'made' : 'lost'} ${percent(diagnosis.fall)} of its ${ascends ? 'way up' : 'height'}; `,
              arrivalWords(diagnosis),
              ...besideLimit(diagnosis.bound),
            ],
          }
    case 'plateau':
      return {
        title: 'On a plateau',
        parts: [
          `The gradient is ${formatNumber(diagnosis.gradientNorm, 2)}: at this slope f would ${ascends ? 'rise' : 'fall'} by ${percent(diagnosis.across)} of ${ascends ? 'what is missing' : 'its height'} across the whole view.`,
        ],
      }
    case 'saddle':
      return {
        title: `Stuck at a ${diagnosis.point}`,
        parts: saddleParts(diagnosis, diagnosis.remedy !== undefined),
      }
    case 'limitCycle':
      return {
        title: diagnosis.period === undefined ? 'Hovering' : 'In a cycle',
        parts: [
          diagnosis.period === undefined
            ? `It does not leave a region ${formatNumber(diagnosis.size, 2)} across, in steps of ${formatNumber(diagnosis.stepLength, 2)}.`
            : `Every ${formatStep(diagnosis.period)} steps it comes back to the same point, in steps of ${formatNumber(diagnosis.stepLength, 2)}.`,
        ],
      }
    case 'clipped':
      return {
        title: 'Clipped all the time',
        parts: [
          `${span} clipping shortens ${formatStep(diagnosis.clipped)} of ${formatStep(diagnosis.updates)} gradients, the median one to ${percent(diagnosis.left)}.`,
        ],
      }
  }
}

/** What the same run did with more steps. */
function arrivalWords({ tried, to, arrival }: Pick<Crawling, 'tried' | 'arrival'> & { to: number }): string {
  if (!arrival) return `even ${formatStep(tried ?? to)} steps do not arrive`
  const { step, loss, rests } = arrival
  const given = `given ${formatStep(tried ?? to)} steps`
  const at = `at step ${formatStep(step)}, f ${formatNumber(loss, 2)}`
  // What `crawling` calls an arrival: a minimum is only ever come near to.
  return rests
    ? `${given} it comes to rest, at no minimum, ${at}`
    : `${given}, a thousandth of the start’s height is left ${at}`
}

function divergingParts({ way, rate, above }: Diverging, ascends: boolean): readonly Part[] {
  if (way === 'unbounded')
    return [
      ascends
        ? 'f rises without end along this path: there is no maximum to reach.'
        : 'f falls without end along this path: there is no minimum to reach.',
    ]
  const how = {
    overflow: `${ascends ? '|f|' : 'f'} and the steps grow until there are no numbers for them`,
    growing: `f ${ascends ? 'falls' : 'grows'}, and still does at the end`,
    undefined: 'a step leads to where f has no value',
  }[way]
  if (!above) return [`At the rate ${rateWords(rate)} ${how}.`]
  return [
    `At step ${formatStep(above.step)} the rate ${rateWords(above.rate)} is above the limit `,
    { formula: above.formula },
    ` = ${formatNumber(above.limit)}${preconditioned(above)}; ${how}.`,
  ]
}

/** `; the rate is 93 % of the limit 2/lambda`, where one is known. */
function besideLimit(bound: Bound | undefined): readonly Part[] {
  if (!bound) return ['.']
  const { rate, limit, formula } = bound
  return [
    `; the rate ${rateWords(rate)} is ${formatShort((100 * rate) / limit)}\u202f% of the limit `,
    { formula },
    ` = ${formatNumber(limit)}${preconditioned(bound)}.`,
  ]
}

const preconditioned = (bound: Bound): string => (bound.preconditioned ? ' (of the preconditioned Hessian)' : '')

function saddleParts({ gradientNorm, eigenvalues, stay, balanced }: Saddle, hasRemedy: boolean): readonly Part[] {
  const [low, high] = eigenvalues
  const out = balanced && !hasRemedy ? ' The gradient has no part along the way out: another start has.' : ''
  return [
    `There for ${formatStep(stay)} steps: curvatures ${formatNumber(low, 2)} and ${formatNumber(high, 2)}, gradient ${formatNumber(gradientNorm, 2)}.${out}`,
  ]
}

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
  }
}

/** What became of the run with it. */
export function outcomeWords({ loss, before, settles }: Remedy, diverged: boolean): string {
  const [now, then] = [formatNumber(loss, 2), formatNumber(before, 2)]
  return `Tried: f ends ${settles ? 'in a minimum, ' : ''}at ${now}${diverged || now === then ? '' : ` instead of ${then}`}.`
}

/** A diagnosis in words that claim no more than its numbers say. */
import { formatNumber, formatPoint, formatShort, formatStep } from '../../charts/format.ts'
import type {
  Bound,
  Crawling,
  Diagnosis,
  Diverging,
  NoiseBall,
  Overfitting,
  Saddle,
} from '../../engine/diagnosis/types.ts'
import { show } from '../entry.ts'

/** Text, a symbol in TeX, or a formula in the equation language, where lambda is the largest eigenvalue. */
export type Part = string | { symbol: string } | { formula: string }

export const ETA: Part = { symbol: '\\eta' }
const percent = (share: number): string => `${formatShort(100 * share, 2)}\u202f%`
/** A rate as it is typed, to three digits where a schedule has made it. */
export const rateWords = (rate: number): string => show(Number(rate.toPrecision(3)))

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
    case 'noiseBall':
      return { title: 'Hovering in noise', parts: ballParts(diagnosis) }
    case 'overfitting':
      return { title: 'Over-fitting', parts: [overfittingWords(diagnosis)] }
    case 'underflow':
      return {
        title: 'Underflow',
        parts: [
          `${span} a component of the gradient was 0 in ${diagnosis.name} in ${formatStep(diagnosis.count)} of ${formatStep(diagnosis.updates)} updates; ${diagnosis.left === 0 ? 'of half of these gradients, at least, nothing is left' : `the median one keeps ${percent(diagnosis.left)} of its length`}.`,
        ],
      }
    case 'lost':
      return {
        title: 'Lost to rounding',
        parts: [
          `${span} ${diagnosis.name} rounded a coordinate back in ${formatStep(diagnosis.count)} of ${formatStep(diagnosis.updates)} updates: ${diagnosis.coordinate} stays at ${formatNumber(diagnosis.at)}, its steps being less than half of the distance to the next number.`,
        ],
      }
    case 'overflow':
      return {
        title: 'Overflow',
        parts: [
          `At step ${formatStep(diagnosis.to)} the gradient, ${formatNumber(diagnosis.gradientNorm, 2)} long${diagnosis.scale === 1 ? '' : ` and scaled by ${show(diagnosis.scale)}`}, is infinite in ${diagnosis.name}.`,
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

type Arriving = Pick<Crawling, 'tried' | 'arrival' | 'isStochastic'>

function ballParts({ steps, minimum, middle, radius, rate, predicted }: NoiseBall): readonly Part[] {
  const round = minimum ? `from the minimum ${formatPoint(...minimum)}` : `from ${formatPoint(...middle)}, its middle`
  return [
    `For its last ${formatStep(steps)} steps it has been ${formatNumber(radius, 2)} away ${round}, in the root mean square: the noise of its gradients keeps it there while the rate `,
    ETA,
    ` stays at ${rateWords(rate)}${predicted === undefined ? '.' : `. Theory for quadratics gives ${formatNumber(predicted, 2)} for this noise and rate.`}`,
  ]
}

function overfittingWords({ best, validation, training, over }: Overfitting): string {
  const [from, to] = validation.map((loss) => formatNumber(loss))
  const [high, low] = training.map((loss) => formatNumber(loss))
  const means = over === 1 ? '' : ` (means over ${formatStep(over)} steps)`
  return `Since step ${formatStep(best)} the loss over the rows held back has risen from ${from} to ${to}, while that over the training rows fell from ${high} to ${low}${means}.`
}

/** What the same run did with more steps. */
function arrivalWords({ tried, to, arrival, isStochastic }: Arriving & { to: number }): string {
  if (!arrival) return `even ${formatStep(tried ?? to)} steps do not arrive`
  const { step, loss, rests } = arrival
  const given = `given ${formatStep(tried ?? to)} steps`
  const at = `at step ${formatStep(step)}, f ${formatNumber(loss, 2)}`
  if (isStochastic)
    return `${given}, a fiftieth of the start’s height over where it then stays, f ${formatNumber(loss, 2)}, is left at step ${formatStep(step)}`
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

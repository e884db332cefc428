/** How a run ended, in words that claim no more than the numbers say. */
import { isOnAxis, type Axis } from '../../charts/axisUnit.ts'
import { formatAmount, formatNumber, formatPoint, formatShort, formatStep } from '../../charts/format.ts'
import { hasChance, methodValues, precisionOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { spentOf } from '../../core/spending.ts'
import { amountWords } from '../budgetWords.ts'
import type { RunEnd } from '../../engine/types.ts'
import type { RunRecord, RunSamples } from '../../store/types.ts'

export interface Chip {
  text: string
  tone: 'good' | 'bad' | 'plain'
  mark: 'check' | 'cross' | 'ring' | 'none'
}

const ENDS: Record<Exclude<RunEnd['status'], 'diverged'>, Chip> = {
  minimum: { text: 'minimum', tone: 'good', mark: 'check' },
  saddle: { text: 'at a saddle', tone: 'plain', mark: 'ring' },
  maximum: { text: 'at a maximum', tone: 'plain', mark: 'ring' },
  flat: { text: 'flat', tone: 'plain', mark: 'ring' },
  edge: { text: 'at the edge', tone: 'plain', mark: 'ring' },
  hovering: { text: 'hovering', tone: 'plain', mark: 'ring' },
  moving: { text: 'still moving', tone: 'plain', mark: 'ring' },
}

export function chipOf(record: RunRecord | undefined, axis: Axis = 'steps'): Chip {
  if (record === undefined) return { text: 'waiting', tone: 'plain', mark: 'none' }
  if (!isOnAxis(record.samples, axis)) return { text: 'asks for no gradients', tone: 'plain', mark: 'none' }
  const { condition, samples } = record
  const reached = formatStep(Math.max(0, samples.count - 1))
  if (condition === 'failed') return { text: 'cannot run', tone: 'bad', mark: 'cross' }
  if (condition === 'lost') return { text: `stopped at ${reached}`, tone: 'bad', mark: 'cross' }
  if (samples.end === undefined) {
    return {
      text: condition === 'restarted' ? `restarted, step ${reached}` : `step ${reached}`,
      tone: 'plain',
      mark: 'none',
    }
  }
  const { end } = samples
  if (end.status === 'diverged') return { text: `diverged at ${formatStep(end.step)}`, tone: 'bad', mark: 'cross' }
  if (end.stopped) return { ...ENDS.moving, text: `stopped early at ${formatStep(end.step)}` }
  if (end.spent && end.status === 'moving') return { ...ENDS.moving, text: `budget spent at ${formatStep(end.step)}` }
  return isAtRest(samples, end) ? { ...ENDS.moving, text: 'at rest' } : ENDS[end.status]
}

/**
 * At no stationary point, and yet no longer moving: its last step is less than a thousandth of its mean progress. A run
 * that only creeps is not at rest: its last step is as long as the others.
 */
function isAtRest({ points }: RunSamples, { status, step, point, stepLength }: RunEnd): boolean {
  const progress = Math.hypot(point[0] - (points[0] ?? NaN), point[1] - (points[1] ?? NaN)) / step
  if (status !== 'moving' || !(stepLength < 1e-3 * progress)) return false
  // One batch may have no gradient by chance: the steps before must have been as short.
  const at = (index: number) => points[index] ?? NaN
  return Array.from({ length: Math.min(step, 4) }, (_, back) => 2 * (step - back)).every(
    (i) => !(Math.hypot(at(i) - at(i - 2), at(i + 1) - at(i - 1)) >= 1e-3 * progress),
  )
}

/** What may hold a run where the gradient does not vanish. */
const HOLDERS = 'a vanishing rate, weight decay or a kink holds it there'
/** The same of a server, whose gradient is not that of f. */
export const HELD_BY_CLIENTS = 'its clients’ ways from there cancel, which need not be at the minimum'

const CHANCE = 'its gradients are estimates or noisy'

/** What of chance keeps a run from resting: the part that chance has in its gradients, and in its numbers. */
export function chanceWords(run: Pick<RunConfiguration, 'estimate' | 'noise' | 'precision' | 'dropout'>): string {
  const { precision: choice, ...others } = run
  const precision = precisionOf(choice)
  const values = precision && choice && methodValues(precision, choice, 1)
  if (values?.rounding !== 'stochastic') return CHANCE
  const rounded = `rounded by chance in ${precision?.name}`
  const withParameters = values.rounded === 'both' ? ', its parameters too' : ''
  return `${hasChance(others) ? `${CHANCE}, and ` : 'its gradients are '}${rounded}${withParameters}`
}

/** The evidence for the status, a sentence with its numbers; `holder` says what may hold a run that is at rest. */
export function evidenceOf(
  record: RunRecord | undefined,
  axis: Axis = 'steps',
  holder = HOLDERS,
  chance = CHANCE,
): string | undefined {
  if (record === undefined) return undefined
  if (!isOnAxis(record.samples, axis)) return OFF_AXIS
  if (record.condition === 'failed') return asSentence(record.message ?? 'this run cannot be computed')
  if (record.condition === 'lost')
    return record.message ?? 'Its worker was lost twice: the path shows what came until then.'
  const { end } = record.samples
  if (end === undefined) return undefined
  const said = [
    stopSentence(end),
    isAtRest(record.samples, end) ? restSentence(end, holder) : sentence(end, chance),
    spentSentence(record.samples),
  ]
    .filter(Boolean)
    .join(' ')
  return record.condition === 'restarted' ? `${said} (Its worker was lost on the way; another took over.)` : said
}

/** The run's point stays its last one: early stopping only says where the best one was. */
function stopSentence({ step, stopped }: RunEnd): string {
  if (!stopped) return ''
  const { patience, best, validationLoss } = stopped
  const epochs = patience === 1 ? 'an epoch' : `${formatStep(patience)} epochs`
  const since = best === 0 ? 'the start' : `step ${formatStep(best)}`
  return `Stopped early at step ${formatStep(step)}: ${epochs} without a lower validation loss than ${formatNumber(validationLoss)} at ${since}. This is the last point, not the best one.`
}

/** Why a run has no place on an axis that counts gradients. */
const OFF_AXIS = 'It asks for no gradients: it has no place on an axis that counts them.'

function spentSentence({ terms, end }: Pick<RunSamples, 'terms' | 'end'>): string {
  if (!end?.spent) return ''
  const { spent } = end
  const used = spentOf(spent, end, terms)
  const until =
    spent.unit === 'evaluations'
      ? `It had asked for ${formatAmount(used)} gradients by then`
      : `It had taken ${amountWords({ ...spent, amount: used })} by then`
  return `${until}; another step would exceed the budget.`
}

const gradientOf = (end: RunEnd) =>
  `At step ${formatStep(end.step)} the gradient's length is ${formatNumber(end.gradientNorm, 2)}`

const restSentence = (end: RunEnd, holder: string) =>
  `${gradientOf(end)}, yet the last step was only ${formatNumber(end.stepLength, 2)} long: ${holder}.`

function sentence(end: RunEnd, chance: string): string {
  const gradient = gradientOf(end)
  const [low, high] = end.eigenvalues
  const curvatures = `${formatNumber(low, 2)} and ${formatNumber(high, 2)}`
  if (end.curvature !== undefined && end.status in ALONG_LINE)
    return `${gradient} and ${ALONG_LINE[end.status]} (f″ = ${formatNumber(end.curvature, 2)}).`
  switch (end.status) {
    case 'minimum':
      return `${gradient} and both curvatures are positive, ${curvatures}: a minimum.`
    case 'saddle':
      return `${gradient}, but the curvatures are ${curvatures}: a saddle. f falls along one direction and rises along the other.`
    case 'maximum':
      return `${gradient}, but both curvatures are negative, ${curvatures}: a maximum.`
    case 'flat':
      return `${gradient}, and along a direction at least the curvature is negligible (${curvatures}): nothing says whether this is a minimum.`
    case 'edge':
      return `At step ${formatStep(end.step)} x = ${formatShort(end.point[0])} is an end of the interval. ${outwardWords(end.outward)}`
    case 'hovering':
      return `${gradient}. ${hoverWords(end, chance)}`
    case 'moving':
      return `${gradient}; the last step was ${formatNumber(end.stepLength, 2)} long.`
    case 'diverged':
      if (end.step === 0) return 'f has no finite value at the start itself: the run takes no step.'
      return `At step ${formatStep(end.step)} the point or its loss is no longer a finite number. Last finite point: ${end.curvature === undefined ? formatPoint(...end.point) : `x = ${formatShort(end.point[0])}`}.`
  }
}

/** What the second derivative says of a problem with one parameter. */
const ALONG_LINE: Partial<Record<RunEnd['status'], string>> = {
  minimum: 'f curves up: a minimum',
  maximum: 'f curves down: a maximum',
  flat: 'its curvature is negligible: nothing says whether this is a minimum',
}

const outwardWords = (outward = NaN) =>
  outward < 0
    ? `f falls further outward, by ${formatNumber(-outward, 2)} a unit: here at the edge is a minimum of the interval.`
    : `f rises outward, by ${formatNumber(outward, 2)} a unit, and falls inward: this is no minimum.`

const hoverWords = ({ hover }: RunEnd, chance: string) =>
  hover
    ? `For its last ${formatStep(hover.steps)} steps it has gone to and fro round ${formatPoint(...hover.point)}, ${formatNumber(hover.radius, 2)} away in the root mean square, and come no nearer: ${chance}, and its rate stays.`
    : ''

/** What the engine says in lower case, for it stands behind a name there. */
export const asSentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`

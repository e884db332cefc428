import {
  clipOf,
  estimateOf,
  methodValues,
  optimizerOf,
  optimizerParameters,
  precisionOf,
  rateOf,
  withRate,
} from '../../config/index.ts'
import type { OptimizerChoice, RunSpecification } from '../../config/types.ts'
import { surfaceFunction } from '../compile.ts'
import { isSum } from '../estimated.ts'
import { boundAt, curvatureAt, median, valueAt, type Facts } from './facts.ts'
import type { Change, Finding } from './types.ts'

/** Points of a path at which the limit is looked up. */
const PLACES = 64
/** A larger batch is so many times larger. */
const LARGER = 8
/** Strengths of weight decay that are tried. */
const DECAYS = [0.03, 0.1, 0.3]
/** Epochs that early stopping waits, and the share of the run's epochs that it may be. */
const PATIENCE = 10
const WAITS = 0.1
/** 2^24, the end of the slider. */
const LARGEST_SCALE = 0x1000000

/** What may help, in the order in which it is tried: the smallest change of the run first. */
export function changesFor(facts: Facts, finding: Finding): readonly Change[] {
  const { specification } = facts.course
  const rate = rateOf(specification.optimizer, specification.steps)
  const change = (factor: number) => (rate === undefined ? [] : rateChange(specification, rate * factor))
  switch (finding.kind) {
    case 'diverging':
      return finding.way === 'unbounded'
        ? []
        : [...withinLimit(facts, 0.5), ...[0.3, 0.1, 0.03, 0.01, 0.001].flatMap(change), ...clippedAtStart(facts)]
    case 'oscillating':
      return [...withinLimit(facts, 0.5), ...momentum(facts), ...[0.5, 0.1].flatMap(change), ...annealed(facts)]
    case 'limitCycle':
      return [...annealed(facts), ...withinLimit(facts, 0.5), ...[0.1, 0.01].flatMap(change)]
    case 'crawling':
      return finding.way === 'vanished'
        ? [{ what: 'schedule', schedule: { id: 'constant', params: {} } }, ...annealed(facts)]
        : [...withinLimit(facts, 0.5), ...momentum(facts), ...[3, 10, 30, 100].flatMap(change)]
    case 'clipped':
      return unclipped(facts)
    case 'underflow':
      return [...scaledUp(facts), ...precisely(facts, { scaling: 'dynamic', S: 65536 })]
    case 'lost':
      return precisely(facts, { rounded: 'gradients' })
    case 'overflow':
      return precisely(facts, { scaling: 'dynamic' })
    case 'noiseBall':
      return [...annealed(facts), ...largerBatch(facts), ...[0.3, 0.1].flatMap(change)]
    case 'overfitting':
      return [...stoppedEarly(facts), ...decayed(facts)]
    case 'plateau':
    case 'saddle':
      return [...saddleFree(facts), ...momentum(facts), ...adaptive(facts)]
  }
}

/** The same low precision with other settings. */
function precisely(
  { course: { specification } }: Facts,
  params: Readonly<Record<string, string | number>>,
): readonly Change[] {
  const { precision } = specification
  return precision
    ? [{ what: 'precision', precision: { ...precision, params: { ...precision.params, ...params } } }]
    : []
}

/** A fixed loss scale, a power of two, with which the largest gradient of the path is a 16th of the largest number, at most. */
function scaledUp(facts: Facts): readonly Change[] {
  const { gradients, specification } = facts.course
  const largest = gradients.reduce((found, each) => Math.max(found, Math.abs(each)), 0)
  const room = (precisionOf(specification.precision)?.format.largest ?? 0) / 16 / largest
  let S = 1
  while (2 * S <= Math.min(room, LARGEST_SCALE)) S *= 2
  return S > 1 ? precisely(facts, { scaling: 'static', S }) : []
}

/** Two digits: as many as a slider's value is read with. */
const rounded = (value: number): number => Number(value.toPrecision(2))

const rateChange = (specification: RunSpecification, rate: number): readonly Change[] => {
  const shown = rounded(rate)
  const optimizer = withRate(specification.optimizer, shown)
  return shown > 0 && optimizer !== specification.optimizer ? [{ what: 'rate', rate: shown, optimizer }] : []
}

/** The base rate at which no update of the path would be above `share` of its limit, as far as the path is not beyond its start's level. */
function withinLimit(facts: Facts, share: number): readonly Change[] {
  const { course, last } = facts
  const base = rateOf(course.specification.optimizer, course.specification.steps)
  const start = valueAt(facts, 0)
  let factor = Infinity
  for (let i = 0; i < PLACES; i++) {
    const k = Math.floor((i * last) / PLACES)
    const bound = valueAt(facts, k) <= start ? boundAt(facts, k) : undefined
    if (bound && bound.rate > 0) factor = Math.min(factor, (share * bound.limit) / bound.rate)
  }
  return base === undefined || factor === Infinity ? [] : rateChange(course.specification, base * factor)
}

/**
 * Heavy ball in place of gradient descent, tuned for a quadratic with the curvatures of the path's last point (Polyak 1964):
 * rate 4/(sqrt(L) + sqrt(mu))^2, beta ((sqrt(L) - sqrt(mu))/(sqrt(L) + sqrt(mu)))^2. Where a curvature is not positive, beta = 0.9.
 */
function momentum(facts: Facts): readonly Change[] {
  const { specification } = facts.course
  const { optimizer, steps } = specification
  if (optimizer.id !== 'gradientDescent') return []
  const [low, high] = curvatureAt(facts, facts.last).values
  const tuned = (rate: number, beta: number): Change => ({
    what: 'method',
    optimizer: kept(optimizer, 'momentum', { lr: rounded(rate), beta: Math.min(0.99, rounded(beta)) }),
  })
  const rate = rateOf(optimizer, steps) ?? 0
  const plain = tuned(rate, 0.9)
  if (!(low > 0)) return [plain]
  const [small, large] = [Math.sqrt(low), Math.sqrt(high)]
  const ratio = (large - small) / (large + small)
  return [tuned(4 / ((large + small) * (large + small)), ratio * ratio), plain]
}

/** Newton's step that turns round where the curvature is negative, with all else as it is. */
function saddleFree({ course: { specification } }: Facts): readonly Change[] {
  const { optimizer, steps } = specification
  const lr = rateOf(optimizer, steps) ?? 1
  return optimizer.id === 'newton' ? [{ what: 'method', optimizer: kept(optimizer, 'saddleFreeNewton', { lr }) }] : []
}

/** Adam, at a rate that crosses the view in the run's steps. */
function adaptive(facts: Facts): readonly Change[] {
  const { optimizer, steps } = facts.course.specification
  return [4, 1].flatMap((times): Change[] => {
    const lr = rounded(Math.min(facts.diagonal / 20, (times * facts.diagonal) / steps))
    return optimizer.id === 'adam' ? [] : [{ what: 'method', optimizer: kept(optimizer, 'adam', { lr }) }]
  })
}

/** Another method with these parameters, and the weight decay and the direction of the one before. */
function kept(from: OptimizerChoice, id: string, params: Record<string, number>): OptimizerChoice {
  const to: OptimizerChoice = { id, params }
  const shared = ['weightDecay', 'maximize'].filter((name) => name in from.params && name in optimizerOf(to).params)
  return { id, params: { ...Object.fromEntries(shared.map((name) => [name, from.params[name]!])), ...params } }
}

const annealed = ({ course: { specification } }: Facts): readonly Change[] =>
  specification.schedule.id === 'cosine' ? [] : [{ what: 'schedule', schedule: { id: 'cosine', params: {} } }]

/** The gradient's length at the start becomes the most that there may be. */
function clippedAtStart({ course }: Facts): readonly Change[] {
  const max = rounded(course.gradientNorms[0]!)
  return course.specification.clip || !(max > 0) ? [] : [{ what: 'clip', clip: { id: 'norm', params: { max } } }]
}

/** Up to the median gradient of the looked-at steps, then none. */
function unclipped({ course, from, last }: Facts): readonly Change[] {
  const { clip, steps } = course.specification
  const method = clipOf(clip)
  if (!clip || !method) return []
  const max = rounded(median([...course.gradientNorms.subarray(from, last)]))
  const raised = 'max' in methodValues(method, clip, steps) && max > 0
  return [
    ...(raised ? [{ what: 'clip', clip: { ...clip, params: { ...clip.params, max } } } as const] : []),
    { what: 'clip', clip: undefined },
  ]
}

/** Eight times as many terms in a batch, where there are so many. */
function largerBatch({ course }: Facts): readonly Change[] {
  const { estimate, steps, scheduled, surface } = course.specification
  const method = estimateOf(estimate)
  const sum = surfaceFunction(surface)
  if (estimate?.id !== 'miniBatch' || !method || !isSum(sum) || scheduled?.B) return []
  const B = LARGER * Number(methodValues(method, estimate, steps).B)
  return B > sum.size ? [] : [{ what: 'estimate', estimate: { ...estimate, params: { ...estimate.params, B } } }]
}

/** Not for a run that waits already. */
function stoppedEarly({ course, last }: Facts): readonly Change[] {
  const { specification, end } = course
  const sum = surfaceFunction(specification.surface)
  if (specification.patience !== undefined || !isSum(sum)) return []
  const epochs = specification.estimate ? end.termsDrawn / sum.size : last
  return [{ what: 'patience', patience: Math.max(1, Math.min(PATIENCE, Math.round(WAITS * epochs))) }]
}

/** Stronger than it is. */
function decayed({ course }: Facts): readonly Change[] {
  const { optimizer } = course.specification
  if (optimizerParameters(optimizer).weightDecay?.kind !== 'number' || optimizer.of) return []
  const present = Number(optimizer.params.weightDecay ?? 0)
  return DECAYS.filter((strength) => strength > present).map((weightDecay) => ({
    what: 'weightDecay',
    weightDecay,
    optimizer: { ...optimizer, params: { ...optimizer.params, weightDecay } },
  }))
}

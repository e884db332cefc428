/**
 * Our schedules as those of `torch.optim.lr_scheduler`, where the rates are the same: the aliases of `src/schedules` read
 * backwards. PyTorch multiplies from step to step where we have a formula; the rates differ by rounding only.
 */
import { heldSteps, methodValues, scheduleOf } from '../../config/index.ts'
import type { ScheduleChoice } from '../../config/index.ts'
import type { Counterpart, LibraryCall } from './call.ts'

/** One scheduler, or several in sequence with the steps at which the next takes over. */
export interface LibrarySchedule {
  schedulers: readonly LibraryCall[]
  milestones: readonly number[]
  /** Is told the loss at the point that the update left, after it. */
  readsLoss?: boolean
}

interface Context {
  base: number
  /** The steps that it is asked for. */
  steps: number
}

/** A schedule's values by name. */
interface Values {
  number(name: string): number
  /** Whether a choice or a switch has this value. */
  is(name: string, value: string | boolean): boolean
}

type Lookup = (values: Values, context: Context) => LibraryCall | undefined

const isShare = (factor: number) => factor > 0 && factor <= 1
const isDivisor = (value: number) => Number.isFinite(value) && value > 0
const isWhole = (value: number) => Number.isInteger(value) && value > 0

const inSteps: Lookup = ({ number }) => ({
  class: 'StepLR',
  arguments: { step_size: number('stepSize'), gamma: number('gamma') },
})

const counterparts: Readonly<Record<string, Lookup>> = {
  constant: () => ({ class: 'ConstantLR', arguments: { factor: 1, total_iters: 1 } }),

  step: inSteps,
  growth: inSteps,

  multistep: ({ number }) => {
    const milestones = ['t1', 't2', 't3', 't4', 't5', 't6'].map(number).filter((at) => at !== 0)
    return milestones.every(isWhole)
      ? { class: 'MultiStepLR', arguments: { milestones, gamma: number('gamma') } }
      : undefined
  },

  exponential: ({ number, is }) =>
    is('form', 'factor') ? { class: 'ExponentialLR', arguments: { gamma: number('gamma') } } : undefined,

  cosine: ({ number, is }, { steps }) =>
    is('afterT', 'rise') || number('T') >= steps
      ? { class: 'CosineAnnealingLR', arguments: { T_max: number('T'), eta_min: number('etaMin') } }
      : undefined,

  linear: ({ number }) => {
    const [from, to, steps] = [number('startFactor'), number('endFactor'), number('T')]
    if (!isShare(from) || to < 0 || to > 1 || !isWhole(steps)) return undefined
    return { class: 'LinearLR', arguments: { start_factor: from, end_factor: to, total_iters: steps } }
  },

  polynomial: ({ number }) =>
    number('etaEnd') === 0 && isWhole(number('T'))
      ? { class: 'PolynomialLR', arguments: { total_iters: number('T'), power: number('power') } }
      : undefined,

  warmRestarts: ({ number }) => ({
    class: 'CosineAnnealingWarmRestarts',
    arguments: { T_0: number('T0'), T_mult: number('Tmult'), eta_min: number('etaMin') },
  }),
}

/** These set the rate themselves and stand alone: they do not fit into a sequence. */
const alone: Readonly<Record<string, Lookup>> = {
  oneCycle: ({ number, is }, { base, steps }) => {
    const [total, share, isBase] = [number('T'), number('share'), is('form', 'base')]
    const [first, second] = isBase
      ? [number('div'), number('finalDiv')]
      : [number('peak') / number('start'), number('start') / number('end')]
    const hasPhases = share * total > 1 && share < (is('threePhase', true) ? 0.5 : 1)
    if (!isWhole(total) || total < steps || !hasPhases || !isDivisor(first) || !isDivisor(second)) return undefined
    return {
      class: 'OneCycleLR',
      arguments: {
        max_lr: isBase ? base : number('peak'),
        total_steps: total,
        pct_start: share,
        anneal_strategy: is('anneal', 'cos') ? 'cos' : 'linear',
        cycle_momentum: false,
        div_factor: first,
        final_div_factor: second,
        three_phase: is('threePhase', true),
      },
    }
  },

  plateau: ({ number, is }) => ({
    class: 'ReduceLROnPlateau',
    arguments: {
      mode: is('mode', 'max') ? 'max' : 'min',
      factor: number('factor'),
      patience: number('patience'),
      threshold: number('threshold'),
      threshold_mode: is('thresholdMode', 'abs') ? 'abs' : 'rel',
      cooldown: number('cooldown'),
      min_lr: number('etaMin'),
      eps: number('eps'),
    },
  }),

  cyclic: ({ number, is }, { base }) => ({
    class: 'CyclicLR',
    arguments: {
      base_lr: is('form', 'base') ? number('lowFactor') * base : number('low'),
      max_lr: is('form', 'base') ? base : number('high'),
      step_size_up: number('up'),
      step_size_down: number('down'),
      mode: is('mode', 'expRange') ? 'exp_range' : is('mode', 'triangular2') ? 'triangular2' : 'triangular',
      gamma: number('gamma'),
      cycle_momentum: false,
    },
  }),
}

const OTHERWISE = 'torch.optim.lr_scheduler has no such schedule'

/** PyTorch's schedulers for the rates of `steps` updates, or why the rate is set by a formula. */
export function torchSchedule(choice: ScheduleChoice, context: Context): Counterpart<LibrarySchedule> {
  if (choice.id === undefined) return 'its equations are typed'
  const lookup = alone[choice.id]
  const found = lookup?.(valuesOf(choice, context.steps), context)
  if (found) return { schedulers: [found], milestones: [], readsLoss: choice.id === 'plateau' }
  return sequence(choice, context) ?? OTHERWISE
}

function valuesOf(choice: ScheduleChoice, steps: number): Values {
  const values = methodValues(scheduleOf(choice), choice, steps)
  return { number: (name) => Number(values[name] ?? NaN), is: (name, value) => values[name] === value }
}

const CONSTANT: ScheduleChoice = { id: 'constant', params: {} }

function sequence(choice: ScheduleChoice, context: Context): LibrarySchedule | undefined {
  const { base, steps } = context
  const schedule = scheduleOf(choice)
  const values = valuesOf(choice, steps)
  if (schedule.holds === 0) {
    const found = counterparts[choice.id ?? '']?.(values, context)
    return found && { schedulers: [found], milestones: [] }
  }
  const own = methodValues(schedule, choice, steps)
  const horizons = heldSteps(schedule, own, steps)
  const held = horizons.map((horizon, i) => sequence(choice.of?.[i] ?? CONSTANT, { base, steps: horizon }))
  const at = schedule.handsOver?.(own) ?? 0
  const rise = schedule.holds === 1 ? warmup(values) : undefined
  const [first, last] = schedule.holds === 1 ? [rise && { schedulers: [rise], milestones: [] }, held[0]] : held
  if (!first || !last || !first.milestones.every((milestone) => milestone < at)) return undefined
  if (rise && (choice.of?.[0] ?? CONSTANT).id === 'constant') return first
  return {
    schedulers: [...first.schedulers, ...last.schedulers],
    milestones: [...first.milestones, at, ...last.milestones.map((milestone) => milestone + at)],
  }
}

/** The rise of a warmup; PyTorch has those that begin at a share of the base. */
function warmup({ number, is }: Values): LibraryCall | undefined {
  const share = number('startFactor')
  if (!isShare(share)) return undefined
  if (is('form', 'factor')) return { class: 'LinearLR', arguments: { start_factor: share, total_iters: number('W') } }
  return is('form', 'constant')
    ? { class: 'ConstantLR', arguments: { factor: share, total_iters: number('W') } }
    : undefined
}

/*
 * The rate from which on a method cannot settle where f is curved: on a quadratic whose steepest curvature is lambda it converges
 * below that rate and for none above. Of each method by its own update, with what it divides by held fixed:
 *
 *   gradient descent      2/lambda
 *   heavy ball            2(1 + beta)/lambda                            velocity v = beta*v + g, or Polyak's two points
 *     dampened            2(1 + beta)/((1 - tau)*lambda)                v = beta*v + (1 - tau)*g
 *     averaged            2(1 + beta)/((1 - beta)*lambda)               v = beta*v + (1 - beta)*g
 *   Nesterov              2(1 + beta)/((1 + 2*beta)*lambda)             the look-ahead points, PyTorch's and the convex form
 *     averaged            2(1 + beta)/((1 + 2*beta)*(1 - beta)*lambda)
 *   AdaGrad               2/lambda                                      lambda of the preconditioned Hessian
 *   RMSProp               2(1 + mu)/lambda                              the same
 *   Adam and its kin      2(1 + beta1)/((1 - beta1)*lambda)             the same
 *
 * Each is where the update's largest eigenvalue on the quadratic passes -1. Goh 2017, Why Momentum Really Works (heavy ball);
 * Lessard, Recht & Packard 2016, SIAM J. Optim. 26(1) (Nesterov); Cohen et al. 2022, Adaptive Gradient Methods at the Edge of Stability,
 * section 2 (preconditioned Hessian, bias correction within it). Methods that are not in this table have no limit here.
 */
import { optimizerValues } from '../../config/index.ts'
import type { RunSpecification } from '../../config/types.ts'
import type { ParameterValues } from '../../core/parameter.ts'
import { pow } from '../../language/elementary.ts'
import { eigenvaluesOf } from '../eigen.ts'

export interface StabilityLimit {
  /** The rate from which on the method does not settle here. */
  limit: number
  /** The largest eigenvalue of the Hessian of what the run minimizes, coupled weight decay included; preconditioned if so. */
  lambdaMax: number
  preconditioned: boolean
  /** In the equation language, by the method's parameter names and `lambda`. */
  formula: string
}

/** What a method carries along when it leaves a point: the number of the update, and the state after it. */
export interface MethodState {
  t: number
  slots: Readonly<Record<string, ArrayLike<number>>>
  /** Scheduled parameters, as they were in that update. */
  parameters?: Readonly<Record<string, number>>
}

/** A method's limit is `share`/lambda; `divisor` is what it divides each coordinate by; `decoupled` the decay beside its step. */
interface Law {
  share: number
  formula: string
  divisor?: readonly [number, number]
  decoupled?: number
}

/**
 * The limit of the run's rate where f has this Hessian ([xx, xy, yy]); `state` is needed by methods that divide by what they have seen.
 * Undefined for methods of which no limit is known, and where what the run minimizes (-f in ascent) curves upwards nowhere.
 */
export function stabilityLimit(
  specification: RunSpecification,
  hessian: ArrayLike<number>,
  state?: MethodState,
): StabilityLimit | undefined {
  const { optimizer, steps } = specification
  if (optimizer.id === undefined || !Object.hasOwn(laws, optimizer.id)) return undefined
  const values = { ...optimizerValues(optimizer, steps), ...state?.parameters }
  const law = laws[optimizer.id]?.(values, state)
  if (!law) return undefined
  const { share, formula, divisor, decoupled = 0 } = law
  const sign = values['maximize'] === true ? -1 : 1
  const penalty = decoupled === 0 ? Number(values['weightDecay'] ?? 0) : 0
  // P^(1/2) H P^(1/2), P = diag(1/divisor).
  const [p, q] = divisor ?? [1, 1]
  const lambdaMax = eigenvaluesOf([
    (sign * hessian[0]! + penalty) / p,
    (sign * hessian[1]!) / Math.sqrt(p * q),
    (sign * hessian[2]! + penalty) / q,
  ])[1]
  if (!(lambdaMax > 0)) return undefined
  return { limit: share / (lambdaMax + decoupled), lambdaMax, preconditioned: divisor !== undefined, formula }
}

const number = (values: ParameterValues, name: string): number => Number(values[name] ?? 0)

const laws: Readonly<Record<string, (values: ParameterValues, state: MethodState | undefined) => Law | undefined>> = {
  gradientDescent: () => ({ share: 2, formula: '2/lambda' }),

  momentum(values) {
    const { form } = values
    const beta = number(values, 'beta')
    const dampening = form === 'pytorch' ? number(values, 'dampening') : 0
    if (form === 'ema') return averaged(beta, 'beta')
    return dampening === 0
      ? { share: 2 * (1 + beta), formula: '2*(1 + beta)/lambda' }
      : { share: (2 * (1 + beta)) / (1 - dampening), formula: '2*(1 + beta)/((1 - dampening)*lambda)' }
  },

  nesterov(values, state) {
    const { form } = values
    if (form === 'convex') {
      const t = state?.t ?? Infinity
      const beta = t === Infinity ? 1 : (t - 1) / (t + 2)
      return { share: (2 * (1 + beta)) / (1 + 2 * beta), formula: '2*(2*t + 1)/(3*t*lambda)' }
    }
    const beta = number(values, 'beta')
    const share = (2 * (1 + beta)) / (1 + 2 * beta)
    return form === 'lookaheadEma'
      ? { share: share / (1 - beta), formula: '2*(1 + beta)/((1 + 2*beta)*(1 - beta)*lambda)' }
      : { share, formula: '2*(1 + beta)/((1 + 2*beta)*lambda)' }
  },

  adagrad(values, state) {
    const s = state?.slots['s']
    if (!s || !state) return undefined
    const decay = 1 + (state.t - 1) * number(values, 'lrDecay')
    return {
      share: 2,
      formula: '2/lambda',
      divisor: divided(s, (each) => decay * (Math.sqrt(each) + number(values, 'eps'))),
    }
  },

  rmsprop(values, state) {
    const s = state?.slots['s']
    const m = state?.slots['m']
    if (!s) return undefined
    const eps = number(values, 'eps')
    const mu = number(values, 'momentum')
    const square = (i: number) => (values['centered'] === true ? Math.max(s[i]! - m![i]! * m![i]!, 0) : s[i]!)
    const root = (i: number) =>
      values['epsilon'] === 'inside' ? Math.sqrt(square(i) + eps) : Math.sqrt(square(i)) + eps
    return {
      share: 2 * (1 + mu),
      formula: mu === 0 ? '2/lambda' : '2*(1 + momentum)/lambda',
      divisor: [root(0), root(1)],
    }
  },

  adam(values, state) {
    const v = state?.slots['v']
    if (!v || !state) return undefined
    const { mean, square } = values['biasCorrection'] === false ? { mean: 1, square: 1 } : corrections(values, state.t)
    const eps = number(values, 'eps')
    // The faster form adds eps to the root before it is corrected.
    return scaled(values, v, (each) =>
      values['epsilon'] === 'hat'
        ? (mean * (Math.sqrt(each) + eps)) / Math.sqrt(square)
        : mean * (Math.sqrt(each / square) + eps),
    )
  },

  adamw(values, state) {
    const v = state?.slots['v']
    if (!v || !state) return undefined
    const { mean, square } = corrections(values, state.t)
    return decoupled(
      values,
      scaled(values, v, (each) => mean * (Math.sqrt(each / square) + number(values, 'eps'))),
    )
  },

  amsgrad(values, state) {
    const vmax = state?.slots['vmax']
    if (!vmax || !state) return undefined
    const { mean, square } = values['form'] === 'paper' ? { mean: 1, square: 1 } : corrections(values, state.t)
    const root = (each: number) => Math.sqrt(values['form'] === 'raw' ? each / square : each)
    const law = scaled(values, vmax, (each) => mean * (root(each) + number(values, 'eps')))
    return values['decoupled'] === true ? decoupled(values, law) : law
  },

  adamax(values, state) {
    const u = state?.slots['u']
    return u && state && scaled(values, u, (each) => corrections(values, state.t).mean * each)
  },
}

/** By how much a running mean that starts at zero falls short at update t. */
function corrections(values: ParameterValues, t: number): { mean: number; square: number } {
  return { mean: 1 - pow(number(values, 'beta1'), t), square: 1 - pow(number(values, 'beta2'), t) }
}

const averaged = (beta: number, name: string): Law => ({
  share: (2 * (1 + beta)) / (1 - beta),
  formula: `2*(1 + ${name})/((1 - ${name})*lambda)`,
})

const divided = (slot: ArrayLike<number>, divisor: (value: number) => number): readonly [number, number] => [
  divisor(slot[0]!),
  divisor(slot[1]!),
]

/** Averaged momentum on a gradient that is divided in each coordinate. */
const scaled = (values: ParameterValues, slot: ArrayLike<number>, divisor: (value: number) => number): Law => ({
  ...averaged(number(values, 'beta1'), 'beta1'),
  divisor: divided(slot, divisor),
})

/** Decay beside the step, x - lr*lambda*x, takes its share of the room: (1 - beta1)*lambda + (1 + beta1)*weightDecay in the divisor. */
function decoupled(values: ParameterValues, law: Law): Law {
  const decay = number(values, 'weightDecay')
  if (decay === 0) return law
  const beta = number(values, 'beta1')
  return {
    ...law,
    decoupled: (decay * (1 + beta)) / (1 - beta),
    formula: '2*(1 + beta1)/((1 - beta1)*lambda + (1 + beta1)*weightDecay)',
  }
}

/**
 * Our optimizers as chains of Optax's transformations, where their formulas in Optax 0.2.8 are the same. What stands outside
 * such a chain (gradients at other points, state of another kind) Optax cannot say.
 */
import type { ParameterValues } from '../../core/parameter.ts'
import { numberPiece } from '../python/piece.ts'

/** The links of a chain as text, `lr` where the rate is meant; or why there is none. */
export type Chain = readonly string[] | { lacks: string }

type Lookup = (values: ParameterValues) => Chain

const text = (value: unknown): string => numberPiece(Number(value)).text
const lacks = (reason: string): Chain => ({ lacks: reason })
const notCompared = (theirs: string) => () => lacks(`${theirs} has not been compared with this formula by formula`)
const rate = 'optax.scale_by_learning_rate(lr)'

/** Ascent and coupled decay come first, as in PyTorch. */
const coupled = ({ maximize, weightDecay }: ParameterValues): string[] => [
  ...(maximize === true ? ['optax.scale(-1.0)'] : []),
  ...(Number(weightDecay ?? 0) === 0 ? [] : [`optax.add_decayed_weights(${text(weightDecay)})`]),
]

const moments = ({ beta1, beta2, eps }: ParameterValues) => `b1=${text(beta1)}, b2=${text(beta2)}, eps=${text(eps)}`

const decoupled = ({ weightDecay }: ParameterValues): string[] =>
  Number(weightDecay) === 0 ? [] : [`optax.add_decayed_weights(${text(weightDecay)})`]

const trace = (beta: unknown, nesterov = false) =>
  `optax.trace(decay=${text(beta)}${nesterov ? ', nesterov=True' : ''})`

const chains: Readonly<Record<string, Lookup>> = {
  gradientDescent: (values) => [...coupled(values), rate],

  momentum: (values) => {
    const { form, beta, dampening } = values
    if (form === 'pytorch' && dampening !== 0) return lacks('optax.trace has no dampening')
    if (form === 'pytorch') return [...coupled(values), trace(beta), rate]
    if (form === 'ema') return [...coupled(values), `optax.ema(${text(beta)}, debias=False)`, rate]
    // Polyak's two points are the form with the rate inside.
    return [...coupled(values), rate, trace(beta)]
  },

  nesterov: (values) =>
    values.form === 'pytorch'
      ? [...coupled(values), trace(values.beta, true), rate]
      : lacks('Optax is given the gradient at the point itself, not at one ahead of it'),

  adagrad: () => lacks('optax.scale_by_rss adds eps inside the root, and does not decay the rate'),

  rmsprop: (values) => {
    const { alpha, eps, epsilon, centered, momentum } = values
    if (centered === true) return lacks('optax.scale_by_stddev does not keep the variance from being negative')
    const scale = `optax.scale_by_rms(decay=${text(alpha)}, eps=${text(eps)}, eps_in_sqrt=${epsilon === 'inside' ? 'True' : 'False'})`
    return [...coupled(values), scale, ...(momentum === 0 ? [] : [trace(momentum)]), rate]
  },

  adadelta: (values) => [
    ...coupled(values),
    `optax.scale_by_adadelta(rho=${text(values.rho)}, eps=${text(values.eps)})`,
    rate,
  ],

  adam: (values) =>
    values.biasCorrection === true && values.epsilon === 'outside'
      ? [...coupled(values), `optax.scale_by_adam(${moments(values)})`, rate]
      : lacks('optax.scale_by_adam corrects for bias and adds eps afterwards'),

  adamw: (values) => [
    ...coupled({ ...values, weightDecay: 0 }),
    `optax.scale_by_adam(${moments(values)})`,
    ...decoupled(values),
    rate,
  ],

  amsgrad: (values) => {
    if (values.form !== 'corrected') return lacks('optax.scale_by_amsgrad takes the maximum of the corrected moment')
    const isDecoupled = values.decoupled === true
    return [
      ...coupled(isDecoupled ? { ...values, weightDecay: 0 } : values),
      `optax.scale_by_amsgrad(${moments(values)})`,
      ...(isDecoupled ? decoupled(values) : []),
      rate,
    ]
  },

  adamax: (values) =>
    values.form === 'pytorch'
      ? [...coupled(values), `optax.scale_by_adamax(${moments(values)})`, rate]
      : lacks('optax.scale_by_adamax adds eps to the size of the gradient'),

  adabelief: (values) => {
    const { rectify, amsgrad, decay, weightDecay } = values
    if (rectify === true || amsgrad === true)
      return lacks('optax.scale_by_belief neither rectifies nor takes a maximum')
    if (decay === 'fixed' && weightDecay !== 0) return lacks('Optax’s decay is multiplied by the rate')
    const isCoupled = decay === 'coupled'
    return [
      ...coupled(isCoupled ? values : { ...values, weightDecay: 0 }),
      `optax.scale_by_belief(${moments(values)}, eps_root=${text(values.eps)})`,
      ...(isCoupled ? [] : decoupled(values)),
      rate,
    ]
  },

  yogi: (values) => [
    ...coupled(values),
    `optax.scale_by_yogi(${moments(values)}, initial_accumulator_value=${text(values.initialAccumulator)})`,
    rate,
  ],

  lion: (values) => [
    `optax.scale_by_lion(b1=${text(values.beta1)}, b2=${text(values.beta2)})`,
    ...decoupled(values),
    rate,
  ],

  signSgd: (values) => [
    ...coupled(values),
    ...(values.beta === 0 ? [] : [`optax.ema(${text(values.beta)}, debias=False)`]),
    'optax.scale_by_sign()',
    rate,
  ],

  radam: () => lacks('optax.scale_by_radam adds eps after bias correction'),
  adan: () => lacks('optax.adan gives the change of the gradient another weight'),
  lamb: () => lacks('optax.lamb does not bound the weights'),
  lars: () => lacks('optax.lars scales the decay with the gradient'),
  adafactor: () => lacks('optax.adafactor has another first step and other clipping'),
  nadam: () => lacks('optax.nadam’s momentum is constant and corrected for the next step'),
  lookahead: () => lacks('optax.lookahead keeps two sets of parameters, and is an optimizer of another kind'),
  lbfgs: () => lacks('optax.lbfgs has a line search of its own, which asks for the loss within a step'),
  backtracking: () =>
    lacks('Optax’s line searches want the loss beside the gradient, and shorten the step in another way'),
  polyakStep: () => lacks('optax.polyak_sgd wants the loss beside the gradient'),
  sophiaG: () => lacks('optax.contrib.sophia estimates the Hessian from random vectors'),
  normalizedGd: notCompared('optax.normalize_by_update_norm'),
  rprop: notCompared('optax.rprop'),
  scheduleFreeSgd: notCompared('optax.contrib.schedule_free'),
  scheduleFreeAdamw: notCompared('optax.contrib.schedule_free'),
  sam: () => lacks('Optax is given the gradient at the point itself, not at one beside it'),
}

/** The chain of a run, or why Optax has none. */
export function optaxChain(id: string | undefined, values: ParameterValues): Chain {
  if (id === undefined) return lacks('its update lines are typed')
  return chains[id]?.(values) ?? lacks('Optax has no such method')
}

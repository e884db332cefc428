/**
 * Our optimizers as those of `torch.optim`, where the paths are the same: the aliases of `src/optimizers` read backwards.
 * A test reads every call back through the aliases. What PyTorch does otherwise, or not in all versions from 1.13 on, is a literal loop.
 */
import type { ParameterValues } from '../../core/parameter.ts'
import type { Counterpart } from './call.ts'

/** Arguments by the names of our parameters: a schedule may move them. Fixed ones are written as they are. */
export interface LibraryOptimizer {
  class: string
  /** PyTorch's name, and ours; two of ours for `betas` and the like. */
  arguments: Readonly<Record<string, string | readonly [string, string]>>
  fixed?: Readonly<Record<string, boolean | string>>
}

type Lookup = (values: ParameterValues) => Counterpart<LibraryOptimizer>

const coupled = { weight_decay: 'weightDecay', maximize: 'maximize' }
const adam = { lr: 'lr', betas: ['beta1', 'beta2'], eps: 'eps' } as const

const counterparts: Readonly<Record<string, Lookup>> = {
  gradientDescent: () => ({ class: 'SGD', arguments: { lr: 'lr', ...coupled } }),

  momentum: ({ form, beta, dampening }) => {
    if (form !== 'pytorch') return 'torch.optim.SGD has the rate outside the velocity, which is no average'
    if (beta === 0 && dampening !== 0) return 'torch.optim.SGD does not dampen without momentum'
    return { class: 'SGD', arguments: { lr: 'lr', momentum: 'beta', dampening: 'dampening', ...coupled } }
  },

  nesterov: ({ form, beta }) => {
    if (form !== 'pytorch') return 'torch.optim.SGD’s Nesterov momentum goes through other points'
    const values = { lr: 'lr', momentum: 'beta', ...coupled }
    return { class: 'SGD', arguments: values, fixed: { nesterov: beta !== 0 } }
  },

  adagrad: () => ({
    class: 'Adagrad',
    arguments: {
      lr: 'lr',
      lr_decay: 'lrDecay',
      initial_accumulator_value: 'initialAccumulator',
      eps: 'eps',
      ...coupled,
    },
  }),

  rmsprop: ({ epsilon, centered }) => {
    if (epsilon !== 'outside') return 'torch.optim.RMSprop adds eps outside the root'
    if (centered === true)
      return 'torch.optim.RMSprop takes roots of negative variances, which are clamped at zero here'
    return { class: 'RMSprop', arguments: { lr: 'lr', alpha: 'alpha', eps: 'eps', momentum: 'momentum', ...coupled } }
  },

  adadelta: () => ({ class: 'Adadelta', arguments: { lr: 'lr', rho: 'rho', eps: 'eps', ...coupled } }),

  adam: ({ biasCorrection, epsilon }) =>
    biasCorrection === true && epsilon === 'outside'
      ? { class: 'Adam', arguments: { ...adam, ...coupled } }
      : 'torch.optim.Adam corrects for bias and adds eps afterwards',

  adamw: () => ({ class: 'AdamW', arguments: { ...adam, ...coupled } }),

  amsgrad: ({ form, decoupled }) =>
    form === 'raw'
      ? { class: decoupled === true ? 'AdamW' : 'Adam', arguments: { ...adam, ...coupled }, fixed: { amsgrad: true } }
      : 'torch.optim.Adam takes the maximum of the uncorrected moment and corrects it afterwards',

  adamax: ({ form }) =>
    form === 'pytorch'
      ? { class: 'Adamax', arguments: { ...adam, ...coupled } }
      : 'torch.optim.Adamax adds eps to the size of the gradient',

  nadam: ({ form }) =>
    form === 'constant'
      ? 'torch.optim.NAdam’s momentum grows'
      : 'torch.optim.NAdam takes another path up to 1.13 than from 2.0 on',

  radam: ({ maximize }) =>
    maximize === true
      ? 'torch.optim.RAdam of 1.13 cannot maximize'
      : { class: 'RAdam', arguments: { ...adam, weight_decay: 'weightDecay' } },

  rprop: () => ({
    class: 'Rprop',
    arguments: {
      lr: 'lr',
      etas: ['etaMinus', 'etaPlus'],
      step_sizes: ['stepMin', 'stepMax'],
      maximize: 'maximize',
    },
  }),

  lbfgs: ({ lineSearch, maxEval, leastCurvature, c1, c2, maxSearch, searchTolerance }) => {
    const fixed = leastCurvature === 1e-10 && c1 === 1e-4 && c2 === 0.9 && maxSearch === 25 && searchTolerance === 1e-9
    if (!fixed) return 'torch.optim.LBFGS keeps its line search to other numbers'
    return {
      class: 'LBFGS',
      arguments: {
        lr: 'lr',
        max_iter: 'maxIter',
        ...(maxEval !== 0 && { max_eval: 'maxEval' }),
        tolerance_grad: 'toleranceGrad',
        tolerance_change: 'toleranceChange',
        history_size: 'historySize',
      },
      ...(lineSearch === 'strongWolfe' && { fixed: { line_search_fn: 'strong_wolfe' } }),
    }
  },

  asgd: () => ({
    class: 'ASGD',
    arguments: { lr: 'lr', lambd: 'lambd', alpha: 'alpha', t0: 't0', ...coupled },
  }),
}

/** PyTorch's optimizer, or why there is a literal loop. */
export function torchOptimizer(id: string | undefined, values: ParameterValues): Counterpart<LibraryOptimizer> {
  if (id === undefined) return 'its update lines are typed'
  return counterparts[id]?.(values) ?? 'torch.optim has no such method'
}

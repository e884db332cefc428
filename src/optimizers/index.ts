/** The optimizers: one line each. */
import type { Optimizer } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { registry } from '../core/registry.ts'
import { adabound } from './adabound.ts'
import { adabelief } from './adabelief.ts'
import { adadelta } from './adadelta.ts'
import { adafactor } from './adafactor.ts'
import { adagrad } from './adagrad.ts'
import { adam } from './adam.ts'
import { adamax } from './adamax.ts'
import { adamw } from './adamw.ts'
import { adan } from './adan.ts'
import { aggmo } from './aggmo.ts'
import { amsgrad } from './amsgrad.ts'
import { asgd } from './asgd.ts'
import { backtracking } from './backtracking.ts'
import { bfgs } from './bfgs.ts'
import { conjugateGradient } from './conjugateGradient.ts'
import { gaussNewton } from './gaussNewton.ts'
import { gradientDescent } from './gradientDescent.ts'
import { lamb } from './lamb.ts'
import { lars } from './lars.ts'
import { lbfgs } from './lbfgs.ts'
import { lbfgsb } from './lbfgsb.ts'
import { levenbergMarquardt } from './levenbergMarquardt.ts'
import { lion } from './lion.ts'
import { lookahead } from './lookahead.ts'
import { momentum } from './momentum.ts'
import { nadam } from './nadam.ts'
import { naturalGradient } from './naturalGradient.ts'
import { nelderMead } from './nelderMead.ts'
import { nesterov } from './nesterov.ts'
import { newton } from './newton.ts'
import { newtonCg } from './newtonCg.ts'
import { normalizedGd } from './normalizedGd.ts'
import { padam } from './padam.ts'
import { polyakStep } from './polyakStep.ts'
import { qhadam } from './qhadam.ts'
import { qhm } from './qhm.ts'
import { radam } from './radam.ts'
import { rmsprop } from './rmsprop.ts'
import { rprop } from './rprop.ts'
import { saddleFreeNewton } from './saddleFreeNewton.ts'
import { sam } from './sam.ts'
import { scheduleFreeAdamw } from './scheduleFreeAdamw.ts'
import { scheduleFreeSgd } from './scheduleFreeSgd.ts'
import { signSgd } from './signSgd.ts'
import { sophiaG } from './sophiaG.ts'
import { yogi } from './yogi.ts'

/** A name in typed equations is declared as in the first of these that knows it: new ones come after. */
export const optimizers = registry<Optimizer>({
  gradientDescent,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  adamw,
  amsgrad,
  normalizedGd,
  polyakStep,
  signSgd,
  rprop,
  qhm,
  aggmo,
  adadelta,
  adamax,
  nadam,
  radam,
  qhadam,
  adabelief,
  yogi,
  adabound,
  padam,
  adafactor,
  adan,
  lion,
  lars,
  lamb,
  sophiaG,
  asgd,
  scheduleFreeSgd,
  scheduleFreeAdamw,
  newton,
  saddleFreeNewton,
  gaussNewton,
  levenbergMarquardt,
  naturalGradient,
  bfgs,
  lbfgs,
  lbfgsb,
  conjugateGradient,
  newtonCg,
  backtracking,
  nelderMead,
  lookahead,
  sam,
})

/** PyTorch's arguments that say how to compute, not what. */
const IMPLEMENTATION: ReadonlySet<string> = new Set(['foreach', 'capturable', 'differentiable', 'fused'])

/** Our optimizer for a name and hyperparameters of PyTorch or the golden data; undefined if none equals it. */
export function optimizerFromGolden(
  name: string,
  theirs: Readonly<Record<string, unknown>>,
): { id: string; params: ParameterValues } | undefined {
  const given = Object.fromEntries(Object.entries(theirs).filter(([argument]) => !IMPLEMENTATION.has(argument)))
  for (const [id, { aliases = {} }] of Object.entries(optimizers)) {
    const params = Object.hasOwn(aliases, name) ? aliases[name]?.(given) : undefined
    if (params) return { id, params }
  }
  return undefined
}

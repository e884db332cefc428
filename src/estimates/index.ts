/** The ways to estimate the gradient of a sum: one line each. */
import type { Estimate } from '../core/estimate.ts'
import { registry } from '../core/registry.ts'
import { dataParallel } from './dataParallel.ts'
import { federated } from './federated.ts'
import { miniBatch } from './miniBatch.ts'
import { privateGradient } from './private.ts'
import { sag } from './sag.ts'
import { saga } from './saga.ts'
import { sarah } from './sarah.ts'
import { svrg } from './svrg.ts'

export const estimates = registry<Estimate>({
  miniBatch,
  svrg,
  saga,
  sag,
  sarah,
  dataParallel,
  federated,
  private: privateGradient,
})

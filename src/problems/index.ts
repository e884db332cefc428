/** The problems over data: one line each. A problem is a surface whose equations are those of one term. */
import type { Surface } from '../core/method.ts'
import { registry } from '../core/registry.ts'
import { leastSquares } from './leastSquares.ts'
import { linearSvm } from './linearSvm.ts'
import { logisticRegression } from './logisticRegression.ts'
import { movingTarget } from './movingTarget.ts'
import { oneNeuron } from './oneNeuron.ts'
import { reddi } from './reddi.ts'
import { sampleMean } from './sampleMean.ts'
import { sparseFeature } from './sparseFeature.ts'

export const problems = registry<Surface>({
  least_squares: leastSquares,
  logistic_regression: logisticRegression,
  linear_svm: linearSvm,
  one_neuron: oneNeuron,
  sparse_feature: sparseFeature,
  moving_target: movingTarget,
  sample_mean: sampleMean,
  reddi,
})

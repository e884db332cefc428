/** AdaGrad favours rare features: steps to the minimum at each method's own best rate. */
import { expect, test } from 'vitest'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { run } from '../../src/engine/index.ts'
import { mean, pathOf, variance } from './paths.ts'

const STEPS = 300
const STARTS = ['-1,-1', '-1.6,0.3', '0.2,2.8', '2.7,-0.5', '-0.4,-1.9', '2.1,2.4']
const PROBLEM = 'surface=sparse_feature&data=rare(n:200)'
const [X, Y] = pathOf(`${PROBLEM}&run=newton&steps=3`).end.point

/** The first step within 0.1 of the minimum. */
function arrival(start: string, seed: number, method: string): number {
  const { configuration } = readLink(
    `${PROBLEM}&start=${start}&seed=${seed}&run=${method}/miniBatch(B:8)&steps=${STEPS}`,
  )
  for (const { points, from, count } of run(specificationOf(configuration, configuration.runs[0]!)))
    for (let i = 0; i < count; i++) if (Math.hypot(points[2 * i]! - X, points[2 * i + 1]! - Y) < 0.1) return from + i
  return STEPS
}

/** From every start, with two seeds each, at the rate for which the mean is lowest. */
const best = (id: string, rates: readonly number[]) =>
  rates
    .map((lr) => STARTS.flatMap((start) => [1, 2].map((seed) => arrival(start, seed, `${id}(lr:${lr})`))))
    .reduce((a, b) => (mean(b) < mean(a) ? b : a))

test('with one feature non-zero in 2 % of the samples AdaGrad needs fewer steps than SGD, each at its best rate', () => {
  const sgd = best('gradientDescent', [1, 1.5, 1.8, 1.9, 2])
  const adagrad = best('adagrad', [0.7, 1, 1.4, 2, 2.8])
  const gains = sgd.map((steps, i) => steps - adagrad[i]!)
  // Four standard errors above none.
  expect(mean(gains)).toBeGreaterThan(4 * Math.sqrt(variance(gains) / (gains.length - 1)))
})

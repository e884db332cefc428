import { eigenvaluesOf, termsOf } from '../../engine/index.ts'
import { batchVariance, termVariance } from '../../estimates/terms/variance.ts'
import { Malformed, toList, toNumber, toNumbers, toPoint, toRecord, toText, type Json } from './format.ts'
import { difference, failed, PASSED, type Verdict } from './judge.ts'
import { sumOf } from './sumProblem.ts'

/** Relative to 1 or the number: sums of 64 terms in another order. */
const TOLERANCE = 1e-12
/** At the optimum, whose coordinates are rounded, the gradient is as large as that makes it. */
const AT_OPTIMUM = 1e-14

/** What the file says of a problem besides paths: its optimum, its curvature there, and the variance of its batches. */
export function judgeFacts(json: Json, problems: ReadonlyMap<string, Json>): Verdict {
  const problem = problems.get(toText(json.problem, 'problem'))
  if (!problem) throw new Malformed(`there is no problem ${String(json.problem)}`)
  const sum = sumOf(problem)
  const terms = termsOf(sum)
  const [x, y] = toPoint(json.optimum, 'optimum')
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  const loss = sum.gradient(x, y, gradient)
  sum.hessian(x, y, hessian)
  const eigenvalues = toPoint(json.hessianEigenvaluesAtOptimum, 'hessianEigenvaluesAtOptimum')
  const ours = eigenvaluesOf(hessian)
  const found = [
    difference('n', sum.size, toNumber(json.n, 'n'), 0),
    same('the loss at the optimum', loss, toNumber(json.optimumLoss, 'optimumLoss')),
    difference('the slope at the optimum', Math.hypot(gradient[0]!, gradient[1]!), 0, AT_OPTIMUM),
    ...eigenvalues.map((theirs, i) => same(`eigenvalue ${i}`, ours[i]!, theirs)),
    ...toList(json.variance, 'variance').flatMap((entry) => varianceProblems(toRecord(entry, 'variance'))),
  ]
  const first = found.find((difference) => difference !== undefined)
  return first === undefined ? PASSED : failed(first)

  function varianceProblems(entry: Json): (string | undefined)[] {
    const point = Float64Array.from(toPoint(entry.point, 'point'))
    const [gx, gy] = toPoint(entry.fullGradient, 'fullGradient')
    const value = sum.gradient(point[0]!, point[1]!, gradient)
    const sigma2 = termVariance(terms, point)
    const snapshot = Float64Array.from(toNumbers(entry.svrgSnapshot, 'svrgSnapshot'))
    return [
      same('the loss', value, toNumber(entry.loss, 'loss')),
      same('the gradient’s x', gradient[0]!, gx),
      same('the gradient’s y', gradient[1]!, gy),
      same('sigma²', sigma2, toNumber(entry.sigma2, 'sigma2')),
      same('SVRG’s sigma²', termVariance(terms, point, snapshot), toNumber(entry.svrgSigma2, 'svrgSigma2')),
      ...toList(entry.byBatch, 'byBatch').flatMap((batch) => {
        const { B, withReplacement, withoutReplacement } = toRecord(batch, 'byBatch')
        const size = toNumber(B, 'B')
        const variance = (replacement: boolean) => batchVariance(sigma2, size, sum.size, replacement)
        return [
          same(`B = ${size} with replacement`, variance(true), toNumber(withReplacement, 'withReplacement')),
          same(`B = ${size} without`, variance(false), toNumber(withoutReplacement, 'withoutReplacement')),
        ]
      }),
    ]
  }
}

const same = (what: string, ours: number, theirs: number) =>
  difference(what, ours, theirs, TOLERANCE * Math.max(1, Math.abs(theirs)))

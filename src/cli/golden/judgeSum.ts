import type { Estimator, Sampler } from '../../core/estimate.ts'
import type { ParameterValues } from '../../core/parameter.ts'
import { randomStream } from '../../core/random.ts'
import { estimatedOracle, optimizerKernel, scheduleFunction, termsOf } from '../../engine/index.ts'
import { averageModels, localSteps } from '../../estimates/terms/federated.ts'
import { estimates } from '../../estimates/index.ts'
import type { SumFunction } from '../../language/compileSum.ts'
import { optimizerFromGolden } from '../../optimizers/index.ts'
import { scheduleFromGolden } from '../../schedules/index.ts'
import { Malformed, toCount, toList, toNumber, toNumbers, toPoint, toRecord, toText, type Json } from './format.ts'
import { difference, failed, PASSED, skipped, type Verdict } from './judge.ts'
import { sumOf } from './sumProblem.ts'

/** Of the file's own rounding error, and the least that this error counts as; relative to 1 or the number. */
const ERRORS = 50
const LEAST_ERROR = 1e-15

/** Points of a path, one per update or round; local models of a round besides where clients have some. */
interface Path {
  points: readonly Float64Array[]
  models?: readonly (readonly Float64Array[])[]
}

/** Compares every stored point and loss of a path on a sum, and every client's model, fed with the file's choices of terms. */
export function judgeSum(json: Json, problems: ReadonlyMap<string, Json>): Verdict {
  const algorithm = toText(json.algorithm, 'algorithm')
  const problem = problems.get(toText(json.problem, 'problem'))
  if (!problem) throw new Malformed(`there is no problem ${String(json.problem)}`)
  const sum = sumOf(problem)
  const path = algorithm.startsWith('fed') ? federatedPath(json, sum) : estimatedPath(json, sum, algorithm)
  if (!path) return skipped(algorithm)
  const error = Math.max(toNumber(json.maxRoundingError, 'maxRoundingError'), LEAST_ERROR)
  const tolerance = (value: number): number => ERRORS * error * Math.max(1, Math.abs(value))
  const losses = toNumbers(json.losses, 'losses')
  const at = toNumbers(json.at, 'at')
  for (const [i, step] of at.entries()) {
    const [x, y] = toPoint(toList(json.points, 'points')[i], `points[${i}]`)
    const point = path.points[step]
    if (!point) return failed(`step ${step}: the path has ended`)
    const loss = losses[i] ?? NaN
    const problem =
      difference('x', point[0]!, x, tolerance(x)) ??
      difference('y', point[1]!, y, tolerance(y)) ??
      difference('the loss', sum.value(point[0]!, point[1]!), loss, tolerance(loss))
    if (problem !== undefined) return failed(`step ${step}: ${problem}`)
  }
  return path.models ? compareModels(json, path.models, tolerance) : PASSED
}

function compareModels(json: Json, models: NonNullable<Path['models']>, tolerance: (value: number) => number): Verdict {
  for (const [round, clients] of toList(json.clientModels, 'clientModels').entries())
    for (const [client, model] of toList(clients, `clientModels[${round}]`).entries())
      for (const [j, theirs] of toNumbers(model, 'a client model').entries()) {
        const problem = difference('the model', models[round]?.[client]?.[j] ?? NaN, theirs, tolerance(theirs))
        if (problem !== undefined) return failed(`round ${round}, client ${client}: ${problem}`)
      }
  return PASSED
}

const toIndices = (value: unknown): readonly number[] =>
  typeof value === 'number' ? [value] : toNumbers(value, 'indices').map((index) => toCount(index, 'an index'))

/** Gives out the file's batches one after another; epochs are strung together. */
function fedWith(indices: unknown, isNested: boolean): Sampler {
  const outer = toList(indices, 'indices')
  const batches = (isNested ? outer.flatMap((epoch) => toList(epoch, 'an epoch')) : outer).map(toIndices)
  let next = 0
  return {
    next(count) {
      const batch = batches[next++]
      if (!batch) throw new Malformed('there are fewer choices of terms than updates')
      if (batch.length !== count) throw new Malformed(`a batch has ${batch.length} terms, not ${count}`)
      return batch
    },
  }
}

/** SGD in its forms, SVRG, SAGA, SAG and SARAH: an estimate, and an optimizer that uses it. */
function estimatedPath(json: Json, sum: SumFunction, algorithm: string): Path | undefined {
  const estimate = estimates[algorithm === 'sgd' ? 'miniBatch' : algorithm]
  if (!estimate) return undefined
  const hyper = toRecord(json.hyper, 'hyper')
  const { lr, momentum, schedule: kind, decay, batchSize, m } = hyper
  const optimizer = optimizerFromGolden('SGD', { lr, ...(momentum !== undefined && { momentum }) })
  const schedule =
    kind === undefined
      ? { id: 'constant', params: {} }
      : scheduleFromGolden({ kind, ...(decay !== undefined && { decay }) })
  if (!optimizer || !schedule) return undefined
  const values: ParameterValues = {
    ...(batchSize !== undefined && { B: toCount(batchSize, 'batchSize') }),
    ...(m !== undefined && { m: toCount(m, 'm') }),
  }
  const isNested = algorithm === 'svrg' || algorithm === 'sarah'
  const estimator = estimate.create(termsOf(sum), values, fedWith(json.indices, isNested), (purpose) =>
    randomStream(1, purpose),
  )
  const start = toPoint(json.start, 'start')
  const steps = toCount(json.steps, 'steps')
  const specification = { surface: { id: 'bowl', params: {} }, start, steps, seed: 1, optimizer, schedule }
  return { points: pathOf(specification, sum, estimator) }
}

function pathOf(
  specification: Parameters<typeof optimizerKernel>[0],
  sum: SumFunction,
  estimator: Estimator,
): Float64Array[] {
  const { kernel, baseRate } = optimizerKernel(specification)
  const { steps, start } = specification
  const schedule = scheduleFunction(specification.schedule, baseRate, steps)
  const oracle = estimatedOracle(sum, estimator)
  const x = Float64Array.from(start)
  const points = [x.slice()]
  for (let k = 0; k < steps; k++) {
    estimator.begin(x)
    kernel.step(x, oracle, schedule.rate(k), k + 1)
    points.push(x.slice())
  }
  return points
}

/** FedAvg and FedProx: one point per round. */
function federatedPath(json: Json, sum: SumFunction): Path {
  const { lr, mu = 0, weighting, partition } = toRecord(json.hyper, 'hyper')
  const rates = { lr: toNumber(lr, 'lr'), mu: toNumber(mu, 'mu') }
  const sizes = toList(partition, 'partition').map((terms) => toList(terms, 'a part').length)
  const weights = weighting === 'uniform' ? sizes.map(() => 1) : sizes
  const terms = termsOf(sum)
  const server = Float64Array.from(toPoint(json.start, 'start'))
  const points = [server.slice()]
  const models = toList(json.indices, 'indices').map((round) => {
    const local = toList(round, 'a round').map((client) => {
      const batches = toList(toRecord(client, 'a client').batches, 'batches').map(toIndices)
      const model = new Float64Array(2)
      localSteps(terms, batches, server, rates, model)
      return model
    })
    averageModels(local, weights, server)
    points.push(server.slice())
    return local
  })
  return { points, models }
}

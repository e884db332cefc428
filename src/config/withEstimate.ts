import { estimates } from '../estimates/index.ts'
import { lookUp } from './registries.ts'
import { estimateOf, methodValues, optimizerValues } from './resolve.ts'
import type { MethodChoice, RunConfiguration } from './types.ts'

/**
 * The run with another estimate of its gradients. Where clients descend by themselves, the run's rate is their server's: chosen on
 * gradient descent, such an estimate takes the rate over for the clients' steps, and the server's becomes the one at which the two
 * are what the estimate is named after; given up, the rate goes back. Other optimizers keep theirs.
 */
export function withEstimate(run: RunConfiguration, choice: MethodChoice | undefined): RunConfiguration {
  const [before, after] = [estimateOf(run.estimate)?.server, estimateOf(choice)?.server]
  const { optimizer } = run
  if (optimizer.id !== 'gradientDescent' || (before === undefined) === (after === undefined))
    return { ...run, estimate: choice }
  const { lr } = optimizer.params
  if (after && choice) {
    const params = lr === undefined ? choice.params : { [after.local]: lr, ...choice.params }
    return { ...run, optimizer: atRate(after.rate), estimate: { ...choice, params } }
  }
  const method = lookUp(estimates, run.estimate?.id)
  const local = before && method && run.estimate && methodValues(method, run.estimate, 1)[before.local]
  const isServers = before?.rate === optimizerValues(optimizer, 1).lr
  return { ...run, estimate: choice, ...(isServers && local !== undefined && { optimizer: atRate(Number(local)) }) }

  function atRate(rate: number): RunConfiguration['optimizer'] {
    return { ...optimizer, params: { ...optimizer.params, lr: rate } }
  }
}

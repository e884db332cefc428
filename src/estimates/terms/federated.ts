/**
 * FedAvg and FedProx: in every round each client starts from the server's point w and does its local steps
 *
 *   x = x - lr*(g_B(x) + mu*(x - w))          mu = 0: FedAvg
 *
 * on batches of its own terms; the server's next point is the clients' mean, weighted by their numbers of terms or not at all.
 * McMahan et al. 2017, algorithm 1; Li et al. 2020 (FedProx, one proximal gradient step in place of an inexact solution).
 */
import type { Terms } from '../../core/estimate.ts'
import { averageGradient } from './average.ts'

/** The batches of one client's local steps in a round, in order. */
export type LocalBatches = readonly ArrayLike<number>[]

/** One client's local steps from the server's point: its model, to `model`; every step's point to `visit`. */
export function localSteps(
  terms: Terms,
  batches: LocalBatches,
  server: Float64Array,
  { lr, mu }: { lr: number; mu: number },
  model: Float64Array,
  visit?: (point: Float64Array) => void,
): void {
  const gradient = new Float64Array(server.length)
  model.set(server)
  for (const batch of batches) {
    averageGradient(terms, batch, model, gradient)
    for (let j = 0; j < model.length; j++) {
      const pull = mu === 0 ? 0 : mu * (model[j]! - server[j]!)
      model[j] = model[j]! - lr * (gradient[j]! + pull)
    }
    visit?.(model)
  }
}

/** The weighted mean of the clients' models, to `server`. */
export function averageModels(models: readonly Float64Array[], weights: readonly number[], server: Float64Array): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (let j = 0; j < server.length; j++) {
    let sum = 0
    for (const [c, model] of models.entries()) sum += weights[c]! * model[j]!
    server[j] = sum / total
  }
}

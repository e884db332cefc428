/**
 * Federated averaging: the terms stay with K clients. In a round each client starts at the server's point w and does E epochs of
 * gradient descent on its own terms, in batches of B at a rate eta of its own,
 *
 *   x = x - eta*(g_B(x) + mu*(x - w))           mu = 0: FedAvg; mu > 0: FedProx
 *
 * and the server is given the pseudo-gradient, how far the mean of the clients' models has moved against the gradient's sense:
 *
 *   g = w - mean(x_1, ..., x_K)
 *
 * Gradient descent at rate 1 on it is w = mean(x_1, ..., x_K): FedAvg. Any other optimizer makes it one of FedOpt.
 * McMahan et al. 2017, algorithm 1; Li et al. 2020 (FedProx); Reddi et al. 2021, algorithm 1 (FedOpt: Delta = -g).
 */
import { defineEstimate, type ClientPath } from '../core/estimate.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { choice, nonNegative, number, whole } from '../core/parameters.ts'
import { branch, shuffle, type Random } from '../core/random.ts'
import { sampler, sampling, type Sampling } from '../core/sampling.ts'
import { averageModels, localSteps, type LocalBatches } from './terms/federated.ts'
import { heterogeneity, partition, partSizes, sizes } from './terms/partition.ts'

export const federated = defineEstimate({
  name: 'Federated averaging',
  summary: 'Clients descend on their own terms for some epochs; the server is given how far their mean has moved.',
  params: {
    K: whole(4, 'clients', 'K', { max: 32, scale: 'linear' }),
    E: whole(5, 'epochs of local descent in a round', 'E', { max: 100 }),
    B: whole(8, 'terms in a local batch; as many as a client has, or more: all of them', 'B', { max: 1024 }),
    eta: number(0.1, 'rate of the local steps', '\\eta_l', { min: 1e-4, max: 1, scale: 'log', valid: { min: 0 } }),
    mu: nonNegative(0, 'pull towards the server’s point; 0: FedAvg, more: FedProx', '\\mu', 100),
    heterogeneity: heterogeneity(1),
    fraction: number(1, 'share of the clients that take part in a round, one at least', 'C', {
      min: 0.05,
      max: 1,
      valid: { min: 0, max: 1, open: 'min' },
    }),
    sizes,
    weights: choice('size', 'Weights', 'how much each client’s model counts in the mean', {
      size: 'by number of terms',
      uniform: 'all alike',
    }),
    sampling: sampling('reshuffled'),
  },
  reference:
    'McMahan et al., Communication-efficient learning of deep networks from decentralized data, 2017, algorithm 1; ' +
    'Li et al., Federated optimization in heterogeneous networks, 2020; Reddi et al., Adaptive federated optimization, 2021',
  notes: [
    'The estimate is the pseudo-gradient w − mean of the clients’ models: gradient descent at rate 1 is FedAvg, and the run’s rate is the server’s.',
    'The clients’ parts: terms sorted by label, else by slope, feature and target; a share 1 − h of them, chosen at random, change places at random.',
    'FedProx takes proximal gradient steps, as its authors’ code does, in place of an inexact solution of the local problem.',
  ],
  lines: () => [
    { says: 'each client, from the server’s point w, for E epochs', formula: 'x = x - eta*(grad_B(x) + mu*(x - w))' },
    { says: 'the server is given, with the mean of the clients’ models', formula: 'g = w - xbar' },
  ],
  server: { rate: 1, local: 'eta' },
  /** Where some clients take part, what they cost on the mean. */
  spent(updates, { K, E, B, fraction, sizes: parts, sampling: scheme }, n) {
    const clients = partSizes(n, Number(K), String(parts))
    const costs = clients.map((rows) => {
      const size = Math.min(Number(B), rows)
      return Number(E) * (scheme === 'replacement' ? Math.ceil(rows / size) * size : rows)
    })
    const share = participating(clients.length, fraction) / clients.length
    return {
      termEvaluations: Math.floor(updates * share * costs.reduce((sum, cost) => sum + cost, 0)),
      serialEvaluations: updates * Math.max(...costs),
      synchronizations: updates,
    }
  },
  create(terms, values, _, stream) {
    const { sampling: scheme, weights, fraction, E, B } = values
    const rates = { lr: Number(values.eta), mu: Number(values.mu) }
    const own = stream('batches')
    const clients = partition(terms, partedBy(values), stream('partition')).map((rows) => {
      if (scheme === 'shuffledOnce') shuffle(rows, own)
      return { rows, weight: weights === 'uniform' ? 1 : rows.length }
    })
    const taking = participating(clients.length, fraction)
    const local = { E: Number(E), B: Number(B), scheme: scheme === 'shuffledOnce' ? 'inOrder' : (scheme as Sampling) }
    let seed: Random | undefined
    let round: readonly Local[] = []
    let [termEvaluations, termsDrawn, serialEvaluations, synchronizations] = [0, 0, 0, 0]
    const asked = new Float64Array(2)
    const models = clients.map(() => new Float64Array(2))

    /** The same for all questions of an update, and drawn only if there is one. */
    const drawn = () => {
      if (seed) {
        round = participants(clients.length, taking, seed).map((client) => batchesOf(client, seed!))
        termsDrawn += round.reduce((sum, { batches }) => sum + termsIn(batches), 0)
      }
      seed = undefined
      return round
    }
    const batchesOf = (client: number, random: Random): Local => ({
      client,
      batches: localBatches(clients[client]!.rows, local, random),
    })
    return {
      clients,
      begin() {
        seed = branch(own)
      },
      gradient(point, out) {
        asked.set(point)
        const taken = drawn()
        for (const { client, batches } of taken) {
          localSteps(terms, batches, asked, rates, models[client]!)
          termEvaluations += termsIn(batches)
        }
        serialEvaluations += taken.reduce((most, { batches }) => Math.max(most, termsIn(batches)), 0)
        synchronizations++
        averageModels(
          taken.map(({ client }) => models[client]!),
          taken.map(({ client }) => clients[client]!.weight),
          out,
        )
        for (let j = 0; j < out.length; j++) out[j] = asked[j]! - out[j]!
      },
      get termEvaluations() {
        return termEvaluations
      },
      get termsDrawn() {
        return termsDrawn
      },
      get serialEvaluations() {
        return serialEvaluations
      },
      get synchronizations() {
        return synchronizations
      },
      round: () =>
        drawn().map(({ client, batches }): ClientPath => {
          const points = [...asked]
          localSteps(terms, batches, asked, rates, new Float64Array(2), (point) => points.push(...point))
          return { client, points: Float64Array.from(points) }
        }),
    }
  },
})

/** How many clients take part in a round. */
const participating = (clients: number, fraction: unknown): number =>
  Math.max(1, Math.round(Number(fraction) * clients))

const termsIn = (batches: LocalBatches): number => batches.reduce((sum, { length }) => sum + length, 0)

/** A client's part in a round. */
interface Local {
  client: number
  batches: LocalBatches
}

const partedBy = ({ K, heterogeneity: h, sizes: parts }: ParameterValues) => ({
  K: Number(K),
  h: Number(h),
  parts: String(parts),
})

/** Who takes part in a round: some of them chosen at random, in their order. */
function participants(clients: number, taking: number, random: Random): readonly number[] {
  const all = Int32Array.from({ length: clients }, (_, k) => k)
  if (taking < clients) shuffle(all, random)
  return [...all.subarray(0, taking)].sort((a, b) => a - b)
}

/** The batches of E epochs over a client's own terms. */
function localBatches(
  rows: ArrayLike<number>,
  { E, B, scheme }: { E: number; B: number; scheme: Sampling },
  random: Random,
): LocalBatches {
  const size = Math.min(B, rows.length)
  const draw = sampler(rows.length, scheme, random)
  return Array.from({ length: E * Math.ceil(rows.length / size) }, () =>
    Int32Array.from(draw.next(size), (place) => rows[place]!),
  )
}

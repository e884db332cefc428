/** The ways to choose the terms of a batch. */
import type { Sampler } from './estimate.ts'
import { choice } from './parameters.ts'
import type { ChoiceParameter } from './parameter.ts'
import { shuffle, type Random } from './random.ts'

const SCHEMES = {
  replacement: 'with replacement',
  reshuffled: 'reshuffled every epoch',
  shuffledOnce: 'shuffled once',
  inOrder: 'in the order of the data',
} as const

export type Sampling = keyof typeof SCHEMES

/** In a word or two, where there is no room for more. */
export const SAMPLING_WORDS: Readonly<Record<Sampling, string>> = {
  replacement: 'with replacement',
  reshuffled: 'reshuffled',
  shuffledOnce: 'shuffled once',
  inOrder: 'in order',
}

/** How an estimate chooses its terms. */
export const sampling = (byDefault: Sampling): ChoiceParameter =>
  choice(byDefault, 'Sampling', 'how the terms of a batch are chosen', SCHEMES)

/**
 * Chooses among n terms. With replacement every choice is independent of all others. The other schemes pass through all terms
 * before any comes again; the last batch of such an epoch has what is left of it, fewer terms where n is no multiple of the
 * batch (as PyTorch's loader does).
 */
export function sampler(size: number, scheme: Sampling, random: Random): Sampler {
  if (scheme === 'replacement') return independent(size, random)
  const order = Int32Array.from({ length: size }, (_, i) => i)
  if (scheme === 'shuffledOnce') shuffle(order, random)
  let used = size
  return {
    next(count) {
      if (used === size) {
        used = 0
        if (scheme === 'reshuffled') shuffle(order, random)
      }
      const from = used
      used = Math.min(used + count, size)
      return order.subarray(from, used)
    },
  }
}

function independent(size: number, random: Random): Sampler {
  let batch = new Int32Array(0)
  return {
    next(count) {
      if (batch.length !== count) batch = new Int32Array(count)
      for (let k = 0; k < count; k++) batch[k] = random.below(size)
      return batch
    },
  }
}

/** How many terms the first batches of B have together. */
export function drawnBy(batches: number, B: number, n: number, scheme: Sampling): number {
  const size = Math.min(B, n)
  if (scheme === 'replacement') return batches * size
  const inEpoch = Math.ceil(n / size)
  return Math.floor(batches / inEpoch) * n + (batches % inEpoch) * size
}

import { expect, test } from 'vitest'
import { hasChance, readLink } from '../../src/config/index.ts'

const draws = (run: string) => hasChance(readLink(`surface=least_squares&run=${run}`).configuration.runs[0]!)

test('chance has a part in runs that draw batches, noise or the direction of rounding, and in no other', () => {
  expect(['adam', 'adam/norm', 'adam/binary16', 'adam/miniBatch(sampling:inOrder)'].map(draws)).toEqual(
    Array.from({ length: 4 }, () => false),
  )
  expect(
    [
      'adam/miniBatch',
      'adam/saga',
      'adam/gaussian',
      'adam/heavyTailed',
      'adam/binary16(rounding:stochastic)',
      'adam/federated',
      'adam/dropout:0.2',
    ].map(draws),
  ).toEqual(Array.from({ length: 7 }, () => true))
})

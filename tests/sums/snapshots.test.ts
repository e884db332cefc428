/** Where SVRG takes its snapshots. */
import { describe, expect, test } from 'vitest'
import { randomStream } from '../../src/core/random.ts'
import { snapshotsBy } from '../../src/estimates/terms/snapshots.ts'
import { pathOf } from './paths.ts'

/** The snapshots of epochs of m points 1, 2, 3, ... along x. */
function chosen(kind: string, m: number, epochs: number): number[] {
  const snapshots = snapshotsBy(kind, () => randomStream(1, 'snapshots'))
  const out = new Float64Array(2)
  return Array.from({ length: epochs }, (_, e) => {
    snapshots.renew(Float64Array.of(e * m + 1, 0), out)
    for (let k = 0; k < m; k++) snapshots.visit(Float64Array.of(e * m + k + 1, 0))
    return out[0]!
  })
}

describe('the snapshots of SVRG', () => {
  test('begin at the start, and are the last point of each epoch, which is the first of the next', () => {
    expect(chosen('last', 4, 3)).toEqual([1, 5, 9])
  })
  test('or the mean of the points that the epoch led to', () => {
    expect(chosen('mean', 4, 3)).toEqual([1, (2 + 3 + 4 + 5) / 4, (6 + 7 + 8 + 9) / 4])
  })
  test('or any point at which the epoch took a gradient, each as likely: within 4 standard errors of 2000 epochs', () => {
    const places = chosen('random', 4, 2001)
      .slice(1)
      .map((place) => (place - 1) % 4)
    for (const each of [0, 1, 2, 3]) {
      const share = places.filter((place) => place === each).length / 2000
      expect(Math.abs(share - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 2000))
    }
  })

  const data = 'surface=least_squares(lambda:0.1)&data=line(n:40)&start=-1,1.5'
  const lowest = Math.min(...pathOf(`${data}&run=newton&steps=3`).losses)

  test.each(['random', 'mean'])('lead straight to the minimum, to 1e-12: %s', (kind) => {
    const { losses } = pathOf(`${data}&run=gradientDescent(lr:0.05)/svrg(m:80,snapshot:${kind})&steps=4000`)
    expect(losses.at(-1)! - lowest).toBeLessThan(1e-12)
  })
})

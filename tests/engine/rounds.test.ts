import { describe, expect, test } from 'vitest'
import { agreementOf, linesOf, minimaOf, modelOf } from '../../src/charts/surface/rounds.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { foundMinimum } from '../../src/engine/minimum.ts'
import type { Rounds } from '../../src/engine/rounds.ts'
import { pathOf } from '../sums/paths.ts'
import { roundsOf as roundsOfRun } from './specifications.ts'

function roundsOf(link: string, update: number): Rounds {
  const { configuration } = readLink(link)
  return roundsOfRun(specificationOf(configuration, configuration.runs[0]!), update)
}

const closeTo = (actual: readonly number[], expected: readonly number[]) =>
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12))

describe('the rounds of a federated run', () => {
  const link = 'surface=least_squares&run=gradientDescent(lr:1)/federated(K:3,E:2,B:8)&steps=20'
  const rounds = roundsOf(link, 7)
  const { points } = pathOf(link)
  const at = (step: number) => [points[2 * step]!, points[2 * step + 1]!] as const

  test('are all there where they are not too many', () => {
    expect([rounds.from, rounds.begins.length - 1]).toEqual([0, 20])
    expect([...rounds.sizes]).toEqual([21, 21, 22])
    expect([...rounds.weights]).toEqual([21, 21, 22])
  })

  test('go from the run’s own points over every local step to models whose mean is the next one', () => {
    for (let k = 0; k < 20; k++) {
      const lines = linesOf(rounds, k)
      expect(lines.map(({ client }) => client)).toEqual([0, 1, 2])
      for (const { from, to } of lines) {
        expect([rounds.lines.coordinates[2 * from], rounds.lines.coordinates[2 * from + 1]]).toEqual([...at(k)])
        expect(to - from).toBe(2 * Math.ceil(22 / 8))
      }
      closeTo(agreementOf(rounds, k)!.mean, at(k + 1))
    }
    expect(linesOf(rounds, 20)).toEqual([])
  })

  test('say how far the models are from their mean', () => {
    const models = linesOf(rounds, 3).map((line) => modelOf(rounds, line))
    const [x, y] = at(4)
    const squares = models.map(([atX, atY], k) => rounds.weights[k]! * ((atX - x) ** 2 + (atY - y) ** 2))
    expect(agreementOf(rounds, 3)!.spread).toBeCloseTo(Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / 64), 12)
  })

  test('know each client’s own minimum, where one is found', () => {
    const rows = '0,0/0.5,1/1,0/1.5,3/2,2/3,4'
    const two = roundsOf(`surface=least_squares&data=${rows}&run=gradientDescent(lr:1)/federated(K:2)&steps=3`, 0)
    const own = ['0,0/0.5,1/1,0', '1.5,3/2,2/3,4'].map((part) =>
      foundMinimum(readLink(`surface=least_squares&data=${part}&steps=5`).configuration.surface)!,
    )
    minimaOf(two).forEach((minimum, k) => closeTo(minimum, own[k]!))
    const bend = roundsOf('surface=linear_svm&run=gradientDescent(lr:1)/federated(K:2)&steps=3', 0)
    expect([...bend.minima]).toEqual([NaN, NaN, NaN, NaN])
  })

  test('are of the optimizer’s own questions: Nesterov’s clients start at the look-ahead point', () => {
    const { lines } = roundsOf('surface=least_squares&run=nesterov(lr:1,beta:0.5)/federated(K:2)&steps=5', 0)
    const path = pathOf('surface=least_squares&run=nesterov(lr:1,beta:0.5)/federated(K:2)&steps=5').points
    // Round 1: two lines on, x_1 + beta*(x_1 - x_0).
    const start = lines.offsets[2]!
    closeTo(
      [lines.coordinates[2 * start]!, lines.coordinates[2 * start + 1]!],
      [path[2]! + 0.5 * (path[2]! - path[0]!), path[3]! + 0.5 * (path[3]! - path[1]!)],
    )
  })

  test('are those about the one that is asked for where all would be too many', () => {
    const long = 'surface=least_squares&data=line(n:400)&run=gradientDescent(lr:1)/federated(K:4,E:10,B:1)&steps=120'
    const all = pathOf(long).points
    // 4000 local steps and four starts a round: 49 rounds fit.
    const found = roundsOf(long, 70)
    expect([found.from, found.begins.length - 1]).toEqual([49, 49])
    closeTo(agreementOf(found, 70)!.mean, [all[142]!, all[143]!])
    expect(roundsOf(long, 110)).toMatchObject({ from: 98 })
  })

  test('are none of a run that has no clients, nor after one that has ended', () => {
    expect(roundsOf('surface=least_squares&run=gradientDescent/miniBatch&steps=9', 0).begins).toHaveLength(1)
    const far = roundsOf('surface=least_squares&run=gradientDescent(lr:1)/federated(eta:1e150)&steps=50', 40)
    expect(far.begins.length - 1).toBeLessThan(10)
  })
})

import { describe, expect, it } from 'vitest'
import { minimaAtHeights, roundsAlongSteps } from '../../src/charts/curve/liftRounds.ts'
import type { ShownRun } from '../../src/charts/shownRuns.ts'
import { agreementOf, linesOf, minimaOf } from '../../src/charts/surface/rounds.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { roundsOf } from '../engine/specifications.ts'
import { pathOf, xs } from '../sums/paths.ts'

const LINK =
  'surface=sample_mean&data=1/2/4/7&start=0,0&run=gradientDescent(lr:1)/federated(K:2,E:3,B:2,eta:0.1)&steps=6'
const { configuration } = readLink(LINK)
const rounds = roundsOf(specificationOf(configuration, configuration.runs[0]!), 0)
const run = (positions?: (step: number) => number): ShownRun =>
  ({ record: {}, positions, axis: positions ? 'evaluations' : 'steps' }) as never

describe('rounds of a run with one parameter', () => {
  it('go over its steps from where the update begins to where it ends, and end at their mean', () => {
    const along = roundsAlongSteps(rounds, run())
    const x = xs(pathOf(LINK))
    for (let k = 0; k < 6; k++) {
      for (const { from, to } of linesOf(along, k)) {
        const { coordinates } = along.lines
        expect([coordinates[2 * from], coordinates[2 * from + 1]]).toEqual([x[k], k])
        expect(coordinates[2 * to + 1]).toBe(k + 1)
        expect(coordinates[2 * from + 3]).toBeCloseTo(k + 1 / 3, 12)
      }
      const { mean } = agreementOf(along, k)!
      expect(mean[0]).toBeCloseTo(x[k + 1]!, 12)
      expect(mean[1]).toBeCloseTo(k + 1, 12)
    }
  })

  it('stand where the axis has the steps', () => {
    const along = roundsAlongSteps(
      rounds,
      run((step) => 10 * step),
    )
    const [line] = linesOf(along, 2)
    expect(along.lines.coordinates[2 * line!.from + 1]).toBe(20)
    expect(along.lines.coordinates[2 * line!.to + 1]).toBe(30)
  })

  it('have their clients’ minima on the curve alone', () => {
    expect(minimaOf(roundsAlongSteps(rounds, run())).flat()).toEqual([NaN, NaN, NaN, NaN])
    const on = minimaAtHeights(rounds, (x) => x * x)
    expect(minimaOf(on).map(([x, y]) => [Number(x.toFixed(9)), Number(y.toFixed(9))])).toEqual([
      [1.5, 2.25],
      [5.5, 30.25],
    ])
    expect(linesOf(on, 0)).toEqual([])
  })
})

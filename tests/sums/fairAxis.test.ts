/** SGD, SVRG and full gradients, counted by steps and by gradients: who is ahead, and what variance reduction does in the end. */
import { describe, expect, test } from 'vitest'
import { presets } from '../../src/config/index.ts'
import { mean, pathOf, pathsOf, sumOf, type Path } from './paths.ts'

const { link } = presets.find(({ id }) => id === 'svrg-by-evaluations')!
const N = 80
const lowest = Math.min(...pathOf('surface=logistic_regression&run=gradientDescent(lr:1)&steps=3000').losses)

/** How far each point's loss is over the lowest. */
const gaps = ({ losses }: Path) => Array.from(losses, (loss) => loss - lowest)
const at = (path: Path, evaluations: number) =>
  path.termEvaluations.findLastIndex((count) => count / N <= evaluations + 1e-9)

/** The mean gap of each run over 12 seeds, where `place` says. */
function meanGaps(setting: string, place: (path: Path) => number): number[] {
  const runs = Array.from({ length: 12 }, (_, i) =>
    pathsOf(link.replace(/&axis=.*/, `&seed=${i + 1}${setting}`)).map((path) => gaps(path)[place(path)]!),
  )
  return [0, 1, 2].map((run) => mean(runs.map((each) => each[run]!)))
}

describe('counted otherwise the order is another', () => {
  test('after 60 steps full gradients lead, then SGD, then SVRG', () => {
    const [sgd, svrg, full] = meanGaps('&steps=60', ({ losses }) => losses.length - 1)
    // Each at least twice as near as the next: more than the spread of 12 seeds.
    expect(full! * 2).toBeLessThan(sgd!)
    expect(sgd! * 2).toBeLessThan(svrg!)
  })

  test('after as many gradients as 16 full ones it is the reverse', () => {
    const [sgd, svrg, full] = meanGaps('&axis=evaluations&steps=16', (path) => at(path, 16))
    expect(svrg! * 1000).toBeLessThan(sgd!)
    expect(sgd! * 10).toBeLessThan(full!)
  })
})

describe('the scene', () => {
  const [sgd, svrg, full] = pathsOf(link)

  test('gives all three the same gradients: 3200 of one row each', () => {
    expect([sgd!, full!].map(({ end }) => end.termEvaluations)).toEqual([40 * N, 40 * N])
    expect(svrg!.end.termEvaluations).toBeLessThanOrEqual(40 * N)
    expect(svrg!.end.termEvaluations).toBeGreaterThanOrEqual(39 * N)
  })

  test('SVRG’s gap falls by the same factor from pass to pass, to rounding; SGD’s stays where it is', () => {
    const passes = [4, 8, 12, 16, 20, 24, 28]
    const of = (path: Path) => passes.map((evaluations) => Math.log(gaps(path)[at(path, evaluations)]!))
    const straight = of(svrg!)
    const slope = (straight.at(-1)! - straight[0]!) / (passes.at(-1)! - passes[0]!)
    // A tenth of the gap or less is left after every four passes' worth on average, and no point is far off the line.
    expect(Math.exp(4 * slope)).toBeLessThan(0.1)
    straight.forEach((value, i) =>
      expect(Math.abs(value - straight[0]! - slope * (passes[i]! - 4)) / Math.abs(4 * slope)).toBeLessThan(1),
    )
    expect(gaps(svrg!).at(-1)!).toBeLessThan(1e-12)
    const later = gaps(sgd!).slice(at(sgd!, 8))
    const [first, second] = [later.slice(0, later.length >> 1), later.slice(later.length >> 1)].map(mean)
    expect(second! / first!).toBeGreaterThan(0.5)
    expect(second! / first!).toBeLessThan(2)
  })

  test('says what the gradient norms are', () => {
    const sum = sumOf(link)
    const gradient = new Float64Array(2)
    const normOf = ({ points }: Path, k: number) => {
      sum.gradient(points[2 * k]!, points[2 * k + 1]!, gradient)
      return Math.hypot(...gradient)
    }
    const later = sgd!.losses.length >> 1
    const rms = Math.sqrt(mean(Array.from({ length: later }, (_, i) => normOf(sgd!, later + i) ** 2)))
    expect(rms).toBeCloseTo(0.07, 2)
    expect(normOf(svrg!, svrg!.losses.length - 1)).toBeLessThan(1.5e-9)
    expect(normOf(full!, 40)).toBeCloseTo(0.06, 2)
  })

  test('by steps SVRG is last at its end, too', () => {
    const norms = pathsOf(link.replace('&axis=evaluations', '')).map((path) => gaps(path).at(-1)!)
    expect(Math.max(...norms)).toBe(norms[1])
  })
})

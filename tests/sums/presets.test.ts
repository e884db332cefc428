/** What the lessons of the presets over data say, measured. */
import { describe, expect, test } from 'vitest'
import { afterMove, presets, readLink } from '../../src/config/index.ts'
import { foundMinimum } from '../../src/engine/minimum.ts'
import { mean, pathsOf, sumOf, variance, xs, type Path } from './paths.ts'

const linkOf = (id: string) => presets.find((preset) => preset.id === id)!.link
const last = (path: Path | undefined) => xs(path!).at(-1)!

describe('the mean of 1000 numbers', () => {
  const link = linkOf('sample-mean')
  const [batch, small] = pathsOf(link)
  const gradient = new Float64Array(2)
  sumOf(link).gradient(0, 0, gradient)
  const middle = -gradient[0]! / 2

  test('follows mean*(1 - 0.8^t), at 31 times the gradients', () => {
    xs(batch!).forEach((x, t) => expect(Math.abs(x - middle * (1 - 0.8 ** t))).toBeLessThan(1e-12))
    expect(batch!.end.termEvaluations / small!.end.termEvaluations).toBeCloseTo(31.25, 12)
  })

  test('batches come within 0.1 of it in about as many steps, and then hover about 0.06 away', () => {
    const arrives = (path: Path | undefined) => xs(path!).findIndex((x) => Math.abs(x - middle) < 0.1)
    expect(Math.abs(arrives(batch) - arrives(small))).toBeLessThan(6)
    const [, long] = pathsOf(link.replace('steps=50', 'steps=3000'))
    expect(Math.sqrt(variance(xs(long!).slice(100)))).toBeCloseTo(0.06, 2)
    expect(Math.abs(mean(xs(long!).slice(100)) - middle)).toBeLessThan(0.02)
  })
})

test('on Reddi’s slopes Adam ends at the worst point, AMSGrad near the best', () => {
  const [adam, amsgrad] = pathsOf(linkOf('adam-worst-point'))
  expect(last(adam)).toBe(1)
  expect(last(amsgrad)).toBeLessThan(-0.98)
})

test('the rare feature takes SGD 74 steps, and AdaGrad 19', () => {
  const link = linkOf('rare-feature')
  const f = sumOf(link)
  const [newton] = pathsOf('surface=sparse_feature&start=-1,-1.5&run=newton&steps=3')
  const [x, y] = newton!.end.point
  expect(f.gradient(x, y, new Float64Array(2))).toBeLessThan(0.01)
  const arrives = ({ points }: Path) =>
    Array.from({ length: points.length / 2 }).findIndex(
      (_, k) => Math.hypot(points[2 * k]! - x, points[2 * k + 1]! - y) < 0.1,
    )
  expect(pathsOf(link).map(arrives)).toEqual([74, 19])
  const [diverged] = pathsOf(link.replace('lr:1.8', 'lr:2.1').replace('steps=120', 'steps=600'))
  expect(Math.abs(last(diverged))).toBeGreaterThan(100)
})

test('where the minimum moves RMSProp comes to the new one as soon as to the first, AdaGrad does not', () => {
  const link = linkOf('moving-minimum')
  const { surface } = readLink(link).configuration
  const arrival = ({ points }: Path, from: number, [x, y]: readonly [number, number]) => {
    for (let k = from; 2 * k < points.length; k++)
      if (Math.hypot(points[2 * k]! - x, points[2 * k + 1]! - y) <= 0.3) return k - from
    return Infinity
  }
  const [was, is] = [foundMinimum(surface)!, foundMinimum(afterMove(surface))!]
  const arrivals = (paths: readonly Path[]) => paths.map((path) => [arrival(path, 0, was), arrival(path, 400, is)])
  expect(arrivals(pathsOf(link))).toEqual([
    [50, 126],
    [50, 46],
  ])
  const [[, later]] = arrivals(pathsOf(link.replace('lr:0.5', 'lr:0.7'))) as [[number, number]]
  expect(later).toBeLessThan(126)
})

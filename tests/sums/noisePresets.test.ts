/** What the lessons of the presets about noise say, measured on their own seeds. */
import { expect, test } from 'vitest'
import { presets } from '../../src/config/index.ts'
import { mean, pathOf, pathsOf, type Path } from './paths.ts'

const linkOf = (id: string) => presets.find((preset) => preset.id === id)!.link
const DATA = 'surface=least_squares&start=-1,1.5'
const newton = pathOf(`${DATA}&run=newton&steps=3`)
const [x, y] = newton.end.point
const lowest = Math.min(...newton.losses)

const distance = ({ points }: Path, k: number) => Math.hypot(points[2 * k]! - x, points[2 * k + 1]! - y)
/** Root mean square over the points from one to another. */
const radius = (path: Path, from: number, to: number) =>
  Math.sqrt(mean(Array.from({ length: to - from + 1 }, (_, i) => distance(path, from + i) ** 2)))
const lengthOf = ({ losses }: Path) => losses.length - 1

test('the noise ball: 0.19, 0.084 and 0.036 at rates a quarter each, and the ways there', () => {
  const balls = pathsOf(linkOf('noise-ball'))
  const radii = balls.map((path) => radius(path, 301, 600))
  ;[0.19, 0.084, 0.036].forEach((said, i) => expect(Math.abs(radii[i]! / said - 1)).toBeLessThan(0.02))
  radii.slice(1).forEach((each, i) => expect(each / radii[i]!).toBeLessThan(0.5))
  const arrivals = balls.map((path) => path.losses.findIndex((_, k) => distance(path, k) < 0.4))
  expect(arrivals).toEqual([3, 24, 92])
})

test('a falling rate that converges, beside one that stays and one that is spent', () => {
  const [constant, falling, spent] = pathsOf(linkOf('decay-converges'))
  expect(radius(constant!, 501, 1000)).toBeCloseTo(0.27, 2)
  expect(radius(constant!, 51, 100)).toBeCloseTo(0.25, 2)
  expect(radius(falling!, 51, 100)).toBeCloseTo(0.17, 2)
  expect(radius(falling!, 501, 1000)).toBeCloseTo(0.054, 3)
  expect(distance(spent!, 1000)).toBeCloseTo(0.51, 2)
  expect(Math.abs(distance(spent!, 100) - distance(spent!, 1000))).toBeLessThan(1e-3)
})

test('doubling the batch leaves the gap that halving the rate leaves, in 480 updates for 1024', () => {
  const paths = pathsOf(linkOf('batch-doubling'))
  expect(paths.map(lengthOf)).toEqual([1024, 1024, 480])
  const gaps = paths.map(({ losses, termEvaluations }) => {
    const from = termEvaluations.findIndex((terms) => terms >= 48 * 64)
    return mean(losses.subarray(from)) - lowest
  })
  const [neither = NaN, halved = NaN, doubled = NaN] = gaps
  expect(Math.max(halved, doubled)).toBeLessThan(0.0002)
  expect(Math.abs(doubled / halved - 1)).toBeLessThan(0.25)
  expect(neither.toFixed(3)).toBe('0.005')
})

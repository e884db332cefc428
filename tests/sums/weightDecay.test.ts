/** Weight decay on problems over data: where it leads, by closed forms. */
import { describe, expect, test } from 'vitest'
import { readLink } from '../../src/config/index.ts'
import { columnsOf } from '../../src/engine/data.ts'
import { mean, pathOf } from './paths.ts'

const POINTS = 'surface=least_squares&start=-1,1.5'
const { u, v } = columnsOf(readLink(`${POINTS}&steps=1`).configuration.surface) as Record<'u' | 'v', Float64Array>
const hessian = [mean(u.map((each) => each * each)), mean(u), 1] as const
const right = [mean(u.map((each, i) => each * v[i]!)), mean(v)] as const

/** (H + lambda*I)^-1 (mean of u*v, mean of v): the minimum of f + lambda/2*|x|^2. */
function ridge(lambda: number): readonly [number, number] {
  const [a, b, d] = [hessian[0] + lambda, hessian[1], hessian[2] + lambda]
  const determinant = a * d - b * b
  return [(d * right[0] - b * right[1]) / determinant, (a * right[1] - b * right[0]) / determinant]
}

const endOf = (run: string, steps: number, surface = POINTS) => pathOf(`${surface}&run=${run}&steps=${steps}`).end.point
const expectAt = (point: readonly [number, number], place: readonly [number, number]) => {
  expect(Math.abs(point[0] - place[0])).toBeLessThan(1e-10)
  expect(Math.abs(point[1] - place[1])).toBeLessThan(1e-10)
}

describe('coupled, in the gradient', () => {
  test.each([0.01, 0.1, 0.5, 2])(
    'lambda = %f: leads to the minimum of f + lambda/2*|x|^2, nearer to zero',
    (lambda) => {
      expectAt(endOf(`gradientDescent(lr:0.3,weightDecay:${lambda})`, 600), ridge(lambda))
      expectAt(endOf(`momentum(lr:0.1,weightDecay:${lambda})`, 1500), ridge(lambda))
      expect(Math.hypot(...ridge(lambda))).toBeLessThan(Math.hypot(...ridge(0)))
    },
  )

  test('is what a penalty of the same strength within f is, at every step', () => {
    const within = pathOf(`surface=least_squares(lambda:0.3)&start=-1,1.5&run=gradientDescent(lr:0.2)&steps=50`).points
    const decay = pathOf(`${POINTS}&run=gradientDescent(lr:0.2,weightDecay:0.3)&steps=50`).points
    within.forEach((each, i) => expect(Math.abs(each - decay[i]!)).toBeLessThan(1e-12))
  })

  test('shrinks the path of gradient descent by (I - eta*(H + lambda*I))^t about that minimum', () => {
    const [lr, lambda] = [0.2, 0.5]
    const { points } = pathOf(`${POINTS}&run=gradientDescent(lr:${lr},weightDecay:${lambda})&steps=40`)
    const [x, y] = ridge(lambda)
    let [dx, dy] = [-1 - x, 1.5 - y]
    for (let k = 0; k <= 40; k++) {
      expect(Math.hypot(points[2 * k]! - x - dx, points[2 * k + 1]! - y - dy)).toBeLessThan(1e-10)
      const [a, b, d] = hessian
      ;[dx, dy] = [dx - lr * ((a + lambda) * dx + b * dy), dy - lr * (b * dx + (d + lambda) * dy)]
    }
  })

  test('reaches the batches: SVRG with decay settles at the same minimum', () => {
    expectAt(endOf('gradientDescent(lr:0.05,weightDecay:0.5)/svrg(m:64)', 8000), ridge(0.5))
  })
})

describe('decoupled, beside the step', () => {
  // At rest m = g and v = g^2, so that lambda*x = -g/(|g| + eps) along each axis.
  const adamw = (lambda: number) => `adamw(lr:0.05,beta2:0.9,eps:0.1,weightDecay:${lambda})`

  test.each([0.1, 0.5, 1])(
    'lambda = %f: AdamW comes to rest where the step and the decay are one another’s opposites',
    (lambda) => {
      const [x, y] = endOf(adamw(lambda), 3000)
      const gradient = [hessian[0] * x + hessian[1] * y - right[0], hessian[1] * x + hessian[2] * y - right[1]]
      for (const [i, at] of [x, y].entries())
        expect(Math.abs(lambda * at + gradient[i]! / (Math.abs(gradient[i]!) + 0.1))).toBeLessThan(1e-10)
      expect(Math.hypot(x - ridge(lambda)[0], y - ridge(lambda)[1])).toBeGreaterThan(0.01)
    },
  )

  test.each([0.1, 0.5, 1])(
    'lambda = %f: with one parameter that is the root of a quadratic, and at most 1/lambda',
    (lambda) => {
      const sample = 'surface=sample_mean&start=0,0'
      const middle = mean(columnsOf(readLink(`${sample}&steps=1`).configuration.surface)!.v!)
      // f' = 2*(x - mean) < 0: lambda*x*(2*(mean - x) + eps) = 2*(mean - x).
      const [a, b, c] = [2 * lambda, -(2 * lambda * middle + 0.1 * lambda + 2), 2 * middle]
      const root = (-b - Math.sqrt(b * b - 4 * a * c)) / (2 * a)
      const [x] = endOf(adamw(lambda), 3000, sample)
      expect(Math.abs(x - root)).toBeLessThan(1e-10)
      expect(x).toBeLessThan(Math.min(middle, 1 / lambda))
    },
  )
})

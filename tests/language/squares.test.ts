import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { surface, warningsOf } from './read.ts'

const coordinate = fc.double({ noNaN: true, min: -2, max: 2 })

/** J^T J at a point as [xx, xy, yy]; undefined if the surface has none. */
function gramAt(text: string, x: number, y: number, parameters: Record<string, number> = {}): number[] | undefined {
  const { gram } = surface(text, parameters)
  const out = new Float64Array(3)
  gram?.(x, y, out)
  return gram && [...out]
}

describe('the matrix J^T J of a sum of squares', () => {
  it('is the one by hand', () => {
    // r = (a - x, sqrt(b)*(y - x^2)): J = ((-1, 0), (-2x sqrt(b), sqrt(b))).
    expect(gramAt('(a - x)^2 + b*(y - x^2)^2', -1, 1, { a: 1, b: 100 })).toEqual([1 + 4 * 100, 2 * 100, 100])
    // r = (x^2 + y - 11, x + y^2 - 7): J = ((2x, 1), (1, 2y)).
    expect(gramAt('(x^2 + y - 11)^2 + (x + y^2 - 7)^2', 1, 2)).toEqual([4 + 1, 2 + 4, 1 + 16])
  })
  it('looks through helper lines', () => {
    const text = 'u = x + 2*y\nv = x - y\ns = u^2 + 3*v^2\nf(x, y) = s/2'
    expect(gramAt(text, 5, 7)).toEqual([0.5 * 1 + 1.5 * 1, 0.5 * 2 - 1.5 * 1, 0.5 * 4 + 1.5 * 1])
  })
  it.each([
    ['x*x', [1, 0, 0]],
    ['3*x*x + y^2*2', [3, 0, 2]],
    ['x^2/4 + y^2/k', [0.25, 0, 0.5]],
    ['0.5*(x^2 + k*(y^2 + (x + y)^2))', [1.5, 1, 2]],
    ['-(-x^2) - (-1)*y^2', [1, 0, 1]],
    ['3*x^2 - x^2 + y^2', [2, 0, 1]],
    ['x^2 + y^2 + k', [1, 0, 1]],
    ['x^4', [4 * 25, 0, 0]],
    ['x^k', [1, 0, 0]],
    ['sin(k)*x^2', [Math.round(Math.sin(2) * 1e12) / 1e12, 0, 0]],
    ['u = x^2\nu = u + u\nf(x, y) = u', [2, 0, 0]],
  ])('%s is one', (text, expected) => {
    expect(gramAt(text, 5, 7, { k: 2 })?.map((value) => Math.round(value * 1e12) / 1e12)).toEqual(expected)
  })
  it.each([
    'x^2 - y^2',
    'x^3',
    'x^2 + y',
    'x*y',
    'x^2*y^2',
    'k*x^2 + y^2',
    'x^2 + k',
    'k/x^2',
    'sqrt(x^2)',
    '|x|^2 + x',
  ])('%s is none, with k = -1', (text) => {
    expect(gramAt(text, 5, 7, { k: -1 })).toBeUndefined()
  })
  it('is half the Hessian where the residuals are linear', () => {
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (a, b, x, y) => {
        const on = surface('(a*x + b*y - 1)^2 + 2*(x - b*y)^2/3', { a, b })
        const [gram, hessian] = [new Float64Array(3), new Float64Array(3)]
        on.gram?.(x, y, gram)
        on.hessian(x, y, hessian)
        hessian.forEach((value, i) => expect(Math.abs((gram[i] ?? NaN) - value / 2)).toBeLessThan(1e-13))
      }),
    )
  })
  it('takes no time for sums that double from line to line', () => {
    const lines = Array.from({ length: 800 }, () => 'u = u + u').join('\n')
    expect(gramAt(`u = x^2\n${lines}\nf(x, y) = u`, 1, 1)?.[0]).toBe(2 ** 800)
  })
  it('leaves the bits of value, gradient and Hessian alone', () => {
    const [squares, plain] = [surface('x^4 + (x - y)^2'), surface('x^4 + (x - y)^2')]
    squares.gram?.(0.3, 0.7, new Float64Array(3))
    const read = (of: typeof plain) => {
      const [gradient, hessian] = [new Float64Array(2), new Float64Array(3)]
      of.hessian(0.3, 0.7, hessian)
      return [of.gradient(0.3, 0.7, gradient), ...gradient, ...hessian]
    }
    expect(read(squares)).toEqual(read(plain))
  })
})

describe('the Fisher information of a likelihood', () => {
  const gaussian = 'F11 = exp(-2*y)\nF22 = 2\nf(x, y) = y + 0.5*((m - x)^2 + v)*exp(-2*y)'
  it('is what the surface states', () => {
    const out = new Float64Array(3)
    surface(gaussian, { m: 1, v: 2 }).fisher?.(0.5, 0, out)
    expect([...out]).toEqual([1, 0, 2])
    surface(`F12 = x*y\n${gaussian}`, { m: 1, v: 2 }).fisher?.(3, 5, out)
    expect(out[1]).toBe(15)
  })
  it('is absent where it is not stated, and a parameter of its name states nothing', () => {
    expect(surface('x^2').fisher).toBeUndefined()
    expect(surface('F11*x^2 + F22*y^2', { F11: 1, F22: 2 }).fisher).toBeUndefined()
  })
  it('warns if half of it is missing', () => {
    expect(warningsOf('surface', 'F11 = 1\nf(x, y) = x*F11')[0]?.message).toContain('has the lines F11, F22')
    expect(warningsOf('surface', gaussian)).toEqual([])
  })
})

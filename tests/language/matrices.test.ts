import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileOptimizer } from '../../src/language/compile.ts'
import { errorOf, follow, oracleLike, readOptimizer, surface } from './read.ts'

const coordinate = fc.double({ noNaN: true, min: -10, max: 10 })

/** x after one line of an update in any dimension; `hess` is the given matrix, row after row, and `g` the given vector. */
function after(line: string, matrix: readonly number[], vector: readonly number[]): number[] {
  const x = new Float64Array(vector.length)
  const kernel = compileOptimizer(readOptimizer(line), { parameters: {}, x0: x.slice(), steps: 1 })
  const oracle = oracleLike({ gradient: (_, out) => out.set(vector), hessian: (_, out) => out.set(matrix) })
  kernel.step(x, oracle, 1, 1)
  return [...x]
}

describe('matrices in update lines', () => {
  it('Newton reaches the minimum of a quadratic in one step', () => {
    const on = surface('(x + 2*y - 7)^2 + (2*x + y - 5)^2')
    const { last } = follow('x = x - solve(hess(x), g)', { start: [3, -4], steps: 1, on })
    expect(last[0]).toBeCloseTo(1, 14)
    expect(last[1]).toBeCloseTo(3, 14)
  })
  it('damping adds a multiple of the identity', () => {
    expect(after('x = -solve(hess(x) + 2*I, g)', [1, 0, 0, 6], [3, 8])).toEqual([-1, -1])
  })
  it('sums, multiples and products with vectors are those of linear algebra', () => {
    const [A, v] = [
      [1, 2, 2, 5],
      [3, -1],
    ]
    expect(after('x = hess(x)*g', A, v)).toEqual([1, 1])
    expect(after('x = (hess(x) - 2*I)*g', A, v)).toEqual([-5, 3])
    expect(after('x = (-hess(x)/4 + I*0.5)*g', A, v)).toEqual([1.25, -0.75])
    expect(after('A = hess(x)\nx = where(norm(g) > 1, A, I)*g', A, v)).toEqual([1, 1])
  })
  it('v*w of two vectors stays per coordinate', () => {
    expect(after('x = g*g', [0, 0, 0, 0], [3, -1])).toEqual([9, 1])
  })
  it('a name may hold a matrix, and state too', () => {
    const text = 'init H = 0.5*I\nH = beta*H + (1 - beta)*hess(x)\nx = x - lr*solve(H, g)'
    const { kernel, states } = follow(text, { start: [1, 1], parameters: { beta: 0.5 }, steps: 2 })
    expect(kernel.slots).toEqual([{ name: 'H', width: 4 }])
    expect(states).toEqual([
      [1.25, 0, 0, 10.25],
      [1.625, 0, 0, 15.125],
    ])
  })
  it('asks for a matrix where a line names it, once for each time', () => {
    const { oracle } = follow('A = hess(x)\nx = x - A*g - hess(x0)*g', { start: [1, 1], steps: 2 })
    expect([oracle.matrices, oracle.gradients]).toEqual([4, 2])
  })
  it('asks for J^T J and for the Fisher information', () => {
    const on = surface('F11 = 2\nF22 = 4 + x^2\nf(x, y) = x^2 + 3*y^2')
    expect(follow('x = x - solve(gram(x), g)', { start: [1, 1], steps: 1, on }).last).toEqual([-1, -1])
    expect(follow('x = x - solve(fisher(x), g)', { start: [2, 4], steps: 1, on }).last).toEqual([0, 1])
  })
})

describe('solve', () => {
  const system = fc.integer({ min: 1, max: 5 }).chain((n) =>
    fc.record({
      matrix: fc.array(coordinate, { minLength: n * n, maxLength: n * n }),
      solution: fc.array(coordinate, { minLength: n, maxLength: n }),
    }),
  )
  it('gives a vector that the matrix takes to the right side', () => {
    fc.assert(
      fc.property(system, ({ matrix, solution: right }) => {
        const n = right.length
        const solution = after('x = solve(hess(x), g)', matrix, right)
        if (!solution.every(Number.isFinite)) return
        const scale = Math.max(...matrix.map(Math.abs)) * Math.max(...solution.map(Math.abs)) + 10
        right.forEach((value, i) => {
          const product = solution.reduce((sum, u, j) => sum + u * (matrix[i * n + j] ?? NaN), 0)
          expect(Math.abs(product - value)).toBeLessThan(1e-13 * scale)
        })
      }),
    )
  })
  it('exchanges rows: a zero in the corner is no obstacle', () => {
    expect(after('x = solve(hess(x), g)', [0, 1, 1, 0], [2, 3])).toEqual([3, 2])
    expect(after('x = solve(hess(x), g)', [0, 2, 0, 0, 0, 3, 4, 0, 0], [2, 3, 4])).toEqual([1, 1, 1])
  })
  it('divides exactly where the matrix is diagonal', () => {
    expect(after('x = solve(hess(x), g)', [3, 0, 0, 7], [0.1, 0.2])).toEqual([0.1 / 3, 0.2 / 7])
  })
  it('of a singular matrix is not finite, and does not throw', () => {
    for (const matrix of [
      [0, 0, 0, 0],
      [1, 2, 2, 4],
      [NaN, 0, 0, 1],
    ]) {
      expect(after('x = solve(hess(x), g)', matrix, [1, 1]).every(Number.isFinite)).toBe(false)
    }
  })
})

describe('eigabs', () => {
  it('replaces the eigenvalues of a symmetric matrix by their absolute values, at least the floor', () => {
    expect(after('x = eigabs(hess(x), 0.1)*g', [-3, 0, 0, 0.01], [1, 1])).toEqual([3, 0.1])
    // Eigenvalues 3 and -1 along (1, 1) and (1, -1).
    const [a = NaN, b = NaN] = after('x = eigabs(hess(x), 0)*g', [1, 2, 2, 1], [1, 0])
    expect([a, b].map((value) => Math.round(value * 1e14) / 1e14)).toEqual([2, 1])
  })
  it('is exact for a diagonal matrix of any size', () => {
    const matrix = [0.1, 0, 0, 0, -0.7, 0, 0, 0, 1e-9]
    expect(after('x = eigabs(hess(x), 1e-3)*g', matrix, [1, 1, 1])).toEqual([0.1, 0.7, 1e-3])
  })
  it('keeps a positive matrix, with nearly equal eigenvalues too', () => {
    const angle = fc.double({ noNaN: true, min: 0, max: 4 })
    const gap = fc.constantFrom(0, 1e-15, 1e-12, 1e-8, 1e-4, 1)
    fc.assert(
      fc.property(angle, gap, (phi, apart) => {
        const [c, s] = [Math.cos(phi), Math.sin(phi)]
        const matrix = [1 + apart * c * c, apart * c * s, apart * c * s, 1 + apart * s * s]
        const columns = [
          after('x = eigabs(hess(x), 0)*g', matrix, [1, 0]),
          after('x = eigabs(hess(x), 0)*g', matrix, [0, 1]),
        ]
        columns.flat().forEach((value, i) => expect(Math.abs(value - (matrix[i] ?? NaN))).toBeLessThan(1e-15 * 4))
      }),
    )
  })
  it('squares to the square of the matrix, in any dimension', () => {
    const symmetric = fc.integer({ min: 1, max: 5 }).chain((n) =>
      fc.record({
        entries: fc.array(coordinate, { minLength: n * n, maxLength: n * n }),
        vector: fc.array(coordinate, { minLength: n, maxLength: n }),
      }),
    )
    fc.assert(
      fc.property(symmetric, ({ entries, vector }) => {
        const n = vector.length
        const matrix = entries.map((_, k) => entries[Math.min(k, (k % n) * n + Math.floor(k / n))] ?? NaN)
        const scale = Math.max(...matrix.map(Math.abs)) ** 2 * n * n * 10
        const [absolute, plain] = ['eigabs(hess(x), 0)', 'hess(x)'].map((A) =>
          after(`A = ${A}\nx = A*(A*g)`, matrix, vector),
        )
        absolute?.forEach((value, i) =>
          expect(Math.abs(value - (plain?.[i] ?? NaN))).toBeLessThanOrEqual(1e-13 * scale),
        )
      }),
    )
  })
  it('of what is not finite is not finite, and ends', () => {
    for (const entry of [NaN, Infinity]) {
      expect(after('x = eigabs(hess(x), 1)*g', [1, entry, entry, 1], [1, 1]).some(Number.isFinite)).toBe(false)
    }
  })
})

describe('types that do not go together', () => {
  it.each([
    ['x = x - solve(hess(x) + damping, g)', 'multiply it by the identity matrix I', 'damping*I'],
    ['x = x - solve(3 + hess(x), g)', 'multiply it by the identity matrix I', '3*I'],
    ['x = x - solve(hess(x) + g, g)', 'A vector cannot be added to a matrix.', undefined],
    ['x = x - g*hess(x)', 'A matrix stands before the vector', undefined],
    ['x = x - hess(x)*hess(x)*g', 'not a matrix', undefined],
    ['x = x - g/hess(x)', 'write solve(matrix, vector)', undefined],
    ['x = x - hess(x)^2*g', 'A power works per coordinate; this is a matrix.', undefined],
    ['x = x - sqrt(hess(x))*g', '"sqrt" works per coordinate; this is a matrix.', undefined],
    ['x = x - norm(hess(x))*g', '"norm" takes a vector; this is a matrix.', undefined],
    ['x = x - solve(g, g)', '"solve" takes a matrix and a vector; this is a vector.', undefined],
    ['x = x - eigabs(hess(x), g)*g', '"eigabs" takes a matrix and a number; this is a vector.', undefined],
    ['x = hess(x)', '"x" is a vector; this is a matrix.', undefined],
    ['H = H + hess(x)\nx = lr*H', '"x" is a vector; this is a matrix.', undefined],
    ['H = 1\nx = x - H*g\nH = hess(x)', '"H" is a matrix; this is a number: multiply it by the identity', undefined],
    ['d = hess(x)\nd = d*g\nx = x - d', '"d" is a vector; this is a matrix.', undefined],
    ['x = x - where(g > 0, 2*I, I)*g', 'where(...) compares numbers; this is a vector.', undefined],
    ['x = x - where(t > 1, I, 1)*g', 'The other branch is a matrix; this is a number.', undefined],
    ['x = where(t > 1, hess(x)*g, x)', '"hess" may not stand inside where', undefined],
    ['init H = hess(x0)\nH = H + hess(x)\nx = solve(H, g)', 'An init line cannot ask for hess(...).', undefined],
  ])('%j: %s', (text, message, suggestion) => {
    const found = errorOf('optimizer', text)
    expect(found?.message).toContain(message)
    expect(found?.suggestion).toBe(suggestion)
  })
  it('finds the type of state from all lines together', () => {
    const types = (text: string) => Object.fromEntries(readOptimizer(text).slots.map(({ name, type }) => [name, type]))
    expect(types('d = hess(x)*v\nv = 0.9*v + g + d\nx = x - v')).toEqual({ v: 'vector' })
    expect(types('A = hess(x)*k\nk = k + 1\nx = x - A*g')).toEqual({ k: 'scalar' })
    expect(types('x = x - B*g\nB = A\nA = A + hess(x)')).toEqual({ A: 'matrix', B: 'matrix' })
  })
})

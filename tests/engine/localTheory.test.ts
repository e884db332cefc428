import { describe, expect, it } from 'vitest'
import { surfaceFunction } from '../../src/engine/index.ts'
import { localTheory } from '../../src/engine/localTheory.ts'

const typed = (equations: string) => surfaceFunction({ equations, params: {} })
const at = (equations: string, x: number, y: number, near = 1e-6) => localTheory(typed(equations), x, y, near)

describe('local theory', () => {
  it('finds the axes of a ravine that is turned, at right angles and with its eigenvalues', () => {
    const [cos, sin] = [Math.cos(0.35), Math.sin(0.35)]
    const ravine = `u = ${cos}*x + ${sin}*y; v = ${cos}*y - ${sin}*x; f(x, y) = (u^2 + 50*v^2)/2`
    const theory = at(ravine.replaceAll('; ', '\n'), -2.7, -0.3)
    expect(theory?.values[0]).toBeCloseTo(1, 10)
    expect(theory?.values[1]).toBeCloseTo(50, 10)
    expect(theory?.condition).toBeCloseTo(50, 8)
    expect(theory?.kind).toBe('bowl')
    const [ux, uy] = theory?.first ?? [NaN, NaN]
    expect(Math.abs(ux * cos + uy * sin)).toBeCloseTo(1, 12)
  })

  it.each([
    ['x^2 + 3*y^2', 'bowl'],
    ['-x^2 - 3*y^2', 'dome'],
    ['x^2 - y^2', 'saddle'],
    ['x^2 + y', 'trough'],
    ['-x^2 + y', 'ridge'],
    ['2*x + y', 'flat'],
  ])('says of %s that its model is a %s, and gives a condition number only to a bowl', (equations, kind) => {
    const theory = at(equations, 0.7, -0.4)
    expect(theory?.kind).toBe(kind)
    expect(theory?.condition !== undefined).toBe(kind === 'bowl')
    expect(theory?.stationary).toBeUndefined()
  })

  it('names a stationary point where the gradient vanishes, and none where it is only small', () => {
    expect(at('x^2 + y^2', 0, 0)?.stationary).toBe('minimum')
    expect(at('x^2 - y^2', 1e-7, 0)?.stationary).toBe('saddle')
    expect(at('-x^2 - y^2', 0, 0)?.stationary).toBe('maximum')
    expect(at('x^4 + y^4', 0, 0)?.stationary).toBe('flat')
    expect(at('1e-9*(x^2 + y^2)', 1, 1)?.stationary).toBeUndefined()
    expect(at('sqrt(x^2 + y^2)', 1e-9, 0)?.stationary).toBeUndefined()
  })

  it('says nothing where f, or its Hessian, is undefined', () => {
    expect(at('log(x) + y', -1, 0)).toBeUndefined()
    expect(at('sqrt(x) + y', 0, 0)).toBeUndefined()
    expect(at('x', NaN, 0)).toBeUndefined()
  })
})

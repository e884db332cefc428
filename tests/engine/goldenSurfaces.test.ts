import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { casesOf, formulasOf } from '../../src/cli/golden/judgeFile.ts'
import { surfaceChoice } from '../../src/cli/golden/specification.ts'
import { surfaceFunction } from '../../src/engine/index.ts'

type Params = Readonly<Record<string, number>>

/** The value at a point of a surface that a folder of golden data tells of. */
function valueOf(text: string, params: Params, x: number, y: number, id = 'unheard_of'): number {
  return surfaceFunction(surfaceChoice(id, params, new Map([[id, { text, params }]]))).value(x, y)
}

const { sin, cos, exp, log, abs } = Math
const [x, y] = [1.3, -0.7]

describe('a formula of the golden data', () => {
  it.each<[text: string, value: number]>([
    ['3x^2 - 6xy', 3 * x * x - 6 * x * y],
    ['x^2y^2 + xy', x * x * y * y + x * y],
    ['(x + y)(x - 2y)(x + 1) + 0.5(x^2 + y^2)', (x + y) * (x - 2 * y) * (x + 1) + 0.5 * (x * x + y * y)],
    ['x(1 - y) + 2exp(x)', x * (1 - y) + 2 * exp(x)],
    ['sin^2(x + cos^2(y)) + sin(x)^2', sin(x + cos(y) ** 2) ** 2 + sin(x) ** 2],
    ['2|x| + |y| + 0.5*||x| - |y||', 2 * abs(x) + abs(y) + 0.5 * abs(abs(x) - abs(y))],
    ['|x + y|*|x - y| + x|y|', abs(x + y) * abs(x - y) + x * abs(y)],
    ['[x^2 + y]^2 + ln(1 + x^2)', (x * x + y) ** 2 + log(1 + x * x)],
    ['x**4 + 1e-3*x + e^(-y)', x ** 4 + 1e-3 * x + exp(-y)],
    ['f(x, y) = max(x^2, y)', x * x],
  ])('may be written as %s', (text, value) => {
    expect(valueOf(text, {}, x, y)).toBeCloseTo(value, 12)
  })

  it.each([
    'u^2 + v, u = x - y, v = 2u',
    'u^2 + v, v = 2u, u = x - y',
    'u^2 + v; u = x - y; v = 2u',
    'u^2 + v where u = x - y, v = 2u',
  ])('may have definitions behind it: %s', (text) => {
    expect(valueOf(text, {}, x, y)).toBeCloseTo((x - y) ** 2 + 2 * (x - y), 12)
  })

  it('may give its parameters and definitions any names, those of the language too', () => {
    const names =
      'e pi I T t g n m lr eps beta lambda gamma e0 r1 F11 init show param norm mean sum sign loss exp κ A x2'
    for (const name of names.split(' '))
      expect(valueOf(`${name}*x^2 + exp(y)`, { [name]: 3 }, x, y), name).toBeCloseTo(3 * x * x + exp(y), 12)
    for (const name of 'e I g t init sum norm'.split(' '))
      expect(valueOf(`${name}^2 + y, ${name} = x - y`, {}, x, y), name).toBeCloseTo((x - y) ** 2 + y, 12)
  })

  it('has a value for each of its names, and a name for each of its values', () => {
    expect(() => valueOf('a*x + b*y', { a: 1 }, x, y)).toThrow('the formula of unheard_of has b, which has no value')
    expect(() => valueOf('a*x', { a: 1, b: 2 }, x, y)).toThrow('the surface unheard_of has no parameter b')
  })

  it('takes its parameters’ values from where they are given, whatever it says itself', () => {
    expect(valueOf('a*x + b*y, a = 1, b = 2', { a: 3 }, 1, 1)).toBe(5)
  })

  it('leaves its parameters at the values of the file where a case gives none', () => {
    const formulas = new Map([['unheard_of', { text: 'a*x + b*y', params: { a: 2, b: 3 } }]])
    expect(surfaceFunction(surfaceChoice('unheard_of', { b: 5 }, formulas)).value(1, 1)).toBe(7)
  })
})

describe('a surface with the name of one of the program’s', () => {
  it('is the program’s own if it is the same function', () => {
    const json = JSON.parse(readFileSync(join(import.meta.dirname, '../golden/surfaces.json'), 'utf8')) as {
      surfaces: { id: string; params: Params }[]
    }
    const formulas = formulasOf(json)
    expect(json.surfaces.map(({ id, params }) => surfaceChoice(id, params, formulas).id)).toEqual(
      json.surfaces.map(({ id }) => id),
    )
  })

  it('is the formula if that has other parameters, or other values', () => {
    expect(valueOf('x^2 + n*y^2', { n: 2 }, 1, 1, 'zakharov')).toBe(3)
    expect(valueOf('(x^2 + y^2)/200 - cos(x)*cos(y/sqrt(2)) + 1', {}, 2, 0, 'griewank')).toBeCloseTo(1.02 - cos(2), 12)
  })

  it('is said to be another where it is judged', () => {
    const plane = (a: number) => ({
      ...{ id: 'plane', formula: 'a*x + b*y + 1', params: { a, b: 1 }, valueRelError: 0, gradRelError: 0 },
      samples: [
        {
          point: [2, 3],
          value: 6,
          gradient: [1, 1],
          hessian: [
            [0, 0],
            [0, 0],
          ],
        },
      ],
      criticalPoints: [],
    })
    const verdict = (a: number) => casesOf({ surfaces: [plane(a)] }, new Map())[0]!.judge()
    const detail = 'another function than the program’s own of that name'
    expect(verdict(1)).toEqual({ outcome: 'passed', detail })
    expect(verdict(1.1).outcome).toBe('failed')
  })
})

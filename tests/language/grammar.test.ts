import { describe, expect, it } from 'vitest'
import { readOptimizer, readSchedule, readSurface, valueAt } from './read.ts'

describe('precedence and associativity', () => {
  it.each([
    ['1 - 2 - 3', -4],
    ['12/2/3', 2],
    ['2 + 3*4', 14],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['(-2)^2', 4],
    ['2^-1', 0.5],
    ['2*-3', -6],
    ['--3', 3],
    ['+3 - +2', 1],
    ['|2 - 5|*|1 - 3|', 6],
    ['||-4| - 6|', 2],
    ['2*|-3 + 1 - 1|', 6],
    ['100*sqrt(|1 - 0.01*5^2|)', 100 * Math.sqrt(0.75)],
    ['1.5e2 + .5 + 5.', 155.5],
    ['min(3, 1, 2) + max(1, 5, 4) + clamp(9, 0, 7)', 13],
    ['where(2 > 1, 10, 20) + where(1 != 1, 1, 2)', 12],
  ])('%s = %d', (text, value) => {
    expect(valueAt(text)).toBe(value)
  })
})

describe('a number directly before a name or a bracket', () => {
  it.each([
    ['2x', 6],
    ['2x^2', 18],
    ['2x*3y', 90],
    ['3(x + 1)', 12],
    ['2sqrt(x + 1)', 4],
    ['-2x', -6],
    ['2e', 2 * Math.E],
    ['2pi', 2 * Math.PI],
    ['2kappa', 14],
  ])('%s is a product', (text, value) => {
    expect(valueAt(text, 3, 5, { kappa: 7 })).toBe(value)
  })
})

describe('how a text may be written', () => {
  it('takes a bare expression, or f(x, y) = ..., with helper lines before', () => {
    expect(valueAt('x + y', 1, 2)).toBe(3)
    expect(valueAt('f(x, y) = x + y', 1, 2)).toBe(3)
    expect(valueAt('u = x + 1\nv = u*y\nf(x, y) = u + v', 1, 2)).toBe(6)
    expect(valueAt('u = x; f(x, y) = u^2', 3)).toBe(9)
  })
  it('skips comments and empty lines', () => {
    expect(valueAt('# a surface\n\nf(x, y) = x # trailing\r\n\n', 4)).toBe(4)
  })
  it('continues a line after an operator and inside brackets', () => {
    expect(valueAt('f(x, y) = x +\n  y', 1, 2)).toBe(3)
    expect(valueAt('f(x, y) = (\n x +\n y\n)', 1, 2)).toBe(3)
    expect(valueAt('f(x, y) = max(\n x,\n y\n)', 1, 2)).toBe(2)
  })
  it('reads Greek letters as their names, and typographic operators', () => {
    expect(readSurface('α*x − κ·y × β1').parameters).toEqual(['alpha', 'kappa', 'beta1'])
    expect(valueAt('2·π', 0)).toBe(2 * Math.PI)
    expect(readOptimizer('θ = θ - η*g').statements[0]?.name).toBe('x')
    expect(readOptimizer('theta = theta - eta*g').parameters).toEqual([])
    expect(readSchedule('lr(t) = η/(1 + λ*t)').parameters).toEqual(['lambda'])
  })
  it('lists parameters in order of appearance, each once', () => {
    expect(readSurface('u = b*x\nf(x, y) = a*u + b*y + pi').parameters).toEqual(['b', 'a'])
  })
  it('takes other names that mean something to JavaScript as parameters', () => {
    const parameters = { prototype: 2, eval: 3, undefined: 4 }
    expect(valueAt('prototype*x + eval + undefined', 1, 0, parameters)).toBe(9)
  })
})

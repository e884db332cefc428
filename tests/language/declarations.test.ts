import { describe, expect, it } from 'vitest'
import { parseOptimizer } from '../../src/language/index.ts'
import { errorOf, follow, readOptimizer, readSchedule, readSurface, warningsOf } from './read.ts'

const plain = (text: string) =>
  readOptimizer(text).declared.map(({ name, default: value, range, log }) => ({ name, default: value, range, log }))

describe('param lines', () => {
  it('say the default of a parameter, and where they do, its range and a logarithmic slider', () => {
    const text = `param beta = 0.9
      param k = -2.5 in [-10, 1e2]
      param eps = 1e-8 in [1e-12, 1] log
      param s = 3 log
      x = x - lr*g/(eps + k + beta + s)`
    expect(plain(text)).toEqual([
      { name: 'beta', default: 0.9, range: undefined, log: false },
      { name: 'k', default: -2.5, range: [-10, 100], log: false },
      { name: 'eps', default: 1e-8, range: [1e-12, 1], log: true },
      { name: 's', default: 3, range: undefined, log: true },
    ])
  })
  it('stand in all three kinds of text, before the lines or after them', () => {
    expect(readSurface('param a = 2\nf(x, y) = a*x^2\nparam b = 1').declared.map(({ name }) => name)).toEqual(['a'])
    expect(readSurface('f(x, y) = a*x^2; param a = 2').declared[0]?.default).toBe(2)
    expect(readSchedule('param T = 50 in [1, 100]\nlr(t) = lr*(1 - t/T)').declared[0]?.range).toEqual([1, 100])
  })
  it('know the place where they stand', () => {
    expect(readSurface('f(x, y) = a*x\n  param a = 2 in [0, 3] # slope').declared[0]?.span).toEqual({
      line: 2,
      column: 3,
      length: 'param a = 2 in [0, 3]'.length,
    })
  })
  it('change nothing else: parameters come in the order in which the lines read them', () => {
    const program = readOptimizer('param b = 1\nparam a = 2\nx = x - a*b*g')
    expect(program.parameters).toEqual(['a', 'b'])
    expect(program.statements).toHaveLength(1)
  })
  it('may give the base rate of an optimizer, read or not', () => {
    expect(plain('param lr = 0.5\nx = x - g')).toEqual([{ name: 'lr', default: 0.5, range: undefined, log: false }])
    expect(readOptimizer('param η = 0.5\nx = x - lr*g').declared[0]?.name).toBe('lr')
  })
  it('let a slider that is logarithmic begin at 0, as others do', () => {
    expect(plain('param k = 0 in [0, 1] log\nx = x - k*g')[0]?.log).toBe(true)
  })
  it('let a default lie outside its slider', () => {
    expect(plain('param k = 5 in [0, 1]\nx = x - k*g')[0]?.default).toBe(5)
  })
  it('leave their words free for names', () => {
    expect(readSurface('in*x + log(x)*y').parameters).toEqual(['in'])
    expect(readSurface('param in = 2 in [0, 3]\nin*x').declared[0]?.name).toBe('in')
  })
  it.each([
    ['surface', 'param a\na*x', 'Expected "=" after param a'],
    ['surface', 'param a = b\na*x', 'Expected a number, found "b".'],
    ['surface', 'param a = 1 + 1\na*x', 'Expected an operator or the end of the line, found "+"'],
    ['surface', 'param a = 1e999\na*x', 'too large'],
    ['surface', 'param a = 1 in 2\na*x', 'Expected "[" after in'],
    ['surface', 'param a = 1 in [2]\na*x', 'Expected "," between the ends of the range'],
    ['surface', 'param a = 1 in [2, 2]\na*x', 'The range ends where it begins'],
    ['surface', 'param a = 1 in [3, 2\na*x', 'Expected "]" to close the range, found the end of the line.'],
    ['surface', 'param a = 1 in [-1, 2] log\na*x', 'no negative numbers'],
    ['surface', 'param a = -1 log\na*x', 'no negative numbers'],
    ['surface', 'param a = 1\nparam a = 2\na*x', '"a" has two param lines.'],
    ['surface', 'param x = 1\nx^2', '"x" is the first coordinate, not a parameter.'],
    ['surface', 'param pi = 3\npi*x', '"pi" is a constant, not a parameter.'],
    ['surface', 'param sin = 1\nx', '"sin" is a function, not a parameter.'],
    ['surface', 'param u = 1\nu = x\nf(x, y) = u', '"u" is assigned by a line'],
    ['optimizer', 'param m = 1\nm = m + g\nx = x - m', '"m" is assigned by a line'],
    ['optimizer', 'param I = 1\nx = x - g', '"I" is the identity matrix'],
    ['schedule', 'param lr = 1\nlr(t) = lr', '"lr" is the base learning rate, not a parameter.'],
    ['surface', 'x[0]', 'The character "[" has no meaning here.'],
  ] as const)('%s %j is refused: %s', (kind, text, message) => {
    expect(errorOf(kind, text)?.message).toContain(message)
  })
  it('warn where they have no effect, and where another name was meant', () => {
    const [found] = warningsOf('optimizer', 'param bta = 0.9\nx = x - beta*g')
    expect(found).toMatchObject({ message: expect.stringContaining('No line reads "bta"'), suggestion: 'beta' })
    expect(found?.span).toEqual({ line: 1, column: 7, length: 3 })
    expect(plain('param bta = 0.9\nx = x - beta*g')).toEqual([])
  })
  it('show that a name that looks like a slip is meant', () => {
    expect(warningsOf('optimizer', 'x = x - G*g')).toHaveLength(1)
    expect(warningsOf('optimizer', 'param G = 1\nx = x - G*g')).toEqual([])
  })
})

describe('show lines', () => {
  const averaged = 'z = z - lr*g\ny = 0.9*y + 0.1*z\nx = z\n'
  it('name state that is a second path', () => {
    expect(readOptimizer(`${averaged}show y\nshow z`).shown).toEqual(['y', 'z'])
    expect(readOptimizer(averaged).shown).toEqual([])
  })
  it('do not change the path', () => {
    const journey = { start: [1, 2], steps: 3 }
    expect(follow(`show y\n${averaged}`, journey).points).toEqual(follow(averaged, journey).points)
  })
  it.each([
    ['show u\nu = 2*x\nx = u', '"u" is not state'],
    ['show k\nx = x - k*g', '"k" is not state'],
    ['show k\nk = k + 1\nx = x - g/k', '"k" is a number: a path goes through points.'],
    ['show H\nH = H + hess(x)\nx = x - H*g', '"H" is a matrix: a path goes through points.'],
    ['show x\nx = x - g', 'The path of x is drawn anyway.'],
    [`${averaged}show y\nshow y`, '"y" has two show lines.'],
    [`${averaged}show y + z`, 'Expected an operator or the end of the line'],
  ])('%j is refused: %s', (text, message) => {
    expect(errorOf('optimizer', text)?.message).toContain(message)
  })
  it('are for optimizers', () => {
    expect(errorOf('surface', 'show u\nf(x, y) = x')?.message).toContain('Only an optimizer')
    expect(errorOf('schedule', 's = s + 1\nshow s\nlr(t) = lr')?.message).toContain('Only an optimizer')
  })
  it('are refused at the name', () => {
    const parsed = parseOptimizer('x = x - g\nshow v')
    expect(parsed.ok ? [] : parsed.errors.map(({ span }) => span)).toEqual([{ line: 2, column: 6, length: 1 }])
  })
})

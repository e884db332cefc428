import { describe, expect, it } from 'vitest'
import { formatDiagnostic, LIMITS, parseSurface } from '../../src/language/index.ts'
import { errorOf, warningsOf } from './read.ts'

describe('what an error says', () => {
  it('points at a name, not at the parenthesis round it, on whatever line that is', () => {
    for (const [text, line, column] of [
      ['x = -(lve(g))', 1, 7],
      ['x = -(\nlve(g))', 2, 1],
      ['x = -((\n\n  lve(g)))', 3, 3],
    ] as const)
      expect(errorOf('optimizer', text)?.span).toEqual({ line, column, length: 3 })
  })
  it('shows the line, a caret under the place, and what was probably meant', () => {
    const text = 'u = x\nf(x, y) = 19 - 14x + 6xy'
    const parsed = parseSurface(text)
    expect(parsed.ok).toBe(false)
    if (parsed.ok) return
    expect(formatDiagnostic(text, parsed.errors[0] ?? expect.fail())).toBe(
      [
        'line 2, column 22: "6xy" is not clear: products of names are written with "*".',
        '2 | f(x, y) = 19 - 14x + 6xy',
        '  |                      ^^^',
        '  = write: 6*x*y',
      ].join('\n'),
    )
  })
  it('reports every line that cannot be read', () => {
    const parsed = parseSurface('u = x +* y\nv = )\nf(x, y) = u')
    expect(parsed.ok ? [] : parsed.errors.map(({ span }) => span.line)).toEqual([1, 2])
  })
  it.each([
    ['surface', '6xy', '6*x*y', 1],
    ['surface', 'x + xy', 'x*y', 5],
    ['surface', '1/2x', '1/2*x or 1/(2*x)', 1],
    ['surface', 'x^2y', '^2*y or ^(2*y)', 3],
    ['surface', 'x(y + 1)', 'x*', 1],
    ['surface', 'ln(x)', 'log', 1],
    ['surface', 'sqt(x)', 'sqrt', 1],
    ['surface', 'sin + x', 'sin(...)', 1],
    ['surface', 'x²', '^2', 2],
    ['surface', 'f = x', 'f(x, y)', 1],
    ['surface', '2rate*x', '2*rate', 1],
    ['optimizer', 'x = x - gradient(x)', 'grad', 9],
    ['optimizer', 'init m = x\nm = m + g\nx = m', 'x0', 10],
    ['schedule', 'lr = 1', 'lr(t)', 1],
  ] as const)('%s "%s" suggests "%s"', (kind, text, suggestion, column) => {
    const found = errorOf(kind, text)
    expect(found?.suggestion).toBe(suggestion)
    expect(found?.span.column).toBe(column)
  })
})

describe('what is refused', () => {
  it.each([
    ['surface', '', 'Expected f(x, y) = ...'],
    ['surface', 'x +', 'Expected a number, a name or "(", found the end of the text.'],
    ['surface', '(x', 'Expected ")" to close the "(" of column 1, found the end of the text.'],
    ['surface', '|x', 'Expected "|" to close'],
    ['surface', 'x)', 'closes nothing'],
    ['surface', 'x y', 'Expected an operator before "y".'],
    ['surface', '0.5*u, u = x', 'helper lines stand before'],
    ['surface', 'x < 1', 'only as the first argument of where'],
    ['surface', 'where(x, 1, 2)', 'is a comparison, such as'],
    ['surface', 'where(0 < x < 1, 1, 2)', 'cannot be chained'],
    ['surface', 'where(x > 0, 1)', '"where" takes 3 arguments, not 2.'],
    ['surface', 'min(x)', '"min" takes at least 2 arguments, not 1.'],
    ['surface', 'norm(x)', 'works on vectors'],
    ['surface', 'grad(x)', 'only an optimizer can'],
    ['surface', 'x = 1\nf(x, y) = x', '"x" is the first coordinate and cannot be assigned'],
    ['surface', 'e = 1\nf(x, y) = e', '"e" is a constant'],
    ['surface', 'sin = 1\nf(x, y) = sin', '"sin" is a function and cannot be assigned.'],
    ['surface', 'f(x, y) = u\nu = x', 'Helper lines stand before f(x, y)'],
    ['surface', 'v = u\nu = x\nf(x, y) = v', '"u" is used before the line that defines it.'],
    ['surface', 'f(x, z) = x', 'Only f(x, y) is defined'],
    ['surface', '__proto__ + x', 'A name starts with a letter.'],
    ['surface', 'x $ y', 'The character "$" has no meaning here.'],
    ['optimizer', 'g = x\nx = g', '"g" is the gradient at the step\'s start and cannot be assigned'],
    ['optimizer', 'lr = 1\nx = x - lr*g', 'cannot be assigned'],
    ['optimizer', 'x = where(t > 1, grad(x), x)', 'may not stand inside where'],
    ['optimizer', 'x = x - norm(lr)*g', '"norm" takes a vector; this is a number.'],
    ['optimizer', 'x = x - grad(lr)', '"grad" takes a point; this is a number.'],
    ['optimizer', 'init x = 1\nx = x - g', 'The start is given'],
    ['optimizer', 'init v = loss(x0)\nv = v\nx = x - v', 'cannot ask for loss'],
    ['optimizer', 'init v = lr\nv = v + g\nx = x - v', 'cannot see "lr"'],
    ['optimizer', 'x - lr*g', 'Expected "name = ..."'],
    ['optimizer', 'x = solve(g)', '"solve" takes 2 arguments, not 1.'],
    ['optimizer', 'v = 1', 'add one such as x = x - lr*g'],
    ['surface', 'solve(x, y)', 'works on matrices; in a surface every value is a number'],
    ['surface', 'hess(x)', 'only an optimizer can'],
    ['surface', 'x*I', 'only an optimizer has matrices'],
    ['schedule', 'lr(t) = grad(t)', 'only an optimizer can'],
    ['schedule', 'lr(t) = u\nu = 1', 'Helper lines stand before lr(t)'],
  ] as const)('%s "%s": %s', (kind, text, message) => {
    expect(errorOf(kind, text)?.message).toContain(message)
  })
})

describe('near misses', () => {
  it('warns where a new parameter looks like a known name', () => {
    expect(warningsOf('optimizer', 'mhat = g\nx = x - lr*mhta')[0]?.suggestion).toBe('mhat')
    expect(warningsOf('optimizer', 'x = x - lr*G')[0]?.suggestion).toBe('g')
    expect(warningsOf('surface', 'kappa*x + kapa*y + kappa')[0]?.suggestion).toBe('kappa')
  })
  it('lets names that differ in their digits be', () => {
    expect(warningsOf('optimizer', 'm = beta1*m + beta2*g\nx = x - lr*m')).toEqual([])
    expect(warningsOf('surface', 'a*x + b*y')).toEqual([])
  })
  it('lets Greek letters be: beta is no slip for eta, nor zeta for beta', () => {
    expect(warningsOf('optimizer', 'v = beta*v + g\nx = x - zeta*v')).toEqual([])
    expect(warningsOf('optimizer', 'x = x - bta*g')[0]?.suggestion).toBe('eta')
  })
  it('knows that the horizon of a schedule is no slip', () => {
    expect(warningsOf('schedule', 'lr*(1 - t/T)')).toEqual([])
  })
  it('says that an init line has no effect', () => {
    expect(warningsOf('optimizer', 'init u = 1\nu = g\nx = x - u')[0]?.message).toContain('has no effect')
  })
})

describe('limits', () => {
  it('refuses a text that is too long, too deep or too large, and says so', () => {
    expect(errorOf('surface', 'x'.padEnd(LIMITS.characters + 1))?.message).toContain('too long')
    expect(errorOf('surface', '('.repeat(5000) + 'x')?.message).toContain('Nested too deeply')
    expect(errorOf('surface', '-'.repeat(5000) + 'x')?.message).toContain('Nested too deeply')
    expect(errorOf('surface', '2^'.repeat(5000) + 'x')?.message).toContain('Nested too deeply')
    expect(errorOf('surface', Array(3000).fill('x').join('+'))?.message).toContain('too large')
  })
  it('refuses what is longer in one piece than recursion in a worker bears, and says what to do', () => {
    for (const sign of ['+', '*', '/']) {
      const message = errorOf(
        'surface',
        Array(LIMITS.levels + 1)
          .fill('x')
          .join(sign),
      )?.message
      expect(message).toContain('put a part of them on a line of its own')
    }
  })
  it('takes what is inside them', () => {
    expect(errorOf('surface', '('.repeat(90) + 'x' + ')'.repeat(90))).toBeUndefined()
    expect(errorOf('surface', Array(LIMITS.levels).fill('x').join('+'))).toBeUndefined()
    expect(
      errorOf('surface', `u = ${Array(400).fill('x').join('+')}\nf(x, y) = ${Array(400).fill('u').join('*')}`),
    ).toBe(undefined)
  })
})

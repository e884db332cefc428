import { describe, expect, it } from 'vitest'
import { parseOptimizer } from '../../src/language/index.ts'
import { numpy, torch, type Dialect } from '../../src/export/python/dialect.ts'
import { printAssigned } from '../../src/export/python/expression.ts'
import { experiment, runOf, scriptOf } from './experiments.ts'

/** The right side of a typed line in Python; `a` and `k` are numbers that never change. */
function printed(right: string, dialect: Dialect = numpy): string {
  const parsed = parseOptimizer(`x = ${right} + 0*g`)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const [statement] = parsed.program.statements
  const place = { dialect, constants: { a: 0.5, k: 3 }, types: parsed.program.types }
  return printAssigned(statement!.right, place).replace(/ \+ 0\*g$/, '')
}

describe('an expression in Python', () => {
  it.each([
    ['x - (g - a)', 'x - (g - a)'],
    ['x - g - a', 'x - g - a'],
    ['x*(g*a)', 'x*(g*a)'],
    ['x/(g/a)/a', 'x/(g/a)/a'],
    ['-(x*g)', '-(x*g)'],
    ['-x*g', '-(x*g)'],
    ['a*-x', 'a*-x'],
  ])('keeps the order of %s', (equation, python) => {
    // Signs bind looser than products in the language.
    expect([python, python.replace('-(x*g)', '-x*g')]).toContain(printed(equation))
  })

  it.each([
    ['g^2', 'g*g'],
    ['(x - a)^2', 'np.square(x - a)'],
    ['(x - a)^4', 'product(x - a, 4)'],
    ['g^k', 'g*g*g'],
    ['g^-2', '1/(g*g)'],
    ['g^0', '1'],
    ['g^9', 'g**9'],
    ['a^t', 'power(a, t)'],
    ['t^a', 't**a'],
  ])('writes the power %s as what is computed', (equation, python) => {
    expect(printed(equation)).toBe(python)
  })

  it.each([
    ['max(g, 0)', 'np.maximum(g, 0)', 'torch.maximum(g, torch.tensor(0.0))'],
    [
      'clamp(g, -1, 1)',
      'np.minimum(np.maximum(g, -1), 1)',
      'torch.minimum(torch.maximum(g, torch.tensor(-1.0)), torch.tensor(1.0))',
    ],
    ['where(t == 1, g, 0)', 'np.where(t == 1, g, 0)', 'torch.where(t == 1, g, torch.tensor(0.0))'],
    ['|g|', 'np.abs(g)', 'torch.abs(g)'],
    ['g*sqrt(2)', 'g*1.4142135623730951', 'g*torch.tensor(1.4142135623730951)'],
    ['2*pi*g', '2*np.pi*g', '2*torch.pi*g'],
    ['g*(1/0)', 'g*float("inf")', 'g*torch.tensor(float("inf"))'],
    ['g/3', 'g/3', 'g/3'],
    ['solve(hess(x) + a*I, g)', 'solve(hessian(x) + a*np.eye(2), g)', 'solve(hessian(x) + a*torch.eye(2), g)'],
    ['hess(x)*g', 'hessian(x) @ g', 'hessian(x) @ g'],
    ['dot(g, x)*norm(g)', 'np.sum(g*x)*norm(g)', 'torch.sum(g*x)*norm(g)'],
  ])('says %s with either library', (equation, inNumpy, inTorch) => {
    expect([printed(equation), printed(equation, torch)]).toEqual([inNumpy, inTorch])
  })

  it('renames what Python or the script needs itself', () => {
    expect(printed('lambda*f + start_ + start')).toBe('lambda_*f_ + start__ + start_')
  })
})

describe('a script', () => {
  const adam = runOf(
    { id: 'adam', params: { lr: 0.05 } },
    { label: 'My "run"\\', schedule: { id: 'cosine', params: {} } },
  )
  const configuration = experiment([adam], { surface: { id: 'bowl', params: {} }, start: [-1, 2], steps: 9 })

  it('reads like this', () => {
    expect(scriptOf(configuration, 'numpy')).toMatchSnapshot('numpy')
    expect(scriptOf(configuration, 'pytorch')).toMatchSnapshot('pytorch')
    expect(scriptOf(configuration, 'optax')).toMatchSnapshot('optax')
  })

  it('says at its top what it is, with the link', () => {
    const [first = '', ...rest] = scriptOf(configuration, 'numpy').split('\n')
    expect(first).toBe('# Bowl from (-1, 2), 9 steps, in NumPy.')
    expect(rest.find((line) => line.includes('#v=1'))).toContain('surface=bowl&start=-1,2&run=adam')
  })

  it('cannot be left by a label or by equations', () => {
    const surface = { equations: 'f(x, y) = x^2 + y^2 # \f\u2028import os', params: {} }
    const run = runOf({ equations: 'x = x - lr*g', params: {} }, { label: '"""\nimport os\\' })
    const script = scriptOf(experiment([run], { surface }), 'numpy')
    expect(script.split(/[\n\r\f\u2028]/).filter((line) => line.startsWith('import os'))).toEqual([])
    expect(script).not.toMatch(/""".*""".*"""/)
  })

  it('starts at numbers with a fraction: whole ones would make vectors of integers', () => {
    for (const target of ['numpy', 'pytorch', 'optax'] as const)
      expect(scriptOf(configuration, target)).toMatch(/^start = .*\(\[-1\.0, 2\.0\]\)$/m)
  })
})

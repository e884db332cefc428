import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expression } from '../../src/language/index.ts'
import { isSame } from '../../src/language/tree.ts'
import { writeExpression } from '../../src/language/write.ts'
import { smoothExpression } from './arbitraries.ts'
import { readOptimizer, readSurface } from './read.ts'

const treeOf = (text: string): Expression => readSurface(text).value

describe('an expression written out', () => {
  it.each([
    'x - y - 2',
    'x - (y - 2)',
    'x/y/2',
    'x/(y*2)',
    '-x^2',
    '(-x)^2',
    '2^-x',
    'x^y^2',
    '(x^y)^2',
    '-(x + y)*2',
    'x*-y',
    'x - -y',
    '--x',
    'where(x + 1 >= y, x, 1e-15)',
    'min(x, y, 2)',
  ])('%s is as it was written', (text) => {
    expect(writeExpression(treeOf(text))).toBe(text)
  })

  it.each([
    ['2x', '2*x'],
    ['x/((y))', 'x/y'],
    ['|x - 1|', 'abs(x - 1)'],
    ['x*2y', 'x*(2*y)'],
    ['1e999*x', '1e999*x'],
    ['κ*x', 'kappa*x'],
  ])('%s becomes %s', (text, written) => {
    expect(writeExpression(treeOf(text))).toBe(written)
  })

  it('reads as the same tree', () => {
    fc.assert(
      fc.property(smoothExpression, (text) => {
        const tree = treeOf(text)
        expect(isSame(treeOf(writeExpression(tree)), tree)).toBe(true)
      }),
    )
  })

  it('has names in place of what is to be replaced, and brackets only where the rest needs them', () => {
    const { right } = readOptimizer('x = 2*grad(x - lr*g)^2 + g').statements[0]!
    const replaced = writeExpression(right, (part) =>
      part.kind === 'call' ? 'h' : part.kind === 'name' && part.name === 'g' ? 'ghat' : undefined,
    )
    expect(replaced).toBe('2*h^2 + ghat')
  })
})

import { describe, expect, it } from 'vitest'
import { typesetName, typesetSurface, typesetSymbol, type MathNode } from '../../src/language/index.ts'
import { line } from './mathLine.ts'
import { readSurface } from './read.ts'

const typeset = (text: string, symbols: Record<string, string> = {}) =>
  typesetSurface(readSurface(text), symbols)
    .map(line)
    .map((each) => each.replace('f(x,y)=', ''))
    .join('; ')

describe('typeset surfaces', () => {
  it.each([
    ['(a - x)^2 + b*(y - x^2)^2', 'msup{(a−x),2}+b·msup{(y−msup{x,2}),2}'],
    ['x/(2*y)', 'mfrac{x,2·y}'],
    ['(x/2)^2', 'msup{(mfrac{x,2}),2}'],
    ['x - (y - 1)', 'x−(y−1)'],
    ['x + (y + 1)', 'x+y+1'],
    ['x + (-y)', 'x+(−y)'],
    ['-(x + y)', '−(x+y)'],
    ['(-x)^2', 'msup{(−x),2}'],
    ['x*2', 'x⋅2'],
    ['2*3*x', '2×3·x'],
    ['sqrt(|x|)', 'msqrt{|x|}'],
    ['exp(-x)', 'msup{e,−x}'],
    ['sin(pi*x)^2', 'msup{sin,2}(π·x)'],
    ['1e-8*x', 'msup{10,−8}·x'],
    ['kappa + beta1 + eta_min', 'κ+msub{β,1}+msub{η,min}'],
    ['where(x > 0, x, 0)', '{mtable{mtr{mtd{x},mtd{if\u00a0x>0}},mtr{mtd{0},mtd{otherwise}}}'],
  ])('%s', (text, expected) => {
    expect(typeset(text)).toBe(expected)
  })
  it('use the symbols that parameters declare', () => {
    expect(typeset('a*x', { a: '\\alpha_1' })).toBe('msub{α,1}·x')
  })
  it('have their helper lines before them', () => {
    expect(typeset('u = 2x\nf(x, y) = u')).toBe('u=2·x; u')
  })
})

describe('typeset symbols', () => {
  it.each([
    ['\\eta', 'η'],
    ['\\beta_1', 'msub{β,1}'],
    ['\\eta_{\\min}', 'msub{η,min}'],
    ['\\hat v', 'mover{v,ˆ}'],
    ['\\hat m_t', 'msub{mover{m,ˆ},t}'],
    ['\\epsilon_{\\mathrm{start}}^2', 'msubsup{ε,start,2}'],
    ['T', 'T'],
  ])('%s', (tex, expected) => {
    expect(line(typesetSymbol(tex))).toBe(expected)
  })
  it('have their accents close above them', () => {
    expect(typesetSymbol('\\hat v').attributes).toEqual({ accent: 'true' })
    expect(typesetName('vhat', {})).toEqual(typesetSymbol('\\hat v'))
  })
  it('survive anything', () => {
    for (const tex of ['', '}', '{', '_', '^^', '\\', '\\hat', '\\mathrm{', '{'.repeat(9999), '\\hat'.repeat(9999)]) {
      expect(() => typesetSymbol(tex)).not.toThrow()
    }
  })
})

describe('a formula', () => {
  const depthOf = (node: MathNode | string): number =>
    typeof node === 'string' ? 0 : 1 + Math.max(0, ...node.children.map(depthOf))
  const depthOfFormula = (text: string) => Math.max(...typesetSurface(readSurface(text), {}).map(depthOf))

  it('has its terms, and its factors, side by side in one row', () => {
    expect(depthOfFormula(Array(200).fill('x').join(' + '))).toBeLessThan(8)
    expect(depthOfFormula(Array(200).fill('x').join('*'))).toBeLessThan(8)
    expect(typeset('x - y + 2*x*y - x')).toBe('x−y+2·x·y−x')
  })
  it.each([
    ['terms', Array(400).fill('x').join('+'), 799],
    ['fractions', Array(200).fill('x').join('/'), 399],
    ['exponents', Array(90).fill('x').join('^'), 179],
    ['bars', `${'|'.repeat(80)}x${'|'.repeat(80)}`, 81],
  ])('of too many %s is not written out', (_, text, parts) => {
    expect(typeset(text)).toBe(`a formula of ${parts} parts`)
    expect(depthOfFormula(text)).toBeLessThan(8)
  })
})

describe('a mean over data', () => {
  const lines = (text: string, columns: readonly string[]) => typesetSurface(readSurface(text), {}, columns).map(line)
  const mean = 'f(x,y)=mfrac{1,n}munderover{∑,i=1,n}'

  it('is written as the mean of its terms, with the row’s index at what depends on it', () => {
    expect(lines('f(x, y) = (x*u - v)^2 + k*x', ['u', 'v'])).toEqual([`${mean}(msup{(x·msub{u,i}−msub{v,i}),2}+k·x)`])
  })
  it('has an index at the helpers that depend on a row, and at no others', () => {
    const text = 's = k*x\nz = b*s\nf(x, y) = z*s'
    expect(lines(text, ['b'])).toEqual(['s=k·x', 'msub{z,i}=msub{b,i}·s', `${mean}msub{z,i}·s`])
  })
})

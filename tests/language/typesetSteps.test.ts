import { describe, expect, it } from 'vitest'
import {
  breakLine,
  typesetFormula,
  typesetOptimizer,
  typesetSchedule,
  typesetSurface,
  typesetValue,
  typesetWithNumbers,
  type MathNode,
} from '../../src/language/index.ts'
import { line } from './mathLine.ts'
import { readOptimizer, readSchedule, readSurface } from './read.ts'

const linesOf = (text: string, symbols = {}, scheduled: string[] = []) =>
  typesetOptimizer(readOptimizer(text), symbols, scheduled).map(({ node }) => line(node))

/** The lines of the update alone. */
const update = (text: string, symbols = {}) =>
  typesetOptimizer(readOptimizer(text), symbols)
    .filter(({ kind }) => kind === 'update')
    .map(({ node }) => line(node))

describe('a typeset update', () => {
  it('says of which step each name is: before its line of the last, after it of this', () => {
    expect(linesOf('m = beta*m + g\nx = x - lr*m')).toEqual([
      'msub{g,t}=∇f(msub{θ,t−1})',
      'msub{m,0}=0',
      'msub{m,t}=β·msub{m,t−1}+msub{g,t}',
      'msub{θ,t}=msub{θ,t−1}−msub{η,t}·msub{m,t}',
    ])
  })
  it('leaves out the gradient where it is not asked for', () => {
    expect(linesOf('x = x - lr*grad(x - lr*x)')).toEqual([
      'msub{θ,t}=msub{θ,t−1}−msub{η,t}·∇f(msub{θ,t−1}−msub{η,t}·msub{θ,t−1})',
    ])
  })
  it('begins with state: what has an init line, and zero for the rest', () => {
    expect(linesOf('init a = x0\nc = c + a\nb = b + 1\na = c*b\nx = a')).toEqual([
      'msub{c,0}=msub{b,0}=0',
      'msub{a,0}=msub{θ,0}',
      'msub{c,t}=msub{c,t−1}+msub{a,t−1}',
      'msub{b,t}=msub{b,t−1}+1',
      'msub{a,t}=msub{c,t}·msub{b,t}',
      'msub{θ,t}=msub{a,t}',
    ])
  })
  it('gives a name that has several lines a prime for each before the last', () => {
    expect(update('x = x - lr\nx = x - g\nx = x/2')).toEqual([
      'msubsup{θ,t,′}=msub{θ,t−1}−msub{η,t}',
      'msubsup{θ,t,′′}=msubsup{θ,t,′}−msub{g,t}',
      'msub{θ,t}=mfrac{msubsup{θ,t,′′},2}',
    ])
  })
  it('gives scheduled parameters a value for each step', () => {
    expect(linesOf('x = x - beta*x', {}, ['beta'])).toEqual(['msub{θ,t}=msub{θ,t−1}−msub{β,t}·msub{θ,t−1}'])
  })
  it('names the second path', () => {
    expect(linesOf('z = z - x\nx = x - lr\nshow z').at(-1)).toBe('second path\u00a0msub{z,t}')
  })
  it.each([
    ['mhat = g\nx = mhat', 'msub{mover{m,ˆ},t}=msub{g,t}'],
    ['vmax = g\nx = vmax', 'msub{v,max,t}=msub{g,t}'],
    ['m1 = g\nx = m1', 'msub{m,1,t}=msub{g,t}'],
    ['trustRatio = g\nx = trustRatio', 'msub{trust ratio,t}=msub{g,t}'],
    ['xnext = g\nx = xnext', 'msub{θ,next,t}=msub{g,t}'],
    ['gbar2 = g\nx = gbar2', 'msub{mover{g,¯},2,t}=msub{g,t}'],
  ])('writes names as a textbook does: %s', (text, expected) => {
    expect(update(text)[0]).toBe(expected)
  })
  it('uses the declared symbols of parameters', () => {
    expect(update('x = x - weightDecay*x', { weightDecay: '\\lambda' })).toEqual([
      'msub{θ,t}=msub{θ,t−1}−λ·msub{θ,t−1}',
    ])
  })
  it.each([
    ['lr*g/(|g| + eps)', 'msub{η,t}·mfrac{msub{g,t},|msub{g,t}|+ε}'],
    ['g/2/3', 'mfrac{msub{g,t},2×3}'],
    ['-g/2', '−mfrac{msub{g,t},2}'],
    ['g^2', 'msubsup{g,t,2}'],
    ['g*norm(g)', 'msub{g,t}·‖msub{g,t}‖'],
    ['g*dot(g, x)', 'msub{g,t}·(msubsup{g,t,⊤}msub{θ,t−1})'],
    ['g*dot(g - x, x)', 'msub{g,t}·⟨msub{g,t}−msub{θ,t−1},msub{θ,t−1}⟩'],
    ['g*loss(x)', 'msub{g,t}·f(msub{θ,t−1})'],
    ['solve(hess(x) + a*I, g)', 'msup{(msup{∇,2}f(msub{θ,t−1})+a·I),−1}·msub{g,t}'],
    ['solve(eigabs(hess(x), a), g)', 'msubsup{|msup{∇,2}f(msub{θ,t−1})|,≥a,−1}·msub{g,t}'],
    ['solve(gram(x), g)', 'msup{(msup{J,⊤}J(msub{θ,t−1})),−1}·msub{g,t}'],
    ['solve(fisher(x), g)', 'msup{(F(msub{θ,t−1})),−1}·msub{g,t}'],
    ['sign(g)*max(g, 0)', 'sign(msub{g,t})·max(msub{g,t},0)'],
    ['g*(t - k*floor(t/k))', 'msub{g,t}·(tmodk)'],
    ['where(g > 0, 1, 0)', '[msub{g,t}>0]'],
    ['where(g < 0, 0, 1)', '[msub{g,t}≥0]'],
    [
      'where(g > 0, x, where(g < 0, g, 0))',
      '{mtable{mtr{mtd{msub{θ,t−1}},mtd{if\u00a0msub{g,t}>0}},mtr{mtd{msub{g,t}},mtd{else if\u00a0msub{g,t}<0}},mtr{mtd{0},mtd{otherwise}}}',
    ],
  ])('%s', (text, expected) => {
    expect(update(`x = ${text}`)).toEqual([`msub{θ,t}=${expected}`])
  })
  it('tells only its size where it is too large to read', () => {
    expect(update(`x = ${Array(400).fill('x').join('+')}`)).toEqual(['a formula of 799 parts'])
  })
  it('keeps to each line the statement that it is', () => {
    const program = readOptimizer('init m = x0\nm = m + g\nx = x - m')
    const statements = typesetOptimizer(program, {}).flatMap(({ statement }) => (statement ? [statement] : []))
    expect(statements).toEqual([...program.initial, ...program.statements])
  })
})

describe('a typeset schedule', () => {
  const schedule = (text: string, symbols = {}) =>
    typesetSchedule(readSchedule(text), symbols).map(({ node }) => line(node))

  it('gives the rate of a step from the base rate', () => {
    expect(schedule('lr(t) = lr*gamma^t')).toEqual(['msub{η,t}=η·msup{γ,t}'])
    expect(schedule('start = f*lr\nlr(t) = start + t/W*(lr - start)', { start: '\\eta_0' })).toEqual([
      'msub{η,0}=f·η',
      'msub{η,t}=msub{η,0}+mfrac{t,W}·(η−msub{η,0})',
    ])
  })
  it('says of which step state is, and asks for the loss where the update begins', () => {
    expect(schedule('init best = 9\nbest = min(best, loss)\nlr(t) = lr*best')).toEqual([
      'msub{best,−1}=9',
      'msub{best,t}=min(msub{best,t−1},f(msub{θ,t}))',
      'msub{η,t}=η·msub{best,t}',
    ])
  })
})

describe('a formula that explains', () => {
  const formula = (text: string) => {
    const node = typesetFormula(text, { c1: 'c_1' })
    return node && line(node)
  }
  it.each([
    ['y = grad(x) - g', 'y=∇f(θ)−g'],
    ['x = x + alpha*p', 'θ←θ+α·p'],
    ['H = H + outer(s, y)', 'H←H+smsup{y,⊤}'],
    ['loss(x) <= c1', 'f(θ)≤msub{c,1}'],
  ])('%s', (text, expected) => {
    expect(formula(text)).toBe(expected)
  })
  it('is none where it cannot be read', () => {
    for (const text of ['', 'x = ', '(((', 'a b c']) expect(formula(text)).toBeUndefined()
  })
})

describe('a number on screen', () => {
  it.each([
    [0, '0'],
    [42, '42'],
    [0.5, '0.5'],
    [-20.163_49, '−20.16'],
    [1 / 3, '0.3333'],
    [12_345.678, '12346'],
    [-1.5e-8, '−1.5×msup{10,−8}'],
    [1.234_567e12, '1.235×msup{10,12}'],
    [1e-8, 'msup{10,−8}'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'undefined'],
  ])('%d', (value, expected) => {
    expect(line(typesetValue(value))).toBe(expected)
  })
})

describe('a line with its numbers', () => {
  const numbers: Record<string, number[]> = {
    beta: [0.9],
    eps: [1e-8],
    m: [1.209, 2.525],
    g: [-20.16, -6.488],
    x: [1, 2],
    B: [1, 0, 0, 2],
  }
  const withNumbers = (text: string, coordinate = 0) => {
    const program = readOptimizer(text)
    const [statement] = program.statements
    if (!statement) throw new Error('There is no line.')
    return line(
      typesetWithNumbers(
        program,
        statement.right,
        (part) =>
          part.kind === 'name'
            ? numbers[part.name]
            : part.kind === 'call' && part.name === 'grad'
              ? [3, -4]
              : undefined,
        coordinate,
      ),
    )
  }
  it('has those of one coordinate, negative ones in brackets where they follow', () => {
    const text = 'm = beta*m + (1 - beta)*g\nx = x - m'
    expect(withNumbers(text)).toBe('0.9⋅1.209+(1−0.9)⋅(−20.16)')
    expect(withNumbers(text, 1)).toBe('0.9⋅2.525+(1−0.9)⋅(−6.488)')
  })
  it('brackets a negative base, and no number that stands first', () => {
    expect(withNumbers('x = g^2')).toBe('msup{(−20.16),2}')
    expect(withNumbers('x = g + x')).toBe('−20.16+1')
  })
  it('writes parameters as they are given', () => {
    expect(withNumbers('x = g/eps')).toBe('mfrac{−20.16,msup{10,−8}}')
  })
  it('puts the oracle’s answer in place of the question', () => {
    expect(withNumbers('x = x + grad(x - g)', 1)).toBe('2+(−4)')
  })
  it('shows vectors whole where coordinates come together', () => {
    expect(withNumbers('x = g/norm(g)')).toBe('mfrac{−20.16,‖(−20.16,−6.488)‖}')
    expect(withNumbers('x = g*dot(g, m)\nm = g', 1)).toBe('−6.488⋅⟨(−20.16,−6.488),(1.209,2.525)⟩')
  })
  it('shows matrices whole, and what they act on', () => {
    const column = '(mtable{mtr{mtd{−20.16}},mtr{mtd{−6.488}}})'
    const matrix = '(mtable{mtr{mtd{1},mtd{0}},mtr{mtd{0},mtd{2}}})'
    expect(withNumbers('x = B*g\nB = B + 0*hess(x)')).toBe(`${matrix}⋅${column}`)
    expect(withNumbers('x = x - solve(B, g)\nB = B + 0*hess(x)')).toBe(`1−msup{${matrix},−1}·${column}`)
  })
})

describe('a line that is too wide', () => {
  const broken = (text: string, widest: number) => {
    const [last] = typesetSurface(readSurface(text), {}).slice(-1)
    return last ? breakLine(last, widest).map(line) : []
  }
  const text = '1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y)'

  it('is broken before the signs of its sum', () => {
    expect(broken('x + y - 1', 20)).toEqual(['f(x,y)=x', '+y', '−1'])
  })
  it('is broken inside brackets only where it must', () => {
    expect(broken(text, 40)).toEqual(['f(x,y)=1', '+msup{(x+y+1),2}·(19−14·x+3·msup{x,2}−14·y+6·x·y)'])
    expect(broken(text, 12)).toEqual(['f(x,y)=1', '+msup{(x+y+1),2}·(19', '−14·x', '+3·msup{x,2}', '−14·y', '+6·x·y)'])
  })
  it('loses nothing', () => {
    const all = (node: MathNode | string): string => (typeof node === 'string' ? node : node.children.map(all).join(''))
    for (const widest of [1, 5, 10, 20, 1000]) {
      const [whole] = typesetSurface(readSurface(text), {})
      if (whole) expect(breakLine(whole, widest).map(all).join('')).toBe(all(whole))
    }
  })
})

import { describe, expect, it } from 'vitest'
import { surfaceFunction } from '../../src/engine/index.ts'
import { lineSection, type Section } from '../../src/engine/section.ts'

const typed = (equations: string) => surfaceFunction({ equations, params: {} })
const cut = (...of: Parameters<typeof lineSection>): Section => {
  const section = lineSection(...of)
  if (typeof section === 'string') throw new Error(section)
  return section
}

describe('the cut along a step', () => {
  it('has f from one step before to one after, the slope and the curvature at the start', () => {
    const section = cut(typed('x^2 + 3*y^2'), [2, 1], [-1, 1])
    expect([section.s[0], section.s.at(-1)]).toEqual([-1, 2])
    expect([section.atStart, section.atEnd]).toEqual([7, 4])
    expect(section.slope).toBeCloseTo(-12, 12)
    expect(section.curvature).toBeCloseTo(18, 12)
    section.s.forEach((s, i) => expect(section.values[i]).toBeCloseTo((2 - 3 * s) ** 2 + 3, 10))
  })

  it('finds the minimum of the line exactly', () => {
    expect(cut(typed('x^2 + 3*y^2'), [2, 1], [-1, 1]).minimum?.s).toBeCloseTo(2 / 3, 12)
    expect(cut(typed('abs(x - 1/3) + y^2'), [0, 0], [1, 0]).minimum?.s).toBeCloseTo(1 / 3, 12)
  })

  it('takes the first minimum downhill, not a deeper one beyond', () => {
    const section = cut(typed('cos(6*x) - 2*x'), [0, 0], [1.5, 0])
    const slope = (x: number) => -6 * Math.sin(6 * x) - 2
    expect(slope(1.5 * (section.minimum?.s ?? NaN))).toBeCloseTo(0, 8)
    expect(1.5 * (section.minimum?.s ?? NaN)).toBeLessThan(1)
  })

  it('has no minimum where the step could be more than twice as long, or sets out uphill', () => {
    expect(cut(typed('x^2 + y^2'), [9, 0], [8, 0]).minimum).toBeUndefined()
    expect(cut(typed('x^2 + y^2'), [1, 0], [2, 0]).minimum).toBeUndefined()
  })

  it('knows no minimum where f ends before one comes, and says that it ends', () => {
    const section = cut(typed('log(x) + y^2'), [3, 0], [1.2, 0])
    expect([section.minimum, section.hole]).toEqual([undefined, true])
    expect(cut(typed('x^2 - log(x)'), [3, 0], [1.2, 0]).hole).toBeUndefined()
  })

  it('says why there is none', () => {
    const f = typed('log(x) + y')
    expect(lineSection(f, [1, 1], [1, 1])).toBe('zero')
    expect(lineSection(f, [1, 1], [NaN, 1])).toBe('infinite')
    expect(lineSection(f, [1, 1], [Infinity, 1])).toBe('infinite')
    expect(lineSection(f, [-1, 1], [2, 1])).toBe('undefined')
  })
})

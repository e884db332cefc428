import { describe, expect, it } from 'vitest'
import type { MethodChoice } from '../../src/config/index.ts'
import { CONTOUR_COLUMNS, contourPicture, type ContourPicture, type PackedLines } from '../../src/engine/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'

type Range = readonly [number, number]
const typed = (text: string): MethodChoice => ({ equations: `f(x, y) = ${text}`, params: {} })
const own = (id: string, params = {}): MethodChoice => ({ id, params })

function picture(surface: MethodChoice, x: Range, y: Range, columns = CONTOUR_COLUMNS): ContourPicture {
  const rows = Math.round(((columns - 1) * (y[1] - y[0])) / (x[1] - x[0])) + 1
  return contourPicture({ surface, view: { x, y }, columns, rows })
}

const pointsOf = ({ coordinates }: PackedLines) =>
  Array.from({ length: coordinates.length / 2 }, (_, i) => [coordinates[2 * i]!, coordinates[2 * i + 1]!] as const)
const linesOf = (lines: PackedLines) =>
  Array.from({ length: lines.offsets.length - 1 }, (_, i) =>
    pointsOf(lines).slice(lines.offsets[i], lines.offsets[i + 1]),
  )
const allIsolines = ({ isolines }: ContourPicture) => isolines.flatMap(linesOf)

describe('an isoline', () => {
  it.each<[string, MethodChoice, Range, Range, number, number]>([
    ['bowl', own('bowl'), [-3, 3], [-3, 3], 1, 1],
    ['bowl off the middle', own('bowl'), [-0.7, 3.1], [-1.3, 2.9], 1, 1],
    ['ravine', own('ravine'), [-3, 3], [-2, 2], 0.5, 50],
    ['ravine seen closely', own('ravine'), [-0.3, 0.2], [-0.1, 0.2], 0.5, 50],
  ])('of a %s lies on its ellipse to within 0.3 px at 800 px', (_, surface, x, y, a, b) => {
    const { levels, isolines } = picture(surface, x, y)
    const pixel = (x[1] - x[0]) / 800
    expect(levels.length).toBeGreaterThan(5)
    levels.forEach((level, k) => {
      // Distance to a*x^2 + b*y^2 = level, to first order along its gradient.
      const distances = pointsOf(isolines[k]!).map(([px, py]) => {
        const slope = Math.hypot(2 * a * px, 2 * b * py)
        return Math.abs(a * px * px + b * py * py - level) / slope / pixel
      })
      expect(distances.length).toBeGreaterThan(0)
      expect(Math.max(...distances), `level ${level}`).toBeLessThan(0.3)
    })
  })

  it('of a plane is exact, corners and edges of the view included', () => {
    const { levels, isolines } = picture(own('plane', { a: 1, b: -2 }), [-5, 5], [-5, 5], 33)
    levels.forEach((level, k) => {
      for (const [x, y] of pointsOf(isolines[k]!)) expect(x - 2 * y).toBeCloseTo(level, 12)
    })
  })

  it('crosses the frame instead of running along it', () => {
    const { isolines } = picture(own('plane', { a: 1, b: 0 }), [0, 10], [0, 10], 21)
    for (const line of isolines.flatMap(linesOf)) {
      const ys = line.map(([, y]) => y)
      expect(Math.min(...ys)).toBeLessThan(0)
      expect(Math.max(...ys)).toBeGreaterThan(10)
      expect(new Set(line.map(([x]) => x.toFixed(9))).size).toBe(1)
    }
  })

  it('that is closed returns to its first point', () => {
    const { isolines, levels } = picture(own('bowl'), [-3, 3], [-3, 3], 65)
    const circle = linesOf(isolines[levels.indexOf(4)]!)
    expect(circle).toHaveLength(1)
    expect(circle[0]!.at(-1)).toEqual(circle[0]![0])
  })

  it('joins opposite corners the way the middle of the cell lies', () => {
    // Level 0 passes the saddle's cell twice; its middle is above, so the lower corners x > y and x < y are cut off.
    const saddle = typed('(x - 0.3)*(y - 0.3)')
    const signs = picture(saddle, [-2, 2], [-2, 2], 5)
    const zero = linesOf(signs.isolines[signs.levels.indexOf(0)]!)
    for (const line of zero) {
      const sides = line.map(([x, y]) => Math.sign(x - y))
      expect(new Set(sides.filter((side) => side !== 0)).size).toBe(1)
    }
  })
})

describe('where a surface is undefined', () => {
  it('log(x) is drawn on the right, the left is named undefined', () => {
    const half = picture(typed('log(x) + 0*y'), [-1, 1], [-1, 1], 65)
    expect(half.undefinedShare).toBeCloseTo(33 / 65, 10)
    expect(
      allIsolines(half)
        .flat()
        .every(([x]) => x > 0),
    ).toBe(true)
    expect(allIsolines(half).length).toBeGreaterThan(5)
    const xs = pointsOf(half.undefinedRegion).map(([x]) => x)
    expect(Math.max(...xs)).toBeCloseTo(1 / 64, 10)
    expect(Math.min(...xs)).toBeLessThan(-1)
  })

  it('no line runs along the border of what is undefined', () => {
    const { isolines } = picture(typed('sqrt(x - 0.013) + 0*y'), [-1, 1], [-1, 1], 65)
    for (const line of isolines.flatMap(linesOf)) expect(new Set(line.map(([x]) => x.toFixed(9))).size).toBe(1)
    // d: the level sets of a root are x = level^2, one line each.
    for (const level of isolines) expect(linesOf(level)).toHaveLength(1)
  })

  it.each([
    ['through a sample', [-5, 5]],
    ['between samples', [-5, 5.1]],
    ['next to a sample', [-5.0001, 5]],
  ] as const)('1/x has no isoline along its pole %s', (_, x) => {
    const pole = picture(typed('1/x + 0*y'), x, [-5, 5], 101)
    expect(pole.levels.length).toBeGreaterThan(5)
    pole.levels.forEach((level, k) => {
      for (const [px] of pointsOf(pole.isolines[k]!)) expect(1 / px / level).toBeCloseTo(1, 0.4)
    })
    expect(pole.isolines[[...pole.levels].indexOf(0)]?.coordinates ?? []).toHaveLength(0)
  })

  it('a step is not drawn as a cliff of isolines, a steep slope is', () => {
    const across = (text: string) => allIsolines(picture(typed(text), [-3.01, 3], [-3, 3], 65)).length
    expect(across('where(x > 0, 1, 0) + 0*y')).toBe(0)
    expect(across('1/(1 + exp(-1000*x)) + 0*y')).toBeGreaterThan(5)
  })

  it('nowhere defined gives an empty picture that says so', () => {
    const none = picture(typed('sqrt(-1 - x^2) + 0*y'), [-1, 1], [-1, 1], 9)
    expect(none).toMatchObject({ undefinedShare: 1, minimum: NaN, maximum: NaN, isolines: [], regions: [] })
    expect(linesOf(none.undefinedRegion)).toHaveLength(1)
  })

  it('everywhere defined has no undefined region', () => {
    const { undefinedShare, undefinedRegion } = picture(own('bowl'), [-3, 3], [-3, 3], 33)
    expect(undefinedShare).toBe(0)
    expect(linesOf(undefinedRegion)).toEqual([])
  })
})

describe('a region', () => {
  /** Even-odd rule. */
  const isInside = (lines: PackedLines, x: number, y: number) =>
    linesOf(lines).reduce((inside, ring) => {
      let crossings = 0
      for (let i = 1; i < ring.length; i++) {
        const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!]
        if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) crossings++
      }
      return crossings % 2 === 1 ? !inside : inside
    }, false)

  it('holds the points that reach its level, in every corner of the view', () => {
    for (const id of ['bowl', 'himmelblau', 'saddle', 'rastrigin'] as const) {
      const { view } = surfaces[id]!
      const drawn = contourPicture({ surface: own(id), view, columns: 65, rows: 65 })
      const level = drawn.levels.length >> 1
      const value = drawn.levels[level]!
      for (const [u, v] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
        [0.31, 0.52],
        [0.77, 0.21],
        [0.5, 0.9],
      ] as const) {
        const x = view.x[0] + u * (view.x[1] - view.x[0])
        const y = view.y[0] + v * (view.y[1] - view.y[0])
        const f = contourPicture({
          surface: own(id),
          view: { x: [x, x + 1e-9], y: [y, y + 1e-9] },
          columns: 2,
          rows: 2,
        }).minimum
        if (Math.abs(f - value) > 0.1 * (drawn.maximum - drawn.minimum))
          expect(isInside(drawn.regions[level]!, x, y), `${id} ${x} ${y}`).toBe(f > value)
      }
    }
  })
})

describe('the levels', () => {
  const levelsOf = (id: string) => {
    const { view } = surfaces[id]!
    return contourPicture({ surface: own(id), view, columns: 129, rows: 129 })
  }

  it('of a valley that spans decades are 1-3-10, decades stronger', () => {
    const { levels, major, scale } = levelsOf('rosenbrock')
    expect(scale).toBe('log')
    expect([...levels]).toEqual([0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000])
    expect([...levels].filter((_, i) => major[i])).toEqual([0.1, 1, 10, 100, 1000])
  })

  it.each(['himmelblau', 'beale', 'goldstein_price', 'booth', 'ravine'])('of %s are logarithmic', (id) => {
    expect(levelsOf(id).scale).toBe('log')
  })

  it.each(['bowl', 'saddle', 'gauss_well', 'rastrigin', 'styblinski_tang', 'plane', 'ackley', 'easom'])(
    'of %s are linear: equal steps at round numbers',
    (id) => {
      const { levels, scale } = levelsOf(id)
      expect(scale).toBe('linear')
      const step = levels[1]! - levels[0]!
      levels.forEach((level, i) => expect(level).toBeCloseTo(levels[0]! + i * step, 9))
      expect([1, 2, 5]).toContain(Number(step.toExponential(6)[0]))
    },
  )

  it('of a saddle are the same above and below zero', () => {
    const levels = [...levelsOf('saddle').levels]
    expect(levels).toContain(0)
    expect(levels.map((level) => -level).reverse()).toEqual(levels.map((level) => (level === 0 ? -0 : level)))
  })

  it('below zero are values of f too, mirrored: six-hump camel', () => {
    const { levels, minimum } = levelsOf('six_hump_camel')
    expect(levels[0]!).toBeGreaterThan(minimum)
    expect([...levels]).toEqual(expect.arrayContaining([-1, 0, 1, 10]))
  })

  it('reach to the bottom of a narrow well, and leave out the sample next to a pole', () => {
    const well = picture(typed('-exp(-100*(x^2 + y^2))'), [-3, 3], [-3, 3], 129)
    expect(well.levels[0]!).toBeLessThan(-0.9)
    const pole = picture(typed('1/x + 0*y'), [-5.0000001, 5], [-5, 5], 101)
    expect(pole.minimum).toBeLessThan(-1e6)
    expect(pole.levels[0]!).toBeGreaterThan(-20)
  })

  it('number 6 to 24 on every surface and ascend', () => {
    for (const id of Object.keys(surfaces)) {
      const levels = [...levelsOf(id).levels]
      expect(levels.length, id).toBeGreaterThanOrEqual(6)
      expect(levels.length, id).toBeLessThanOrEqual(24)
      expect(levels).toEqual(levels.toSorted((a, b) => a - b))
    }
  })

  it('of a constant are none', () => {
    expect(picture(typed('3'), [0, 1], [0, 1], 9)).toMatchObject({ isolines: [], minimum: 3, maximum: 3 })
  })
})

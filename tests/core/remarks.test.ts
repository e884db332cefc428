import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arePartedByOrigin, areProportional } from '../../src/core/remarks.ts'

const whole = fc.integer({ min: -6, max: 6 })
const rows = fc.array(fc.tuple(whole, whole, fc.constantFrom(1, -1)), { minLength: 1, maxLength: 7 })
const columnsOf = (all: readonly (readonly number[])[]) => {
  const [u, v, b] = [0, 1, 2].map((c) => Float64Array.from(all, (row) => row[c]!))
  return { u: u!, v: v!, b: b! }
}

test('classes are parted by a line through the origin where their directions leave out more than half a turn', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const angles = all.flatMap(([u, v, b]) => (u !== 0 || v !== 0 ? [Math.atan2(b * v, b * u)] : []))
      angles.sort((a, b) => a - b)
      const gaps = angles.map((angle, i) => (angles[i + 1] ?? angles[0]! + 2 * Math.PI) - angle)
      expect(arePartedByOrigin(columnsOf(all))).toBe(Math.max(0, ...gaps) > Math.PI + 1e-9)
    }),
    { numRuns: 2000 },
  )
})

test('features are proportional where all rows lie on one line through the origin', () => {
  const proportional = (all: number[][]) => {
    const { u, v } = columnsOf(all)
    return areProportional(u, v)
  }
  fc.assert(
    fc.property(fc.array(whole, { minLength: 1 }), whole, whole, (factors, u, v) => {
      expect(proportional(factors.map((factor) => [factor * u, factor * v]))).toBe(true)
    }),
  )
  expect(
    proportional([
      [1, 2],
      [2, 4.5],
    ]),
  ).toBe(false)
})

/** The elementary functions that are this program's own have the bits of the library's, which golden data pin. */
import expOfLibrary from '@stdlib/math-base-special-exp'
import lnOfLibrary from '@stdlib/math-base-special-ln'
import tanhOfLibrary from '@stdlib/math-base-special-tanh'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exp, ln, tanh } from '../../src/language/elementary.ts'

const anywhere = fc.oneof(
  fc.double(),
  fc.double({ min: -1, max: 1 }),
  fc.double({ min: -760, max: 720 }),
  fc.double({ min: 0, max: 2 ** -1021 }),
  // Where each of them changes its formula.
  fc
    .tuple(
      fc.constantFrom(1, 2 ** -28, 0.625, 44.014845965556525, 709, 709.78, -708, -745.13),
      fc.double({ min: -1e-5, max: 1e-5 }),
    )
    .map(([edge, beside]) => edge + edge * beside),
  fc.constantFrom(2 ** 1022, 2 ** 1023, 1.5 * 2 ** 1022, 2 ** -1022, 2 ** -1074, 1, 0, -0, Infinity, -Infinity, NaN),
)

describe.each([
  ['exp', exp, expOfLibrary],
  ['ln', ln, lnOfLibrary],
  ['tanh', tanh, tanhOfLibrary],
])('%s', (_, own, ofLibrary) => {
  test('has the library’s bits, for numbers of every size', () => {
    const property = fc.property(anywhere, (x) => {
      expect(Object.is(own(x), ofLibrary(x)), String(x)).toBe(true)
    })
    fc.assert(property, { numRuns: 20_000, seed: 3 })
  })
})

/** The one place where a value is judged. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choice, decay, epsilon, learningRate, number, onOff, whole } from '../../src/core/parameters.ts'
import { validate } from '../../src/core/validate.ts'

const problemOf = (verdict: ReturnType<typeof validate>) => ('problem' in verdict ? verdict.problem : undefined)

test('values outside the slider are fine where the mathematics allows them', () => {
  expect(validate(learningRate(0.1), 250)).toEqual({ value: 250 })
  expect(validate(epsilon(1e-8), 0)).toEqual({ value: 0 })
  expect(validate(number(0, 'doc', 'a'), -1e12)).toEqual({ value: -1e12 })
})

test('a refusal says what the value must be and what it was', () => {
  expect(problemOf(validate(learningRate(0.1), -1))).toBe('must be at least 0, not -1')
  expect(problemOf(validate(decay(0.9, 'doc', 'b'), 1))).toBe('must be at least 0 and below 1, not 1')
  expect(problemOf(validate(whole(5, 'doc', 'W'), 2.5))).toBe('must be a whole number, at least 1, not 2.5')
  expect(problemOf(validate(number(1, 'doc', 'c', { valid: { min: 0, open: 'min' } }), 0))).toBe(
    'must be above 0, not 0',
  )
  expect(problemOf(validate(number(1, 'doc', 'c'), NaN))).toBe('must be a finite number, not NaN')
  expect(problemOf(validate(number(1, 'doc', 'c'), '0.5'))).toBe('must be a finite number, not "0.5"')
  expect(problemOf(validate(onOff(true, 'label', 'doc'), 1))).toBe('must be true or false, not 1')
  expect(problemOf(validate(choice('a', 'label', 'doc', { a: 'A', b: 'B' }), 'c'))).toBe('must be one of a, b, not "c"')
})

describe('anything at all', () => {
  test('is judged without throwing, and only a finite number is a number', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (given) => {
        expect('value' in validate(learningRate(0.1), given)).toBe(
          typeof given === 'number' && Number.isFinite(given) && given >= 0,
        )
        validate(choice('a', 'label', 'doc', { a: 'A' }), given)
        validate(onOff(true, 'label', 'doc'), given)
      }),
    )
  })

  test('names that every object has are no choices', () => {
    expect(problemOf(validate(choice('a', 'label', 'doc', { a: 'A' }), 'constructor'))).toContain('one of a')
  })
})

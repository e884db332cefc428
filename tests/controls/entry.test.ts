import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEntry, show } from '../../src/controls/entry.ts'
import { decay, learningRate, number, whole } from '../../src/core/parameters.ts'

const any = number(0, 'any number', 'x')

describe('a typed number', () => {
  it('is read exactly, and shown with all its digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readEntry(show(value), any)).toEqual({ value: value === 0 ? 0 : value })
      }),
    )
  })

  it('may be written as people write numbers', () => {
    for (const [text, value] of [
      ['.5', 0.5],
      ['5.', 5],
      ['1e-3', 1e-3],
      ['+2', 2],
      [' −1.5 ', -1.5],
    ] as const) {
      expect(readEntry(text, any)).toEqual({ value })
    }
  })

  it('is refused with the reason', () => {
    expect(readEntry('', any)).toEqual({ problem: 'Empty: type a number.' })
    expect(readEntry('fast', any)).toEqual({ problem: 'Not a number.' })
    expect(readEntry('NaN', any)).toEqual({ problem: 'Not a number.' })
    expect(readEntry('0x10', any)).toEqual({ problem: 'Not a number.' })
    expect(readEntry('Infinity', any)).toHaveProperty('problem')
    expect(readEntry('1e999', any)).toEqual({ problem: 'Too large to compute with.' })
    expect(readEntry('0,01', any)).toEqual({ problem: 'Write decimals with a point: 0.01.' })
  })

  it('is held to the domain, not to the slider', () => {
    expect(readEntry('1e6', learningRate(0.1))).toEqual({ value: 1e6 })
    expect(readEntry('-1', learningRate(0.1))).toEqual({ problem: 'Must be at least 0.' })
    expect(readEntry('1', decay(0.9, 'memory', 'b'))).toEqual({ problem: 'Must be at least 0 and below 1.' })
    expect(readEntry('2.5', whole(1, 'count', 'n'))).toHaveProperty('problem')
  })
})

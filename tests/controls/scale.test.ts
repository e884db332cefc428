import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromPosition, stepFrom, ticks, toPosition, ZERO_ZONE, type Track } from '../../src/controls/scale.ts'

const rate: Track = { min: 1e-5, max: 10, scale: 'log' }
const beta: Track = { min: 0, max: 0.9999, scale: 'decay' }
const plain: Track = { min: -10, max: 10, scale: 'linear' }
const penalty: Track = { min: 0, max: 1, scale: 'log' }
const whole: Track = { min: 1, max: 1000, scale: 'log', integer: true }
const tracks = [rate, beta, plain, penalty]

const place = fc.double({ min: 0, max: 1, noNaN: true })

describe('a slider', () => {
  it('shows a value where the hand has put it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tracks), place, (track, position) => {
        fc.pre(track !== penalty || position >= ZERO_ZONE)
        // Values have two digits under the hand: a few per cent of the value, less than two of the track.
        expect(Math.abs(toPosition(track, fromPosition(track, position)) - position)).toBeLessThan(0.02)
      }),
    )
  })

  it('gives the same value again for the place of a value that it gave', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tracks, whole), place, (track, position) => {
        const value = fromPosition(track, position)
        expect(fromPosition(track, toPosition(track, value))).toBeCloseTo(value, 12)
      }),
    )
  })

  it('never leaves its ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tracks, whole), fc.double({ min: -3, max: 3, noNaN: true }), (track, position) => {
        const value = fromPosition(track, position)
        expect(value).toBeGreaterThanOrEqual(track.min)
        expect(value).toBeLessThanOrEqual(track.max)
      }),
    )
  })

  it('puts the decades of a rate at equal distances', () => {
    expect(toPosition(rate, 1e-5)).toBeCloseTo(0)
    expect(toPosition(rate, 1e-2)).toBeCloseTo(0.5)
    expect(toPosition(rate, 10)).toBeCloseTo(1)
    expect(ticks(rate)).toHaveLength(7)
  })

  it('puts 0.9, 0.99 and 0.999 at equal distances on a decay', () => {
    expect([0, 0.9, 0.99, 0.999, 0.9999].map((value) => toPosition(beta, value).toFixed(6))).toEqual(
      ['0', '0.25', '0.5', '0.75', '1'].map((text) => Number(text).toFixed(6)),
    )
    expect(ticks(beta).map((tick) => tick.toFixed(6))).toEqual([0, 0.25, 0.5, 0.75, 1].map((tick) => tick.toFixed(6)))
  })

  it('has zero at the far left of a log track that begins there', () => {
    expect(fromPosition(penalty, 0)).toBe(0)
    expect(toPosition(penalty, 0)).toBe(0)
    expect(fromPosition(penalty, 1)).toBe(1)
  })

  it('can tell a value past its end from one at it', () => {
    expect(toPosition(rate, 100)).toBeGreaterThan(1)
    expect(toPosition(rate, 1e-9)).toBeLessThan(0)
    expect(toPosition(plain, -11)).toBeLessThan(0)
    expect(toPosition(beta, 1)).toBeGreaterThan(1)
  })

  it('changes a whole number by one at least', () => {
    expect(stepFrom(whole, 1, 1, 'step')).toBe(2)
    expect(stepFrom(whole, 3, -1, 'fine')).toBe(2)
  })

  it('moves with every key press, back as well as forth', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(rate, beta, plain, whole),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (track, at) => {
          const value = fromPosition(track, at)
          expect(stepFrom(track, value, 1, 'step')).toBeGreaterThan(value)
          expect(stepFrom(track, value, -1, 'step')).toBeLessThan(value)
        },
      ),
    )
  })
})

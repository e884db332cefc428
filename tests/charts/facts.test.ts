import { recorded } from '../../src/core/recorded.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsAt, firstReached, lowestLoss, pathLength } from '../../src/charts/facts.ts'
import { emptyOutline, type RunRecord } from '../../src/store/index.ts'

/** A run through these points, with these losses and two gradients a step. */
function recordOf(points: readonly (readonly [number, number])[], losses: readonly number[]): RunRecord {
  const count = losses.length
  const none = new Float64Array(count)
  const samples = {
    ...emptyOutline(),
    ...recorded((_, width) => new Float64Array(width * count)),
    validationLosses: new Float64Array(count).fill(NaN),
    count,
    points: Float64Array.from(points.flat()),
    losses: Float64Array.from(losses),
    gradientNorms: Float64Array.from(losses, (loss) => 10 * loss),
    evaluations: Float64Array.from(losses, (_, k) => 2 * k),
    termEvaluations: Float64Array.from(losses, (_, k) => 2 * k),
    slots: none,
  }
  return { samples, condition: 'done', version: 1 }
}

const losses = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 50 })

describe('the length of a path', () => {
  it('is, on a straight way, the distance between its ends', () => {
    const points = Float64Array.from(Array.from({ length: 11 }, (_, k) => [3 * k, 4 * k]).flat())
    expect([0, 1, 10].map((steps) => pathLength({ points }, steps))).toEqual([0, 5, 50])
  })

  it('is never less than that distance, and grows with every step', () => {
    const coordinate = fc.double({ min: -5, max: 5, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 40 }), (list) => {
        const points = Float64Array.from(list.flat())
        const [first, last] = [list[0], list.at(-1)]
        const apart = Math.hypot((last?.[0] ?? 0) - (first?.[0] ?? 0), (last?.[1] ?? 0) - (first?.[1] ?? 0))
        const lengths = list.map((_, steps) => pathLength({ points }, steps))
        expect(lengths.at(-1)).toBeGreaterThanOrEqual(apart - 1e-9)
        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
      }),
    )
  })

  it('is that of a circle, in many short steps', () => {
    const points = Float64Array.from({ length: 2002 }, (_, i) => {
      const angle = (2 * Math.PI * Math.floor(i / 2)) / 1000
      return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle)
    })
    expect(pathLength({ points }, 1000)).toBeCloseTo(2 * Math.PI, 4)
  })
})

describe('a tolerance', () => {
  it('is reached at the first step whose loss is no larger', () => {
    fc.assert(
      fc.property(losses, fc.double({ min: -10, max: 10, noNaN: true }), (list, tolerance) => {
        const record = recordOf([], list)
        const found = list.findIndex((loss) => loss <= tolerance)
        expect(firstReached(record, tolerance)).toBe(found < 0 ? undefined : found)
        expect(firstReached(record, tolerance)).toBe(found < 0 ? undefined : found)
      }),
    )
  })

  it('that is not set, or only met by what is not known yet, is not reached', () => {
    const record = recordOf([], [3, 2, 1])
    expect(firstReached(record, undefined)).toBeUndefined()
    expect(firstReached({ ...record, samples: { ...record.samples, count: 2 } }, 1)).toBeUndefined()
  })
})

describe('the facts of a run', () => {
  const record = recordOf(
    [
      [0, 0],
      [3, 4],
      [3, 5],
    ],
    [9, 1, 4],
  )

  it('are those of the step that they are asked for', () => {
    expect(factsAt(record, 1, 4)).toEqual({
      step: 1,
      loss: 1,
      best: 1,
      reached: 1,
      reachedEvaluations: 2,
      evaluations: 2,
      pathLength: 5,
      gradientNorm: 10,
      validation: NaN,
      bestValidation: NaN,
      bestValidationStep: NaN,
    })
    expect(factsAt(record, 2, 0.5)).toMatchObject({ loss: 4, best: 1, reached: undefined, pathLength: 6 })
  })

  it('tell nothing of what comes after it', () => {
    expect(factsAt(record, 0, 4)).toMatchObject({ reached: undefined, reachedEvaluations: undefined, best: 9 })
  })

  it('have the lowest loss so far', () => {
    fc.assert(
      fc.property(losses, fc.nat(49), (list, at) => {
        const step = Math.min(at, list.length - 1)
        expect(lowestLoss({ losses: Float64Array.from(list) }, step)).toBe(Math.min(...list.slice(0, step + 1)))
      }),
    )
  })
})

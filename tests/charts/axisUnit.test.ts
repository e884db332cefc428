import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endPosition, isOnAxis, positionOf, positionsOf, stepAt } from '../../src/charts/axisUnit.ts'
import type { RunEnd } from '../../src/engine/index.ts'

/** A run whose steps ask for these numbers of gradients. */
function runOf(costs: readonly number[], end?: Partial<RunEnd>) {
  const evaluations = Float64Array.of(0, ...costs)
  for (let k = 1; k < evaluations.length; k += 1) evaluations[k] = (evaluations[k] ?? 0) + (evaluations[k - 1] ?? 0)
  const counts = { termEvaluations: evaluations, termsDrawn: evaluations, serialEvaluations: evaluations }
  const synchronizations = new Float64Array(evaluations.length)
  return {
    count: evaluations.length,
    terms: 1,
    evaluations,
    ...counts,
    synchronizations,
    end: end as RunEnd | undefined,
  }
}

const costs = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 })

describe('on an axis that counts steps', () => {
  it('every step stands at its own number, as far as it is known', () => {
    fc.assert(
      fc.property(costs, fc.double({ min: 0, max: 80, noNaN: true }), (each, position) => {
        const samples = runOf(each)
        expect(positionOf(positionsOf(samples, 'steps'), 7)).toBe(7)
        expect(stepAt(samples, 'steps', position)).toBe(Math.min(Math.floor(position + 1e-9), each.length))
      }),
    )
  })
})

describe('on an axis that counts gradient evaluations', () => {
  it('a position reads the last step that has cost no more', () => {
    fc.assert(
      fc.property(costs, fc.double({ min: 0, max: 320, noNaN: true }), (each, position) => {
        const samples = runOf(each)
        const known = [...samples.evaluations]
        expect(stepAt(samples, 'evaluations', position)).toBe(
          known.findLastIndex((spent) => spent <= Math.floor(position + 1e-9)),
        )
      }),
    )
  })

  it('a step is found again where it stands, or the last one that stands there too', () => {
    fc.assert(
      fc.property(costs, fc.nat(60), (each, at) => {
        const samples = runOf(each)
        const step = Math.min(at, each.length)
        const positions = positionsOf(samples, 'evaluations')
        const found = stepAt(samples, 'evaluations', positionOf(positions, step))
        expect(found).toBeGreaterThanOrEqual(step)
        expect(positionOf(positions, found)).toBe(positionOf(positions, step))
      }),
    )
  })

  it('a method that spends two gradients a step has made half the steps', () => {
    const sam = runOf([2, 2, 2, 2])
    expect([0, 1, 2, 3, 7, 8].map((position) => stepAt(sam, 'evaluations', position))).toEqual([0, 0, 1, 1, 3, 4])
  })

  it('a divergence stands where its step was paid for', () => {
    const lost = runOf([2, 2], { status: 'diverged', step: 3, termEvaluations: 6 })
    expect([endPosition(lost, 'steps'), endPosition(lost, 'evaluations')]).toEqual([3, 6])
  })

  it('a run that asks for no gradients has no place', () => {
    expect(isOnAxis(runOf([0, 0, 0]), 'evaluations')).toBe(false)
    expect(isOnAxis(runOf([0, 0, 0]), 'steps')).toBe(true)
    expect(isOnAxis(runOf([0, 1]), 'evaluations')).toBe(true)
    expect(isOnAxis(runOf([]), 'evaluations')).toBe(true)
  })
})

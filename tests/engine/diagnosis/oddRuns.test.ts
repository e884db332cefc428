import { describe, expect, it } from 'vitest'
import type { RunSpecification } from '../../../src/config/index.ts'
import { diagnose } from '../../../src/engine/diagnosis/diagnose.ts'
import type { Diagnosis } from '../../../src/engine/diagnosis/types.ts'
import { courseOf, specification } from '../specifications.ts'

function diagnosisOf(change: Partial<RunSpecification>): Diagnosis | undefined {
  const work = diagnose(specification(change))
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value
}
const typed = (equations: string) => ({ equations, params: {} })
const descent = (params: Record<string, number | boolean>) => ({ id: 'gradientDescent', params })

describe('a crawl', () => {
  const crawl = {
    surface: { id: 'rosenbrock', params: {} },
    start: [-1.5, 2],
    steps: 500,
    optimizer: descent({ lr: 0.001 }),
  } as const

  it('is given as many times its budget as its steps, where its gradients are counted', () => {
    const found = diagnosisOf({ ...crawl, budgets: [{ unit: 'evaluations', amount: 500 }] })
    expect(found).toMatchObject({ kind: 'crawling', tried: 10_000, arrival: { rests: false } })
    expect(found).toEqual({ ...diagnosisOf(crawl) })
  })

  it('tells where the longer run was when it arrived: f there, to the last digit', () => {
    const found = diagnosisOf(crawl)
    if (found?.kind !== 'crawling' || !found.arrival) throw new Error('no arrival')
    const { losses } = courseOf(specification({ ...crawl, steps: 10_000 }))
    expect(found.arrival.loss).toBe(losses[found.arrival.step])
  })

  it('that a fading rate stops half-way does not arrive: it comes to rest at no minimum', () => {
    const found = diagnosisOf({
      surface: { id: 'booth', params: {} },
      start: [-6, 5],
      optimizer: { id: 'momentum', params: { lr: 0.0005 } },
      schedule: { id: 'exponential', params: {} },
    })
    expect(found).toMatchObject({ kind: 'crawling', arrival: { rests: true } })
  })
})

describe('a run that stays', () => {
  it('at a saddle with weight decay has the curvatures of the penalized objective', () => {
    const found = diagnosisOf({
      surface: typed('f(x, y) = x^2 - y^2'),
      start: [1, 0],
      steps: 200,
      optimizer: descent({ lr: 0.1, weightDecay: 0.1 }),
    })
    if (found?.kind !== 'saddle') throw new Error('no saddle')
    expect(found.eigenvalues[0]).toBeCloseTo(-1.9, 12)
    expect(found.eigenvalues[1]).toBeCloseTo(2.1, 12)
  })

  it('at a minimum in ascent is stuck there, with the curvatures of f', () => {
    const found = diagnosisOf({
      surface: typed('f(x, y) = x^2 + 4*y^2'),
      start: [1e-9, 1e-9],
      optimizer: descent({ lr: 1e-4, maximize: true }),
    })
    expect(found).toMatchObject({ kind: 'saddle', point: 'minimum', eigenvalues: [2, 8], ascends: true })
  })
})

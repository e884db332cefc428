/** What runs on sums cost: term gradients, passes over the data, modelled time; and budgets in each of them. */
import { describe, expect, test } from 'vitest'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { spentOf, type ModelledTime, type SpendingUnit } from '../../src/core/spending.ts'
import { estimates } from '../../src/estimates/index.ts'
import { run } from '../../src/engine/index.ts'
import type { RunEnd } from '../../src/engine/types.ts'
import { pathOf } from './paths.ts'

const sum = 'surface=least_squares&data=line(n:30)&start=0,0'
const descent = 'gradientDescent(lr:0.001)'

/** What the end's counts are in a unit, on 30 terms. */
const spent = (end: RunEnd, unit: Exclude<SpendingUnit, 'steps'>, time: ModelledTime = { sample: 1, latency: 10 }) =>
  spentOf({ unit, amount: 0, time }, end, 30)

describe('an evaluation is n term gradients, an epoch n terms drawn', () => {
  const costs = (estimate: string, steps: number) => {
    const { end } = pathOf(`${sum}&run=${descent}${estimate}&steps=${steps}`)
    return [spent(end, 'evaluations'), spent(end, 'epochs'), end.evaluations]
  }

  test('of a run on full gradients both are its steps', () => {
    expect(costs('', 7)).toEqual([7, 7, 7])
  })

  test('of mini-batches both are the share of the terms that they hold', () => {
    expect(costs('/miniBatch(B:6)', 10)).toEqual([2, 2, 10])
  })

  test('of SVRG the two are apart: a batch is one draw and two gradients, a snapshot a pass and a gradient', () => {
    // 2 snapshots of 30, and 12 batches of 5.
    expect(costs('/svrg(m:6,B:5)', 12)).toEqual([(60 + 120) / 30, (60 + 60) / 30, 12])
  })

  test('of a method that asks twice a step evaluations are twice the epochs: both questions are of one batch', () => {
    const { end } = pathOf(`${sum}&run=sam(gradientDescent(lr:0.001))/miniBatch(B:6)&steps=10`)
    expect([spent(end, 'evaluations'), spent(end, 'epochs')]).toEqual([4, 2])
  })
})

describe('modelled time', () => {
  const time = (estimate: string, steps: number) =>
    spent(pathOf(`${sum}&run=${descent}${estimate}&steps=${steps}`).end, 'time')

  test('of one worker is that of its term gradients: it waits for nobody', () => {
    expect(time('', 3)).toBe(90)
    expect(time('/miniBatch(B:6)', 10)).toBe(60)
  })

  test('of K workers is that of the largest batch, and a wait for each step', () => {
    expect(time('/dataParallel(K:3,B:2)', 10)).toBe(10 * (2 + 10))
    expect(time('/dataParallel(K:1,B:6)', 10)).toBe(60)
  })

  test('of a federated round is that of the client with most terms, and one wait however many epochs it takes', () => {
    // Parts of 1 : 2 : 3, the largest of 15 terms.
    expect(time('/federated(K:3,E:4,B:5,sizes:growing)', 2)).toBe(2 * (4 * 15 + 10))
  })
})

describe('every estimate', () => {
  const options: Readonly<Record<string, readonly string[]>> = {
    miniBatch: ['B:7', 'B:7,sampling:replacement', 'B:100'],
    svrg: ['m:5,B:4', 'm:5,B:4,sampling:reshuffled'],
    sarah: ['m:5,B:4', 'm:1,B:4,sampling:inOrder'],
    dataParallel: ['K:3,B:4', 'K:3,B:4,source:parted', 'K:4,B:4,sampling:replacement'],
    federated: ['K:4,B:4,E:2', 'K:3,B:4,sampling:replacement', 'sizes:growing'],
  }

  test.each(Object.keys(estimates))('%s foretells what its updates cost', (id) => {
    for (const values of options[id] ?? ['']) {
      const { configuration } = readLink(`${sum}&run=${descent}/${id}(${values})&steps=37`)
      const specification = specificationOf(configuration, configuration.runs[0]!)
      const chunks = [...run(specification)]
      const params = Object.fromEntries(
        Object.entries(estimates[id]!.params).map(([name, { default: standard }]) => [name, standard]),
      )
      const chosen = { ...params, ...specification.estimate?.params } as Parameters<typeof spentAfter>[1]
      const counted = chunks.flatMap((chunk) => [...chunk.termEvaluations])
      const foretold = counted.map((_, updates) => spentAfter(id, chosen, updates).termEvaluations)
      // Lots of private gradients are of random size: within four standard deviations.
      const tolerance = id === 'private' ? 4 * Math.sqrt(37 * 16) : 0
      counted.forEach((count, k) => expect(Math.abs(count - foretold[k]!)).toBeLessThanOrEqual(tolerance))
      const drawn = chunks.flatMap((chunk) => [...chunk.termsDrawn])
      drawn.forEach((count, k) => {
        const { termEvaluations, termsDrawn = termEvaluations } = spentAfter(id, chosen, k)
        expect(Math.abs(count - termsDrawn)).toBeLessThanOrEqual(tolerance)
      })
    }
  })

  const spentAfter = (id: string, values: Readonly<Record<string, number | boolean | string>>, updates: number) =>
    estimates[id]!.spent!(updates, values, 30)
})

describe('on an axis that counts evaluations', () => {
  test('every run may take as many steps as its budget pays for, more than a full gradient’s', () => {
    const end = (estimate: string) => pathOf(`${sum}&run=${descent}${estimate}&axis=evaluations&steps=20`).end
    expect(end('')).toMatchObject({ step: 20 })
    expect(end('/miniBatch(B:6)')).toMatchObject({ step: 100, termEvaluations: 600 })
    expect(spent(end('/svrg(m:6,B:5)'), 'evaluations')).toBeLessThanOrEqual(20)
    expect(spent(end('/svrg(m:6,B:5)'), 'evaluations')).toBeGreaterThan(18)
  })

  test('its schedules have as many steps as the budget pays for', () => {
    const { end } = pathOf(`${sum}&run=${descent}/cosine/miniBatch(B:6)&axis=evaluations&steps=20`)
    const { configuration } = readLink(`${sum}&run=${descent}/cosine/miniBatch(B:6)&axis=evaluations&steps=20`)
    expect(specificationOf(configuration, configuration.runs[0]!).steps).toBe(end.step)
  })

  test('a run takes a hundred thousand steps at most, whatever its budget pays for', () => {
    const { configuration } = readLink(
      `surface=least_squares&data=line(n:1000)&run=${descent}/miniBatch(B:1)&axis=evaluations&steps=500`,
    )
    expect(specificationOf(configuration, configuration.runs[0]!).steps).toBe(100_000)
  })
})

/** What the inspector takes apart are the updates that the page has recorded, to the bit. */
import { describe, expect, it } from 'vitest'
import { endsInSample, inspectedAt, inspectorOf, lastUpdate } from '../../../src/charts/surface/inspection/inspected.ts'
import type { MethodChoice, RunSpecification } from '../../../src/config/index.ts'
import { outlineOf, run } from '../../../src/engine/index.ts'
import { optimizers } from '../../../src/optimizers/index.ts'
import { appendChunk, emptySamples } from '../../../src/store/samples.ts'
import { specification } from '../../engine/specifications.ts'

/** The buffers as the store fills them. */
function recorded(spec: RunSpecification) {
  const samples = emptySamples()
  const outline = outlineOf(spec)
  for (const chunk of run(spec)) appendChunk(samples, chunk, outline)
  return samples
}

function inspectEach(spec: RunSpecification) {
  const samples = recorded(spec)
  const inspector = inspectorOf(spec)!
  return Array.from({ length: lastUpdate(samples) }, (_, k) => inspectedAt(inspector, samples, k + 1))
}

const rosenbrock: MethodChoice = { id: 'rosenbrock', params: { b: 5 } }
const onRosenbrock = (change: Partial<RunSpecification>) =>
  inspectEach(specification({ surface: rosenbrock, start: [-1.2, 1.3], steps: 90, ...change }))

describe('every update leads to the next recorded point', () => {
  const methods = Object.entries(optimizers).filter(([, { procedure }]) => !procedure)
  it.each(methods)('%s, clipped and with a falling rate', (id, { needs, params }) => {
    const updates = onRosenbrock({
      ...(needs === 'fisher' && { surface: { id: 'gaussian_fit', params: {} } }),
      optimizer: { id, params: params.lr?.kind === 'number' ? { lr: 0.01 } : {} },
      schedule: { id: 'cosine', params: {} },
      clip: { id: 'norm', params: { max: 2 } },
    })
    expect(updates.length).toBeGreaterThan(0)
    expect(updates.filter((update) => !endsInSample(update))).toEqual([])
  })

  it.each<[string, Partial<RunSpecification>]>([
    [
      'rates that follow the losses',
      {
        optimizer: { id: 'gradientDescent', params: { lr: 0.01 } },
        schedule: { id: 'plateau', params: { patience: 2 } },
      },
    ],
    [
      'a momentum that is scheduled by the losses',
      {
        optimizer: { id: 'momentum', params: { lr: 0.01 } },
        scheduled: { beta: { id: 'plateau', params: { patience: 2 } } },
      },
    ],
    [
      'momentum that a cycle moves',
      { optimizer: { id: 'adam', params: {} }, schedule: { id: 'oneCycle', params: {} } },
    ],
    [
      'a wrapper round a wrapper',
      {
        optimizer: {
          id: 'lookahead',
          params: {},
          of: { id: 'sam', params: {}, of: { id: 'nesterov', params: { lr: 0.004 } } },
        },
      },
    ],
    [
      'gradients held by value',
      { optimizer: { id: 'gradientDescent', params: { lr: 0.01 } }, clip: { id: 'value', params: { max: 0.7 } } },
    ],
  ])('with %s', (_, change) => {
    const updates = onRosenbrock(change)
    expect(updates).toHaveLength(90)
    expect(updates.filter((update) => !endsInSample(update))).toEqual([])
  })
})

it('of a run that diverges the last update leads to no finite value, at the step that the status names', () => {
  const spec = specification({ surface: rosenbrock, optimizer: { id: 'gradientDescent', params: { lr: 5 } } })
  const samples = recorded(spec)
  const update = inspectedAt(inspectorOf(spec)!, samples, lastUpdate(samples))
  expect(update.step).toBe(samples.end?.step)
  expect(update.rate).toBe(5)
  expect(Number.isFinite(update.lossAfter)).toBe(false)
})

it('numbers of another configuration are known by where they lead', () => {
  const samples = recorded(specification())
  const other = inspectorOf(specification({ surface: rosenbrock }))!
  expect(endsInSample(inspectedAt(other, samples, 3))).toBe(false)
})

it('what cannot run has no updates', () => {
  expect(inspectorOf(specification({ optimizer: { equations: 'x = x -', params: {} } }))).toBeUndefined()
})

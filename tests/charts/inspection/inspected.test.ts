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

describe('of a run with chance, an update is taken apart with the batch and the noise that it had', () => {
  const DATA: Partial<RunSpecification> = { surface: { id: 'least_squares', params: {} }, start: [-1, 1.5], steps: 40 }
  const batch = { id: 'miniBatch', params: { B: 4 } }
  it.each<[string, Partial<RunSpecification>]>([
    ['batches', { estimate: batch }],
    ['batches that grow', { estimate: batch, scheduled: { B: { id: 'growth', params: { stepSize: 5 } } } }],
    [
      'SVRG under a look-ahead',
      { optimizer: { id: 'nesterov', params: {} }, estimate: { id: 'svrg', params: { m: 7 } } },
    ],
    ['SAGA in Adam', { optimizer: { id: 'adam', params: {} }, estimate: { id: 'saga', params: {} } }],
    ['clients', { optimizer: { id: 'gradientDescent', params: { lr: 1 } }, estimate: { id: 'federated', params: {} } }],
    [
      'batches, noise and clipping round two questions',
      {
        optimizer: { id: 'sam', params: {}, of: { id: 'momentum', params: { lr: 0.02 } } },
        estimate: batch,
        noise: { id: 'heavyTailed', params: {} },
        clip: { id: 'norm', params: { max: 0.5 } },
      },
    ],
    [
      'noise on any surface',
      { surface: rosenbrock, noise: { id: 'gaussian', params: {} }, optimizer: { id: 'rmsprop', params: {} } },
    ],
    [
      'terms in turn on an interval',
      {
        surface: { id: 'reddi', params: {} },
        start: [0.9, 0],
        optimizer: { id: 'gradientDescent', params: { lr: 0.3 } },
        estimate: { id: 'miniBatch', params: { B: 1, sampling: 'inOrder' } },
      },
    ],
  ])('%s', (_, change) => {
    const updates = inspectEach(specification({ ...DATA, ...change }))
    expect(updates.length).toBeGreaterThan(20)
    expect(updates.filter((update) => !endsInSample(update))).toEqual([])
  })
  it('says what was estimated, what noise made of it and what clipping left, in any order of asking', () => {
    const spec = specification({
      ...DATA,
      estimate: batch,
      noise: { id: 'gaussian', params: {} },
      clip: { id: 'norm', params: { max: 0.1 } },
    })
    const samples = recorded(spec)
    const inspector = inspectorOf(spec)!
    const [late, early] = [inspectedAt(inspector, samples, 30), inspectedAt(inspector, samples, 3)]
    expect(inspectedAt(inspectorOf(spec)!, samples, 3)).toEqual(early)
    for (const { gradient, drawn, given } of [late, early]) {
      expect(drawn!.estimated).not.toEqual(gradient)
      expect(drawn!.noisy).not.toEqual(drawn!.estimated)
      expect(Math.hypot(...given)).toBeCloseTo(0.1, 12)
    }
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

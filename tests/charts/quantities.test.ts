import { describe, expect, it } from 'vitest'
import { clippedSteps, stepsApart } from '../../src/charts/clipEvents.ts'
import { countUntil } from '../../src/charts/countUntil.ts'
import { effectiveRate } from '../../src/charts/effectiveRate.ts'
import type { ShownRun } from '../../src/charts/shownRuns.ts'
import { offeredSlots, scheduledNames } from '../../src/charts/strip/offers.ts'
import { scaleOf, titleOf } from '../../src/charts/strip/quantity.ts'
import { seriesOf, type Series } from '../../src/charts/strip/series.ts'
import { symbolText } from '../../src/charts/symbolText.ts'
import { secondTracks, valueAt } from '../../src/charts/track.ts'
import { applyChunk, keepRuns, useRuns, type Quantity, type RunRecord } from '../../src/store/index.ts'
import type { RunSpecification } from '../../src/config/index.ts'
import { outlineOf, run } from '../../src/engine/index.ts'
import { specification } from '../engine/specifications.ts'

/** A run of the engine, as the page keeps it. */
function recordOf(change: Partial<RunSpecification>): RunRecord {
  const spec = specification(change)
  keepRuns(new Set())
  for (const chunk of run(spec)) applyChunk('r1', chunk, outlineOf(spec), 'done')
  return useRuns.getState().runs.get('r1')!
}

const shown = (record: RunRecord, step: number): ShownRun => ({
  key: 'r1',
  order: 0,
  slot: 0,
  label: 'run',
  record,
  step,
  opacity: 1,
})

const lines = (quantity: Quantity, record: RunRecord, playhead = 100) =>
  seriesOf(quantity, [shown(record, Math.min(playhead, record.samples.count - 1))], playhead)
const numbers = ({ track, count }: Series) => Array.from({ length: count }, (_, step) => valueAt(track, step))

describe('what a chart shows of a run', () => {
  it('is any slot of its state: a vector as a line for each coordinate', () => {
    const optimizer = { id: 'momentum', params: { lr: 0.1, beta: 0.5 } }
    const record = recordOf({ steps: 2, optimizer })
    const [x, y, ...others] = lines('state.v', record)
    expect(others).toEqual([])
    expect([x!.axis, y!.axis]).toEqual([0, 1])
    expect(numbers(x!).slice(0, 2)).toEqual([0, 3])
    expect(numbers(y!).slice(0, 2)).toEqual([0, -4])
    expect(lines('state.m', record)).toEqual([])
  })

  it('is one slot among several, in its own place', () => {
    const record = recordOf({ steps: 5, optimizer: { id: 'adam', params: { lr: 0.1, beta1: 0.5, beta2: 0.5 } } })
    const { points, gradients } = record.samples
    expect([points[0], points[1]]).toEqual([1.5, -2])
    expect(valueAt(lines('state.m', record)[1]!.track, 1)).toBeCloseTo(0.5 * gradients[1]!)
    expect(valueAt(lines('state.v', record)[1]!.track, 1)).toBeCloseTo(0.5 * gradients[1]! ** 2)
  })

  it('is one entry of a slot that is no vector', () => {
    const record = recordOf({ steps: 3, optimizer: { id: 'bfgs', params: {} } })
    const [entry, ...others] = lines('state.H.4', record)
    expect(others).toEqual([])
    expect(entry!.axis).toBeUndefined()
    expect(numbers(entry!).at(-1)).toBeGreaterThan(0)
    expect(lines('state.H.5', record)).toEqual([])
  })

  it('is the curve of a scheduled parameter, to the end of the horizon', () => {
    const scheduled = { beta: { id: 'cosine', params: {} } }
    const record = recordOf({ steps: 10, optimizer: { id: 'momentum', params: { lr: 0.1, beta: 0.8 } }, scheduled })
    const [beta] = lines('parameter.beta', record, 4)
    expect(beta).toMatchObject({ count: 10, step: 4 })
    expect(valueAt(beta!.track, 0)).toBe(0.8)
    expect(lines('parameter.beta1', record)).toEqual([])
  })

  it('has as many effective rates as updates', () => {
    const record = recordOf({ steps: 7, optimizer: { id: 'gradientDescent', params: { lr: 0.1 } } })
    const [x, y] = lines('effectiveRate', record)
    expect([x!.count, y!.count]).toEqual([7, 7])
    for (const rate of [...numbers(x!), ...numbers(y!)]) expect(rate).toBeCloseTo(0.1, 12)
  })
})

describe('the effective rate', () => {
  const rate = (from: number, to: number, gradient: number, lr = 0.1) =>
    effectiveRate(
      { points: Float64Array.of(from, 0, to, 0), gradients: Float64Array.of(gradient, 0), rates: Float64Array.of(lr) },
      0,
      0,
    )

  it('is what plain descent would have needed, negative where the step goes uphill', () => {
    expect(rate(1, 0.5, 2)).toBe(0.25)
    expect(rate(1, 1.5, 2)).toBe(-0.25)
    expect(rate(1, 0.5, 1e-9)).toBeCloseTo(5e8)
  })

  it('has a gap where there is no gradient to divide by, or the quotient is no number', () => {
    expect(rate(1, 0.5, 0)).toBeNaN()
    expect(rate(1, 1, 0)).toBeNaN()
    expect(rate(1, Infinity, 1)).toBeNaN()
    expect(rate(1, NaN, 1)).toBeNaN()
  })

  it('tells a point that is held from one that rests within rounding', () => {
    expect(rate(1, 1, 3)).toBe(0)
    expect(rate(1, 1, 1e-17)).toBeNaN()
    expect(rate(1, 1 + Number.EPSILON, 1e-16)).toBeNaN()
    expect(rate(0, 1e-200, -1e-199)).toBeCloseTo(0.1)
  })
})

describe('clipped updates', () => {
  it('are found by the step that they leave', () => {
    const clip = { id: 'norm', params: { max: 1 } }
    const record = recordOf({ steps: 50, optimizer: { id: 'gradientDescent', params: { lr: 0.1 } }, clip })
    const steps = [...clippedSteps(record)]
    const { gradientNorms } = record.samples
    expect(steps).toEqual([...Array(50).keys()].filter((k) => gradientNorms[k]! > 1))
    expect(steps.length).toBeGreaterThan(3)
    expect(clippedSteps(recordOf({ steps: 50 }))).toHaveLength(0)
  })

  it('are thinned where every update is one, and none is lost that stands alone', () => {
    const every = Uint32Array.from({ length: 100 }, (_, i) => i)
    expect(stepsApart(every, 40, 10)).toEqual([0, 10, 20, 30, 40])
    expect(stepsApart(every, 3, 0.2)).toEqual([0, 1, 2, 3])
    expect(stepsApart(Uint32Array.of(2, 3, 50), 99, 7.5)).toEqual([2, 50])
    expect(stepsApart(Uint32Array.of(5), 4, 1)).toEqual([])
    expect([0, 2, 49, 50].map((step) => countUntil(Uint32Array.of(2, 3, 50), step))).toEqual([0, 1, 2, 3])
  })
})

it('finds the second paths that a method shows, and their points', () => {
  const { samples } = recordOf({ steps: 30, optimizer: { id: 'asgd', params: { lr: 0.1, t0: 0 } } })
  const [average, ...others] = secondTracks(samples)
  expect(others).toEqual([])
  expect(average!.name).toBe('xbar')
  expect([valueAt(average!.track, 0), samples.points[0]]).toEqual([1.5, 1.5])
  let sum = 0
  for (let k = 1; k <= 30; k++) sum += samples.points[2 * k]!
  // The first two points weigh 1 in turn, then the mean begins.
  expect(valueAt(average!.track, 2)).toBeCloseTo(samples.points[4]!)
  expect(valueAt(average!.track, 30)).toBeCloseTo((sum - samples.points[2]!) / 29)
})

it('offers what the runs keep from step to step, whose it is, and what is scheduled', () => {
  const layout = (name: string, width: number) => ({ name, width })
  const samples = (...slots: { name: string; width: number }[]) => ({ samples: { layout: slots, parameterCurves: {} } })
  const runs = new Map([
    ['a', samples(layout('m', 2), layout('v', 2))],
    ['b', samples(layout('v', 1))],
    ['c', { samples: { layout: [], parameterCurves: { beta1: new Float64Array(3) } } }],
  ]) as never
  expect(offeredSlots(['a', 'b', 'gone'], runs)).toEqual([
    { name: 'm', width: 2, runs: ['a'] },
    { name: 'v', width: 2, runs: ['a', 'b'] },
  ])
  expect(scheduledNames(['a', 'c', 'c'], runs)).toEqual(['beta1'])
})

it('names charts as the equations are typeset', () => {
  expect(['xbar', 'mhat', 'phi', 'v1', 'beta1', 'vmax', 'H'].map(symbolText)).toEqual([
    'x̄',
    'm̂',
    'φ',
    'v₁',
    'β₁',
    'v max',
    'H',
  ])
  expect(titleOf('state.H.3')).toBe('State H, entry 3')
  expect(titleOf('parameter.beta1')).toBe('β₁')
  expect(titleOf('effectiveRate')).toBe('Effective rate')
})

it('keeps the axis that was chosen for a quantity', () => {
  expect(scaleOf({}, 'loss')).toBe('log')
  expect(scaleOf({}, 'state.m')).toBe('linear')
  expect(scaleOf({ 'state.m': 'log' }, 'state.m')).toBe('log')
})

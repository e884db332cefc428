import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultConfiguration, surfaceOf } from '../../src/config/index.ts'
import type { Configuration } from '../../src/config/types.ts'
import * as changes from '../../src/store/changes.ts'

const experiment = defaultConfiguration()
const adam = { id: 'adam', params: {} }
const keys = ({ runs }: Configuration) => runs.map(({ key }) => key)
const slots = ({ runs }: Configuration) => runs.map(({ slot }) => slot)
const [first, second, third] = keys(experiment) as [string, string, string]

/** The experiment with so many runs. */
const withRuns = (count: number) =>
  Array.from({ length: count }, (_, i) => `n${i}`).reduce<Configuration>(
    (configuration, key) => changes.addRun(key, adam)(configuration),
    { ...experiment, runs: [] },
  )

describe('runs', () => {
  it('take the first free look: none is shared among sixteen', () => {
    expect(slots(withRuns(10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    const gap = changes.removeRun('n2')(withRuns(5))
    expect(slots(changes.addRun('n9', adam)(gap))).toEqual([0, 1, 3, 4, 2])
  })

  it('are sixteen at most', () => {
    const full = withRuns(16)
    expect(full.runs).toHaveLength(16)
    expect(changes.addRun('more', adam)(full)).toBe(full)
    expect(changes.duplicateRun('n0', 'more')(full)).toBe(full)
  })

  it('keep their look when others go, come or move', () => {
    const looks = new Map(experiment.runs.map(({ key, slot }) => [key, slot]))
    const moved = [changes.removeRun(second), changes.moveRun(third, 0), changes.duplicateRun(first, 'copy')].reduce(
      (configuration, change) => change(configuration),
      experiment,
    )
    for (const { key, slot } of moved.runs) if (key !== 'copy') expect(slot).toBe(looks.get(key))
  })

  it('are duplicated right after their original, with all settings', () => {
    const { runs } = changes.duplicateRun(first, 'copy')(experiment)
    expect(runs[1]).toEqual({ ...experiment.runs[0], key: 'copy', slot: 5 })
  })

  it('move to the place they are put', () => {
    expect(keys(changes.moveRun(first, 2)(experiment)).slice(0, 3)).toEqual([second, third, first])
    expect(changes.moveRun(first, 99)(experiment)).toBe(experiment)
  })

  it('are named after their method when the label is emptied', () => {
    const named = changes.renameRun(first, 'slow one')(experiment)
    expect(named.runs[0]?.label).toBe('slow one')
    expect(changes.renameRun(first, '  ')(named).runs[0]?.label).toBeUndefined()
  })

  it('that do not exist change nothing', () => {
    for (const change of [
      changes.removeRun('none'),
      changes.duplicateRun('none', 'copy'),
      changes.moveRun('none', 0),
      changes.setHidden('none', true),
      changes.setOptimizer('none', adam),
    ])
      expect(change(experiment)).toBe(experiment)
  })
})

describe('a new surface', () => {
  it('brings its own view and start along and drops the playhead', () => {
    const choice = { id: 'himmelblau', params: {} }
    const seen = { ...experiment, view: { x: [0, 1], y: [0, 1] }, playhead: 7 } as const
    expect(changes.setSurface(choice)(seen)).toEqual({ ...experiment, surface: choice, start: surfaceOf(choice).start })
  })

  it('keeps view, start and playhead if only edited', () => {
    const seen = { ...experiment, view: { x: [0, 1], y: [0, 1] }, playhead: 7 } as const
    const choice = { id: 'rosenbrock', params: { b: 17 } }
    expect(changes.editSurface(choice)(seen)).toEqual({ ...seen, surface: choice })
  })
})

describe('numbers', () => {
  it('of steps are whole, from 1 to 100 000, and pull the playhead along', () => {
    for (const steps of [0, -1, 1.5, 100_001, NaN, Infinity])
      expect(changes.setSteps(steps)(experiment)).toBe(experiment)
    expect(changes.setSteps(100_000)(experiment).steps).toBe(100_000)
    expect(changes.setSteps(50)({ ...experiment, playhead: 80 }).playhead).toBe(50)
    expect(changes.setSteps(50)({ ...experiment, playhead: 20 }).playhead).toBe(20)
  })

  it('outside their domain are refused, wherever they stand', () => {
    for (const change of [
      changes.setStart(NaN, 0),
      changes.setStart(0, Infinity),
      changes.setSeed(-1),
      changes.setSeed(0.5),
      changes.setView({ x: [1, 1], y: [0, 1] }),
      changes.setView({ x: [0, NaN], y: [0, 1] }),
      changes.setView({ x: [-1e200, 1e200], y: [0, 1] }),
      changes.setOptimizer(first, { id: 'adam', params: { lr: NaN } }),
      changes.setOptimizer(first, { equations: 'x = x - a*g', params: { a: Infinity } }),
      changes.setSchedule(first, { id: 'warmup', params: {}, of: [{ id: 'step', params: { factor: NaN } }] }),
      changes.setClip(first, { id: 'norm', params: { max: -1 } }),
      changes.editSurface({ id: 'rosenbrock', params: { b: Infinity } }),
    ])
      expect(change(experiment)).toBe(experiment)
  })
})

it('keeps every rule through any series of changes', () => {
  const key = fc.constantFrom('a', 'b', 'c', first, second, third)
  const number = fc.oneof(fc.integer({ min: -2, max: 120_000 }), fc.double())
  const change = fc.oneof(
    key.map((name) => changes.addRun(name, adam)),
    key.map((name) => changes.removeRun(name)),
    fc.tuple(key, fc.string()).map(([from, to]) => changes.duplicateRun(from, to)),
    fc.tuple(key, number).map(([name, index]) => changes.moveRun(name, index)),
    number.map((steps) => changes.setSteps(steps)),
    fc.tuple(number, number).map(([x, y]) => changes.setStart(x, y)),
    fc.tuple(key, number).map(([name, lr]) => changes.setOptimizer(name, { id: 'adam', params: { lr } })),
  )
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (series) => {
      const { runs, steps, start } = series.reduce((configuration, next) => next(configuration), experiment)
      expect(runs.length).toBeLessThanOrEqual(16)
      expect(Number.isInteger(steps) && steps >= 1 && steps <= 100_000).toBe(true)
      expect(start.every(Number.isFinite)).toBe(true)
      for (const { slot } of runs) expect(slot >= 0 && slot < 16).toBe(true)
    }),
  )
})

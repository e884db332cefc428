import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultConfiguration, differences, writeLink } from '../../src/config/index.ts'
import type { Configuration, RunConfiguration } from '../../src/config/types.ts'
import { configurationOf } from './arbitraries.ts'

const base = defaultConfiguration()
const withRun = (index: number, change: Partial<RunConfiguration>): Configuration => ({
  ...base,
  runs: base.runs.map((run, i) => (i === index ? { ...run, ...change } : run)),
})
const slotOf = (index: number) => base.runs[index]?.slot

/** What is computed, as a link writes it: without names, views and flags, the runs by their slots. */
function computed({ surface, start, steps, seed, runs, shown }: Configuration): string {
  const plain = runs
    .map(({ key, slot, optimizer, schedule, scheduled, clip }) => ({ key, slot, optimizer, schedule, scheduled, clip }))
    .toSorted((a, b) => a.slot - b.slot)
  const axis = shown?.axis && { shown: { axis: shown.axis } }
  return writeLink({ surface, start, steps, seed, runs: plain, ...axis })
}

/** A configuration, and one that has some of its parts from another. */
const kin = fc
  .tuple(configurationOf(4), configurationOf(4), fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }))
  .map(([a, other, takes]): [Configuration, Configuration] => {
    const runs = a.runs.map((run, i) => {
      const from = other.runs[i]
      if (!from) return run
      return { ...run, ...(takes[i] && { clip: from.clip }), ...(takes[i + 4] && { schedule: from.schedule }) }
    })
    return [a, { ...a, runs, ...(takes[8] && { surface: other.surface }), ...(takes[9] && { seed: other.seed }) }]
  })

describe('the differences of two experiments', () => {
  it('are none if, and only if, both compute the same', () => {
    fc.assert(
      fc.property(kin, ([a, b]) => {
        expect(differences(a, b).length === 0).toBe(computed(a) === computed(b))
        expect(differences(b, a)).toHaveLength(differences(a, b).length)
      }),
      { numRuns: 300 },
    )
  })

  it('are none between an experiment and itself under other names, seen elsewhere', () => {
    fc.assert(
      fc.property(configurationOf(6), (a) => {
        const runs = a.runs.map((run, i) => ({ ...run, key: `k${i}`, label: `l${i}`, hidden: true as const }))
        expect(differences(a, { ...a, runs, view: { x: [0, 1], y: [0, 1] }, playhead: 0 })).toEqual([])
      }),
    )
  })

  it('name a parameter by its symbol, with both values', () => {
    const momentum = base.runs.findIndex(({ optimizer }) => optimizer.id === 'momentum')
    const before = withRun(momentum, { optimizer: { id: 'momentum', params: { beta: 0.9 } } })
    const after = withRun(momentum, { optimizer: { id: 'momentum', params: { beta: 0.95 } } })
    expect(differences(before, after)).toEqual([
      { slot: slotOf(momentum), part: 'optimizer', symbol: '\\beta', a: '0.9', b: '0.95' },
    ])
  })

  it('name the surface, the start, the steps and the measure', () => {
    const after: Configuration = {
      ...base,
      surface: { id: 'rosenbrock', params: { b: 50 } },
      start: [0, -2],
      steps: 77,
      shown: { axis: 'evaluations' },
    }
    const from = { ...base, surface: { id: 'rosenbrock', params: {} }, start: [1, 1] as const, steps: 50 }
    expect(differences(from, after)).toEqual([
      { part: 'surface', symbol: 'b', a: '100', b: '50' },
      { part: 'start', a: '(1, 1)', b: '(0, −2)' },
      { part: 'steps', a: '50', b: '77' },
      { part: 'measure', a: 'steps', b: 'gradient evaluations' },
    ])
  })

  it('name a run that only one of them has', () => {
    const fewer = { ...base, runs: base.runs.slice(1) }
    const [found] = differences(base, fewer)
    expect(found).toMatchObject({ slot: slotOf(0), part: 'run', a: expect.any(String) })
    expect(found).not.toHaveProperty('b')
  })

  it('name another method, not the parameters that it has of its own', () => {
    const after = withRun(0, {
      optimizer: { id: 'lion', params: { lr: 0.5 } },
      clip: { id: 'norm', params: { max: 2 } },
    })
    expect(differences(base, after)).toEqual([
      { slot: slotOf(0), part: 'optimizer', a: expect.any(String), b: 'Lion' },
      { slot: slotOf(0), part: 'clipping', b: expect.any(String) },
    ])
  })
})

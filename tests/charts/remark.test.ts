import { describe, expect, it } from 'vitest'
import type { RunSpecification } from '../../src/config/index.ts'
import type { ShownRun } from '../../src/charts/shownRuns.ts'
import { domainFor, emptyExtent } from '../../src/charts/strip/geometry.ts'
import { remarkOn } from '../../src/charts/strip/remark.ts'
import { outlineOf, run } from '../../src/engine/index.ts'
import { applyChunk, keepRuns, useRuns, type Quantity } from '../../src/store/index.ts'
import { specification } from '../engine/specifications.ts'

/** What is said about a chart of one run of 20 steps that may ask for 20 gradients. */
function remark(quantity: Quantity, change: Partial<RunSpecification>): string {
  const spec = specification({ steps: 20, budgets: [{ unit: 'evaluations', amount: 20 }], ...change })
  keepRuns(new Set())
  for (const chunk of run(spec)) applyChunk('r1', chunk, outlineOf(spec), 'done')
  const record = useRuns.getState().runs.get('r1')!
  const shown: ShownRun = { key: 'r1', order: 0, slot: 0, label: 'Mine', record, step: 0, opacity: 1 }
  const extent = emptyExtent()
  return remarkOn({
    quantity,
    wanted: 'linear',
    extent,
    domain: domainFor(extent, 'linear', false),
    series: [],
    bands: [],
    runs: [shown],
    unit: 'evaluations',
    offAxis: [],
  })
}

const sam = { id: 'sam', params: {}, of: { id: 'gradientDescent', params: { lr: 0.1 } } }
const cosine = { id: 'cosine', params: {} }

describe('where a budget of gradients ends a run before its schedule', () => {
  it('the chart of the rate says at which step of the schedule', () => {
    expect(remark('rate', { optimizer: sam, schedule: cosine })).toContain(
      'schedules count steps: Mine ends at step 10 of 20',
    )
  })

  it('nothing is said of a rate that is constant, of a run that has all its steps, or elsewhere', () => {
    expect(remark('rate', { optimizer: sam })).not.toContain('schedules')
    expect(remark('rate', { schedule: cosine })).not.toContain('schedules')
    expect(remark('loss', { optimizer: sam, schedule: cosine })).not.toContain('schedules')
  })
})

import { describe, expect, it } from 'vitest'
import {
  defaultConfiguration,
  forkOfOptimizer,
  forkOfSchedule,
  forkOfSurface,
  readLink,
  writeLink,
} from '../../src/config/index.ts'
import type { Configuration, RunConfiguration } from '../../src/config/types.ts'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { schedules } from '../../src/schedules/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'
import { pathsOf, pathsOfLink } from '../e2e/engine.ts'
import { combinationsOf } from '../methods/combinations.ts'

const STEPS = 60

/** A race of one run on a surface where nothing diverges at once; a sum of squares, which curvature methods may ask for. */
const race = (change: Partial<RunConfiguration> & { surface?: Configuration['surface'] }): Configuration => {
  const { surface = { id: 'rosenbrock', params: { b: 3 } }, ...run } = change
  return {
    ...defaultConfiguration(),
    surface,
    start: [-1.1, 1.3],
    steps: STEPS,
    runs: [
      {
        key: 'r1',
        slot: 0,
        optimizer: { id: 'gradientDescent', params: { lr: 0.01 } },
        schedule: { id: 'constant', params: {} },
        ...run,
      },
    ],
  }
}

/** The choice of a method with all its values, as a link keeps it. */
const chosen = (id: string, params: ParameterValues) => ({ id, params })

/** The copy takes the way that a user's takes: through the link. */
function expectSamePath(original: Configuration, copy: Configuration): void {
  const [was] = pathsOf(original)
  const [is] = pathsOfLink(writeLink(copy))
  expect(is).toEqual(was)
  expect(readLink(writeLink(copy)).notices).toEqual([])
}

describe('a typed copy, carried by a link, takes the path of the original to the bit:', () => {
  for (const [id, { params, holds, needs }] of Object.entries(optimizers)) {
    it(`optimizer ${id}`, () => {
      for (const values of combinationsOf(params)) {
        const held = holds && { of: { id: 'adam', params: { lr: 0.02 } } }
        const optimizer = { ...chosen(id, values), ...held }
        const surface = needs === 'fisher' ? { id: 'gaussian_fit', params: {} } : undefined
        const fork = forkOfOptimizer(optimizer, STEPS)
        if (fork) expectSamePath(race({ surface, optimizer }), race({ surface, optimizer: fork }))
        else expect(optimizers[id]?.procedure).toBeDefined()
      }
    })
  }

  for (const [id, { params, holds }] of Object.entries(schedules)) {
    it(`schedule ${id}`, () => {
      for (const values of combinationsOf(params)) {
        const schedule = chosen(id, values)
        const fork = forkOfSchedule(schedule, STEPS)
        if (fork) expectSamePath(race({ schedule }), race({ schedule: fork }))
        else expect(holds).toBeGreaterThan(0)
      }
    })
  }

  for (const [id, { params, start }] of Object.entries(surfaces)) {
    it(`surface ${id}`, () => {
      for (const values of combinationsOf(params)) {
        const surface = chosen(id, values)
        const from = (choice: Configuration['surface']) => ({ ...race({ surface: choice }), start })
        expectSamePath(from(surface), from(forkOfSurface(surface)))
      }
    })
  }
})

describe('a fork', () => {
  it('knows what it was, and its names keep their declarations and values', () => {
    const fork = forkOfOptimizer({ id: 'adam', params: { lr: 0.03 } }, STEPS)
    expect(fork).toMatchObject({ from: 'adam', params: { lr: 0.03, beta1: 0.9, beta2: 0.999, eps: 1e-8 } })
    const run = readLink(writeLink(race({ optimizer: fork }))).configuration.runs[0]
    expect(run?.optimizer).toEqual(fork)
  })

  it('of a schedule keeps a horizon that goes with the steps', () => {
    expect(forkOfSchedule({ id: 'cosine', params: {} }, STEPS)?.params).not.toHaveProperty('T')
    expect(forkOfSchedule({ id: 'cosine', params: { T: 40 } }, STEPS)?.params).toHaveProperty('T', 40)
  })

  it('keeps the lines that a schedule of their parameter calls for, though its base is zero', () => {
    const adam = { id: 'adam', params: {} }
    expect(forkOfOptimizer(adam, STEPS)?.equations).not.toContain('weightDecay')
    expect(forkOfOptimizer(adam, STEPS, ['weightDecay'])?.equations).toContain('weightDecay')
  })

  it('of typed equations is they themselves', () => {
    const typed = { equations: 'x = x - lr*g', params: { lr: 0.1 } }
    expect(forkOfOptimizer(typed, STEPS)).toBe(typed)
  })
})

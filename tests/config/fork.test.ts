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
import type { Parameters, ParameterValues } from '../../src/core/parameter.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { schedules } from '../../src/schedules/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'
import { pathsOf, pathsOfLink } from '../e2e/engine.ts'
import { combinationsOf } from '../methods/combinations.ts'

const STEPS = 40

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

/** A choice for each text that the options select: the last, whose numbers are not zero where they need not be. */
function choicesOf<Choice>(
  id: string,
  params: Parameters,
  forkOf: (choice: { id: string; params: ParameterValues }) => Choice | undefined,
): readonly (readonly [choice: { id: string; params: ParameterValues }, fork: Choice | undefined])[] {
  const choices = combinationsOf(params).map((values) => ({ id, params: values }))
  const byText = new Map(
    choices.map((choice) => {
      const fork = forkOf(choice)
      return [JSON.stringify((fork as { equations?: string } | undefined)?.equations), [choice, fork] as const]
    }),
  )
  return [...byText.values()]
}

/** The copy takes the way that a user's takes: through the link. */
function expectSamePath(original: Configuration, copy: Configuration): void {
  const [was] = pathsOf(original)
  const [is] = pathsOfLink(writeLink(copy))
  expect(is).toEqual(was)
  expect(readLink(writeLink(copy)).notices).toEqual([])
}

describe('a typed copy, carried by a link, takes the path of the original to the bit:', () => {
  for (const [id, { params, holds, needs, procedure }] of Object.entries(optimizers)) {
    if (procedure) continue
    it(`optimizer ${id}`, () => {
      const held = holds && { of: { id: 'adam', params: { lr: 0.02 } } }
      const surface = needs === 'fisher' ? { id: 'gaussian_fit', params: {} } : undefined
      for (const [choice, fork] of choicesOf(id, params, (each) => forkOfOptimizer({ ...each, ...held }, STEPS))) {
        expectSamePath(race({ surface, optimizer: { ...choice, ...held } }), race({ surface, optimizer: fork }))
      }
    })
  }

  for (const [id, { params, holds }] of Object.entries(schedules)) {
    if (holds > 0) continue
    it(`schedule ${id}`, () => {
      for (const [schedule, fork] of choicesOf(id, params, (each) => forkOfSchedule(each, STEPS))) {
        expectSamePath(race({ schedule }), race({ schedule: fork }))
      }
    })
  }

  for (const [id, { params, start }] of Object.entries(surfaces)) {
    it(`surface ${id}`, () => {
      for (const [surface, fork] of choicesOf(id, params, forkOfSurface)) {
        const from = (choice: Configuration['surface'] | undefined) => ({ ...race({ surface: choice }), start })
        expectSamePath(from(surface), from(fork))
      }
    })
  }
})

describe('a fork', () => {
  it('is not to be had of what equations cannot say', () => {
    const procedures = Object.entries(optimizers).flatMap(([id, { procedure }]) => (procedure ? [id] : []))
    expect(procedures.map((id) => forkOfOptimizer({ id, params: {} }, STEPS)).filter(Boolean)).toEqual([])
    expect(forkOfSchedule({ id: 'warmup', params: {}, of: [{ id: 'cosine', params: {} }] }, STEPS)).toBeUndefined()
  })

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

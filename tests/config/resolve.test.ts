import { describe, expect, test } from 'vitest'
import {
  defaultConfiguration,
  heldSteps,
  methodValues,
  nextKey,
  optimizerOf,
  runLabel,
  scheduledOf,
  scheduleOf,
  specificationOf,
  surfaceOf,
} from '../../src/config/index.ts'
import type { RunConfiguration, ScheduleChoice } from '../../src/config/types.ts'

const run: RunConfiguration = {
  key: 'k',
  slot: 0,
  optimizer: { id: 'adam', params: { lr: 0.2 } },
  schedule: { id: 'constant', params: {} },
}

describe('the values of a method', () => {
  test('are the chosen ones, and the defaults for the others', () => {
    expect(methodValues(optimizerOf(run.optimizer), run.optimizer, 100)).toMatchObject({
      lr: 0.2,
      beta1: 0.9,
      biasCorrection: true,
    })
  })

  test("have the method's own horizon where the default is the number of steps", () => {
    const cosine = { id: 'cosine', params: {} }
    expect(methodValues(scheduleOf(cosine), cosine, 60).T).toBe(60)
    expect(methodValues(scheduleOf(cosine), { ...cosine, params: { T: 7 } }, 60).T).toBe(7)
  })
})

describe('the horizon of held schedules', () => {
  const horizons = (id: string, params: Record<string, number>, steps: number) =>
    heldSteps(scheduleOf({ id, params: {} }), params, steps)

  test('is what a warmup leaves, and at least one step', () => {
    expect(horizons('warmup', { W: 40 }, 500)).toEqual([460])
    expect(horizons('warmup', { W: 40 }, 30)).toEqual([1])
  })

  test('is divided in a sequence', () => {
    expect(horizons('sequential', { at: 100 }, 500)).toEqual([100, 400])
  })

  test('is empty for a schedule that holds none', () => {
    expect(horizons('cosine', {}, 500)).toEqual([])
  })
})

describe('the momentum that a schedule moves', () => {
  const cyclic: ScheduleChoice = { id: 'cyclic', params: { cycleMomentum: true, maxMomentum: 0.9, baseMomentum: 0.7 } }
  const moves = (schedule: ScheduleChoice, id = 'momentum', scheduled = {}) =>
    scheduledOf({ optimizer: { id, params: {} }, schedule, scheduled }, 100)

  test('is that of the optimizer, if it has one', () => {
    expect(moves(cyclic)).toMatchObject({ beta: { id: 'cyclic', params: { low: 0.9, high: 0.7 } } })
    expect(Object.keys(moves(cyclic, 'adam'))).toEqual(['beta1'])
    expect(moves(cyclic, 'gradientDescent')).toEqual({})
    expect(moves({ id: 'cyclic', params: {} })).toEqual({})
  })

  test('may have a schedule of its own, which goes first', () => {
    const cosine: ScheduleChoice = { id: 'cosine', params: {} }
    expect(moves(cyclic, 'momentum', { beta: cosine })).toEqual({ beta: cosine })
  })

  test('stays at its base in a warmup, and in the parts of a sequence that do not move it', () => {
    const still = { id: 'constant', params: {} }
    const then = { params: { at: 20 }, of: [still, { id: 'cyclic' }] }
    expect(moves({ id: 'warmup', params: { W: 20 }, of: [cyclic] }).beta).toMatchObject(then)
    expect(moves({ id: 'sequential', params: { at: 20 }, of: [still, cyclic] }).beta).toMatchObject(then)
    expect(moves({ id: 'sequential', params: { at: 20 }, of: [cyclic, still] }).beta).toMatchObject({
      of: [{ id: 'cyclic' }, still],
    })
  })

  test('in a part has the horizon of the part', () => {
    const cycle: ScheduleChoice = { id: 'oneCycle', params: { cycleMomentum: true } }
    expect(moves({ id: 'warmup', params: { W: 20 }, of: [cycle] }).beta?.of?.[1]?.params.T).toBe(80)
  })
})

describe('typed equations', () => {
  test('of a surface have their parameters, a view and a start', () => {
    const surface = surfaceOf({ equations: 'f(x, y) = a*x^2 + kappa_1*y^2', params: {} })
    expect(surface).toMatchObject({ name: 'Typed surface', start: [1.5, 1], view: { x: [-3, 3], y: [-3, 3] } })
    expect(surface.problems).toBeUndefined()
    expect(surface.params).toMatchObject({
      a: { kind: 'number', default: 1, min: -10, max: 10, symbol: 'a' },
      kappa_1: { symbol: '\\kappa_{1}' },
    })
  })

  test('of an optimizer have a rate, and the declarations of names that built-in methods know', () => {
    const { params } = optimizerOf({ equations: 'm = beta1*m + q*g\nx = x - lr*m', params: {} })
    expect(Object.keys(params)).toEqual(['lr', 'beta1', 'q'])
    expect(params.beta1).toMatchObject({ default: 0.9, scale: 'decay' })
    expect(params.q).toMatchObject({ default: 1 })
  })

  test.each([
    ['beta', 0.9],
    ['beta1', 0.9],
    ['beta2', 0.999],
    ['eps', 1e-8],
    ['alpha', 0.9],
    ['weightDecay', 0],
  ])('of an optimizer that leave %s out have %d, now and in every later version', (name, value) => {
    const { params } = optimizerOf({ equations: `x = x - lr*${name}*g`, params: {} })
    expect(params[name]).toMatchObject({ default: value })
  })

  test('of a schedule may set its own horizon', () => {
    const { params } = scheduleOf({ equations: 'lr(t) = lr*(1 - t/T)^exponent', params: {} })
    expect(params).toMatchObject({ T: { default: 'steps' }, exponent: { default: 1 } })
  })

  test('are one surface as long as they are one choice: what renders by them does not render for ever', () => {
    const choice = { equations: 'f(x, y) = x^2 + y^2', params: {} }
    expect(surfaceOf(choice).view).toBe(surfaceOf(choice).view)
  })

  test('that do not parse have problems, and throw nothing', () => {
    expect(surfaceOf({ equations: 'f(x, y) = (x', params: {} }).problems?.[0]?.message).toMatch(/Expected "\)"/)
    expect(optimizerOf({ equations: '', params: {} }).problems).toBeDefined()
    expect(scheduleOf({ equations: 'lr(t) = ', params: {} }).problems).toBeDefined()
  })
})

test('a run is called by its label, else by its method', () => {
  expect(runLabel(run)).toBe('Adam')
  expect(runLabel({ ...run, label: 'Mine' })).toBe('Mine')
  expect(runLabel({ ...run, optimizer: { equations: 'x = x - lr*g', params: {} } })).toBe('Typed optimizer')
  expect(runLabel({ ...run, optimizer: { id: 'sam', params: {}, of: run.optimizer } })).toBe('SAM round Adam')
})

test('runs of one name are told apart by number; a name that was given stays as it is', () => {
  const runs = [run, { ...run, key: 'second' }, { ...run, key: 'third', label: 'Adam' }, { ...run, key: 'fourth' }]
  expect(runs.map((each) => runLabel(each, runs))).toEqual(['Adam', 'Adam 2', 'Adam', 'Adam 4'])
})

test('a specification has what determines the path, and nothing else', () => {
  const configuration = { ...defaultConfiguration(), playhead: 3, view: { x: [0, 1], y: [0, 1] } } as const
  const { surface, start, steps, seed } = configuration
  const { optimizer, schedule } = run
  expect(specificationOf(configuration, { ...run, label: 'Mine', hidden: true })).toEqual({
    surface,
    start,
    steps,
    seed,
    optimizer,
    schedule,
  })
})

test('keys are never used twice', () => {
  expect(nextKey()).not.toBe(nextKey())
})

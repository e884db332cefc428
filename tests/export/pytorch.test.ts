import { describe, expect, it } from 'vitest'
import { optimizerFromGolden, optimizers } from '../../src/optimizers/index.ts'
import { scheduleFromGolden, schedules } from '../../src/schedules/index.ts'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { torchOptimizer } from '../../src/export/pytorch/optimizers.ts'
import { torchSchedule } from '../../src/export/pytorch/schedulers.ts'
import { procedures } from '../../src/export/procedures/index.ts'
import { scheduleFunction } from '../../src/engine/schedule.ts'
import { combinationsOf, defaultsOf } from '../methods/combinations.ts'
import { experiment, runOf, scriptOf } from './experiments.ts'

const all = (id: string) => combinationsOf(optimizers[id]?.params ?? {})

/** A library's call as the hyperparameters that PyTorch's users write. */
function hyperparameters(id: string, values: ParameterValues) {
  const found = torchOptimizer(id, values)
  if (typeof found === 'string') return undefined
  const named = Object.entries(found.arguments).map(([name, ours]) => [
    name,
    typeof ours === 'string' ? values[ours] : ours.map((each) => values[each]),
  ])
  const fixed = Object.entries(found.fixed ?? {})
  return { name: found.class, theirs: Object.fromEntries([...named, ...fixed]) as Record<string, unknown> }
}

const withLibrary = Object.keys(optimizers).filter((id) => all(id).some((values) => hyperparameters(id, values)))

describe('PyTorch’s own optimizers', () => {
  it('are used for every method that PyTorch has', () => {
    expect(withLibrary).toEqual(
      expect.arrayContaining(
        [
          'gradientDescent',
          'momentum',
          'nesterov',
          'adagrad',
          'rmsprop',
          'adadelta',
          'adam',
          'adamw',
          'amsgrad',
        ].concat(['adamax', 'radam', 'rprop', 'asgd', 'lbfgs']),
      ),
    )
  })

  // Without momentum three of ours are one method: there the path is the same, but not the name.
  const distinct = (values: ParameterValues) => values.beta !== 0

  it.each(withLibrary)('are called with what makes them %s, and nothing else', (id) => {
    for (const values of all(id).filter(distinct)) {
      const call = hyperparameters(id, values)
      if (!call) continue
      const readBack = optimizers[id]?.aliases?.[call.name]?.(call.theirs)
      expect(readBack && { ...values, ...readBack }).toEqual(values)
    }
  })

  it('are read back as the method itself, not as another one with the same name', () => {
    const values = { ...defaultsOf(optimizers.amsgrad?.params ?? {}) }
    const { name, theirs } = hyperparameters('amsgrad', values) ?? { name: '', theirs: {} }
    expect(optimizerFromGolden(name, theirs)?.id).toBe('amsgrad')
  })

  it('give way to a literal loop where their path is another, and the script says why', () => {
    const script = scriptOf(
      experiment([
        runOf({ id: 'adam', params: {} }),
        runOf({ id: 'adam', params: { biasCorrection: false } }),
        runOf({ id: 'nadam', params: {} }),
        runOf({ equations: 'x = x - lr*g', params: {} }),
      ]),
      'pytorch',
    )
    expect(script).toMatch(/^# Run 0: Adam, torch\.optim\.Adam, whose path is the same\.$/m)
    expect(script).toMatch(/^# Run 1, Adam 2: Adam, a literal loop: torch\.optim\.Adam corrects for bias/m)
    expect(script).toMatch(/^# Run 2: NAdam, a literal loop: .* up to 1\.13/m)
    expect(script).toMatch(/^# Run 3: .*, a literal loop: its update lines are typed\.$/m)
    expect(script.match(/torch\.optim\.Adam\(/g)).toHaveLength(1)
  })
})

describe('PyTorch’s own schedulers', () => {
  const held = [
    { id: 'exponential', params: {} },
    { id: 'linear', params: {} },
  ]

  it.each(Object.entries(schedules))('are called with what makes them %s, or not at all', (id, { params, holds }) => {
    for (const values of combinationsOf(params)) {
      const choice = { id, params: values, of: held.slice(0, holds) }
      const found = torchSchedule(choice, { base: 0.1, steps: 100 })
      if (typeof found === 'string' || found.schedulers.length > 1) continue
      const [{ class: kind, arguments: theirs } = { class: '', arguments: {} }] = found.schedulers
      expect(ratesOf(scheduleFromGolden({ kind, ...theirs }))).toEqual(ratesOf(choice))
    }
  })

  it('follow one another at the same steps as ours', () => {
    const found = torchSchedule(
      {
        id: 'warmup',
        params: { W: 10, form: 'factor', startFactor: 0.1 },
        of: [{ id: 'sequential', params: { at: 20 }, of: held }],
      },
      { base: 0.1, steps: 100 },
    )
    expect(found).toMatchObject({
      schedulers: [{ class: 'LinearLR' }, { class: 'ExponentialLR' }, { class: 'LinearLR' }],
      milestones: [10, 30],
    })
  })

  it('do not follow a cosine beyond its end, where PyTorch’s rises again', () => {
    const cosine = (T: number) => torchSchedule({ id: 'cosine', params: { T } }, { base: 0.1, steps: 100 })
    expect(cosine(100)).toMatchObject({ schedulers: [{ class: 'CosineAnnealingLR' }] })
    expect(cosine(99)).toBeTypeOf('string')
  })
})

describe('a method without equations', () => {
  it('has its steps in Python, and those that no longer exist have none', () => {
    const without = Object.keys(optimizers).filter((id) => optimizers[id]?.procedure)
    expect(Object.keys(procedures).toSorted()).toEqual(without.toSorted())
  })

  it('is given every number that it declares', () => {
    for (const [id, { takes }] of Object.entries(procedures)) {
      const declared = Object.keys(optimizers[id]?.params ?? {}).filter((name) => name !== 'lr')
      expect(takes.flat().toSorted(), id).toEqual(declared.toSorted())
    }
  })
})

/** The rates of a schedule, as a script without one would print them. */
function ratesOf(schedule: unknown): number[] {
  const choice = schedule as Parameters<typeof scheduleFunction>[0]
  const { rate } = scheduleFunction(choice, 0.1, 100)
  return Array.from({ length: 100 }, (_, t) => Number(rate(t, 1 / (t + 1)).toPrecision(10)))
}

/** What PyTorch and the golden data call by other names. */
import { describe, expect, test } from 'vitest'
import { clipFromGolden } from '../../src/clips/index.ts'
import { optimizerFromGolden } from '../../src/optimizers/index.ts'
import { scheduleFromGolden } from '../../src/schedules/index.ts'

describe('optimizers', () => {
  test('PyTorch’s SGD is gradient descent, momentum or Nesterov', () => {
    const idOf = (theirs: Record<string, unknown>) => optimizerFromGolden('SGD', { lr: 0.1, ...theirs })?.id
    expect(idOf({})).toBe('gradientDescent')
    expect(idOf({ momentum: 0 })).toBe('gradientDescent')
    expect(idOf({ momentum: 0, dampening: 0.5 })).toBe('gradientDescent')
    expect(idOf({ momentum: 0.9 })).toBe('momentum')
    expect(idOf({ momentum: 0.9, dampening: 0.9 })).toBe('momentum')
    expect(idOf({ momentum: 0.9, nesterov: true })).toBe('nesterov')
  })

  test('AMSGrad is an option of Adam and AdamW there', () => {
    expect(optimizerFromGolden('Adam', { lr: 0.1 })?.id).toBe('adam')
    expect(optimizerFromGolden('Adam', { lr: 0.1, amsgrad: true })?.params).toMatchObject({
      form: 'raw',
      weightDecay: 0,
    })
    const decoupled = optimizerFromGolden('AdamW', { lr: 0.1, amsgrad: true })
    expect(decoupled).toMatchObject({ id: 'amsgrad', params: { decoupled: true, weightDecay: 0.01 } })
  })

  test('what is absent has PyTorch’s default, which may not be ours', () => {
    expect(optimizerFromGolden('Adagrad', { lr: 0.1 })?.params.eps).toBe(1e-10)
    expect(optimizerFromGolden('RMSprop', { lr: 0.1 })?.params.alpha).toBe(0.99)
    expect(optimizerFromGolden('Adam', {})?.params).toMatchObject({ lr: 0.001, beta1: 0.9, beta2: 0.999 })
  })

  test('nothing is ignored: an unknown name, a missing rate or a wrong type is no match', () => {
    expect(optimizerFromGolden('Adam', { lr: 0.1, foreach: true })).toBeUndefined()
    expect(optimizerFromGolden('SGD', { momentum: 0.9 })).toBeUndefined()
    expect(optimizerFromGolden('SGD', { lr: '0.1' })).toBeUndefined()
    expect(optimizerFromGolden('SGD', { lr: 0.1, momentum: true })).toBeUndefined()
    expect(optimizerFromGolden('Adam', { lr: 0.1, betas: [0.9] })).toBeUndefined()
    expect(optimizerFromGolden('constructor', {})).toBeUndefined()
    expect(optimizerFromGolden('Lion', { lr: 0.1 })).toBeUndefined()
  })
})

describe('schedules', () => {
  test('a literal warmup is a warmup round another schedule, which has the steps that are left', () => {
    const warm = { kind: 'warmup_cosine', warmup_steps: 10, T: 100, eta_min: 0.01 }
    expect(scheduleFromGolden(warm)).toEqual({
      id: 'warmup',
      params: { form: 'ratio', W: 10 },
      of: [{ id: 'cosine', params: { T: 90, etaMin: 0.01, afterT: 'hold' } }],
    })
  })

  test('a literal warmup of no steps is the schedule alone', () => {
    const warm = { kind: 'warmup_exponential', warmup_steps: 0, gamma: 0.9 }
    expect(scheduleFromGolden(warm)).toMatchObject({ id: 'exponential', params: { gamma: 0.9 } })
    expect(scheduleFromGolden({ kind: 'linear_warmup', warmup_steps: 0 })?.id).toBe('constant')
  })

  test('a sequence of three is a pair within a pair', () => {
    const step = { kind: 'StepLR', step_size: 5 }
    const schedulers = [{ kind: 'LinearLR', total_iters: 10 }, step, { kind: 'CosineAnnealingLR', T_max: 20 }]
    const chain = scheduleFromGolden({ kind: 'sequential', schedulers, milestones: [10, 30] })
    expect(chain).toMatchObject({ params: { at: 10 }, of: [{ id: 'warmup' }, { id: 'sequential' }] })
    expect(chain?.of?.[1]).toMatchObject({ params: { at: 20 }, of: [{ id: 'step' }, { id: 'cosine' }] })
  })

  test('a sequence with a part that we do not have is not ours', () => {
    const schedulers = [
      { kind: 'ConstantLR', factor: 0.1 },
      { kind: 'ExponentialLR', gamma: 0.9 },
    ]
    expect(scheduleFromGolden({ kind: 'sequential', schedulers, milestones: [10] })).toBeUndefined()
  })

  test('nothing is ignored', () => {
    expect(scheduleFromGolden({ kind: 'LinearLR', end_factor: 0.1 })).toBeUndefined()
    expect(scheduleFromGolden({ kind: 'StepLR', step_size: 5, last_epoch: 3 })).toBeUndefined()
    expect(scheduleFromGolden({ kind: 'warmup_step', step_size: 5, warmup_steps: 2.5 })).toBeUndefined()
    expect(scheduleFromGolden({ kind: 'MultiStepLR', milestones: [1] })).toBeUndefined()
    expect(scheduleFromGolden(null)).toBeUndefined()
  })
})

describe('clips', () => {
  test('literal cases divide by the exact norm, PyTorch’s by a little more', () => {
    const clip = { kind: 'norm', max: 0.3, norm_type: 1 }
    expect(clipFromGolden(clip, true)).toEqual({ id: 'norm', params: { max: 0.3, norm: '1', form: 'exact' } })
    expect(clipFromGolden(clip, false)?.params.form).toBe('pytorch')
    expect(clipFromGolden({ kind: 'norm', max: 1 }, true)?.params.norm).toBe('2')
    expect(clipFromGolden({ kind: 'value', max: 0.5 }, true)).toEqual({ id: 'value', params: { max: 0.5 } })
  })

  test('nothing is ignored', () => {
    expect(clipFromGolden({ kind: 'norm', max: 1, norm_type: 3 }, true)).toBeUndefined()
    expect(clipFromGolden({ kind: 'value', max: 1, norm_type: 2 }, true)).toBeUndefined()
    expect(clipFromGolden({ kind: 'norm' }, true)).toBeUndefined()
  })
})

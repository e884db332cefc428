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

  test('PyTorch’s arguments that say how to compute, not what, may be given', () => {
    const how = { foreach: null, capturable: false, differentiable: false, fused: false }
    expect(optimizerFromGolden('Adam', { lr: 0.1, ...how })).toEqual(optimizerFromGolden('Adam', { lr: 0.1 }))
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

  test('PyTorch’s NAdam is that of version 1.13; the name in small letters is the right one', () => {
    expect(optimizerFromGolden('NAdam', { lr: 0.1 })?.params.form).toBe('torch113')
    expect(optimizerFromGolden('nadam', { lr: 0.1 })?.params.form).toBe('scheduled')
    expect(optimizerFromGolden('nadam_constbeta', { lr: 0.1 })?.params.form).toBe('constant')
  })

  test('AdaBelief’s two switches of decay are three kinds', () => {
    const decayOf = (theirs: Record<string, unknown>) => optimizerFromGolden('adabelief', theirs)?.params.decay
    expect(decayOf({})).toBe('decoupled')
    expect(decayOf({ fixed_decay: true })).toBe('fixed')
    expect(decayOf({ weight_decouple: false, fixed_decay: true })).toBe('coupled')
    expect(decayOf({ weight_decouple: 1 })).toBeUndefined()
  })

  test('Adafactor may have no rate and no momentum, but needs a rate where it makes none of its own', () => {
    const none = optimizerFromGolden('adafactor', { lr: null, beta1: null })
    expect(none?.params).toMatchObject({ relativeStep: true, scaleParameter: true, beta1: 0 })
    expect(optimizerFromGolden('adafactor', { lr: null, relative_step: false })).toBeUndefined()
  })

  test('what is absent has PyTorch’s default, which may not be ours', () => {
    expect(optimizerFromGolden('Adagrad', { lr: 0.1 })?.params.eps).toBe(1e-10)
    expect(optimizerFromGolden('RMSprop', { lr: 0.1 })?.params.alpha).toBe(0.99)
    expect(optimizerFromGolden('Adam', {})?.params).toMatchObject({ lr: 0.001, beta1: 0.9, beta2: 0.999 })
  })

  test('nothing is ignored: an unknown name, a missing rate or a wrong type is no match', () => {
    expect(optimizerFromGolden('Adam', { lr: 0.1, warmup: 3 })).toBeUndefined()
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
    expect(chain).toMatchObject({ params: { at: 10 }, of: [{ id: 'linear' }, { id: 'sequential' }] })
    expect(chain?.of?.[1]).toMatchObject({ params: { at: 20 }, of: [{ id: 'step' }, { id: 'cosine' }] })
  })

  test('a sequence with a part that we do not have is not ours', () => {
    const schedulers = [{ kind: 'LambdaLR' }, { kind: 'ExponentialLR', gamma: 0.9 }]
    expect(scheduleFromGolden({ kind: 'sequential', schedulers, milestones: [10] })).toBeUndefined()
  })

  test('a sequence in which PyTorch overwrites the base rate of the other parts is not ours', () => {
    const sequence = (...schedulers: readonly object[]) =>
      scheduleFromGolden({ kind: 'SequentialLR', schedulers, milestones: [10] })
    const [cycle, cyclic] = [
      { kind: 'OneCycleLR', max_lr: 1, total_steps: 50 },
      { kind: 'CyclicLR', base_lr: 0.1, max_lr: 1 },
    ]
    const step = { kind: 'StepLR', step_size: 5 }
    expect(sequence(step, cycle)).toBeUndefined()
    expect(sequence(cyclic, step)).toBeUndefined()
    expect(sequence(step, cyclic)).toMatchObject({ of: [{ id: 'step' }, { id: 'cyclic' }] })
  })

  test('PyTorch’s one cycle is given by its peak and two divisors, and its steps by epochs if not in all', () => {
    const cycle = { kind: 'OneCycleLR', max_lr: 0.5, div_factor: 5, final_div_factor: 10 }
    const params = { form: 'absolute', start: 0.1, peak: 0.5, end: 0.01, T: 60, share: 0.3, cycleMomentum: true }
    expect(scheduleFromGolden({ ...cycle, total_steps: 60 })).toMatchObject({ params })
    expect(scheduleFromGolden({ ...cycle, epochs: 6, steps_per_epoch: 10 })).toMatchObject({ params })
    expect(scheduleFromGolden(cycle)).toBeUndefined()
  })

  test('PyTorch’s cyclical schedule comes down as slowly as it climbs unless told otherwise', () => {
    const cyclic = { kind: 'CyclicLR', base_lr: 0.1, max_lr: 1, step_size_up: 7 }
    expect(scheduleFromGolden(cyclic)).toMatchObject({ params: { up: 7, down: 7, cycleMomentum: true } })
    expect(scheduleFromGolden({ ...cyclic, mode: 'exp_range' })).toMatchObject({
      params: { mode: 'expRange', gamma: 1 },
    })
    expect(scheduleFromGolden({ kind: 'triangular', base_lr: 0.1, max_lr: 1 })?.params.cycleMomentum).toBe(false)
  })

  test('more milestones than six, and one at 0, are a sequence of constant parts', () => {
    const drops = scheduleFromGolden({ kind: 'MultiStepLR', milestones: [0, 0, 10], gamma: 0.5 })
    const flat = (factor: number) => ({ id: 'linear', params: { startFactor: factor, endFactor: factor } })
    expect(drops).toEqual({ id: 'sequential', params: { at: 10 }, of: [flat(0.25), flat(0.125)] })
    const seven = scheduleFromGolden({ kind: 'MultiStepLR', milestones: [7, 6, 5, 4, 3, 2, 1], gamma: 0.5 })
    expect(seven).toMatchObject({ params: { at: 1 }, of: [flat(1), { params: { at: 1 }, of: [flat(0.5), {}] }] })
  })

  test('nothing is ignored', () => {
    expect(scheduleFromGolden({ kind: 'LinearLR', factor: 0.1 })).toBeUndefined()
    expect(scheduleFromGolden({ kind: 'StepLR', step_size: 5, last_epoch: 3 })).toBeUndefined()
    expect(scheduleFromGolden({ kind: 'warmup_step', step_size: 5, warmup_steps: 2.5 })).toBeUndefined()
    expect(scheduleFromGolden({ kind: 'MultiStepLR', milestones: [1.5] })).toBeUndefined()
    expect(scheduleFromGolden({ kind: 'CyclicLR', base_lr: 0.1, max_lr: 1, mode: 'square' })).toBeUndefined()
    expect(scheduleFromGolden(null)).toBeUndefined()
  })

  test('what moves nothing may be given: the first step to begin at, and whether to print', () => {
    expect(scheduleFromGolden({ kind: 'StepLR', step_size: 5, last_epoch: -1, verbose: true })?.id).toBe('step')
    const cyclic = { kind: 'CyclicLR', base_lr: 0.1, max_lr: 1 }
    expect(scheduleFromGolden({ ...cyclic, scale_fn: null, scale_mode: 'cycle' })).toEqual(scheduleFromGolden(cyclic))
  })

  test('values outside of the domain, for which PyTorch’s running product ends elsewhere, are no match', () => {
    for (const total_iters of [0, 2.5]) {
      expect(scheduleFromGolden({ kind: 'LinearLR', total_iters })).toBeUndefined()
      expect(scheduleFromGolden({ kind: 'ConstantLR', total_iters })).toBeUndefined()
      expect(scheduleFromGolden({ kind: 'PolynomialLR', total_iters })).toBeUndefined()
    }
    expect(scheduleFromGolden({ kind: 'CosineAnnealingLR', T_max: -3 })).toBeUndefined()
  })
})

describe('clips', () => {
  test('literal cases divide by the exact norm, PyTorch’s by a little more', () => {
    const clip = { kind: 'norm', max: 0.3, norm_type: 1 }
    expect(clipFromGolden(clip, true)).toEqual({ id: 'norm', params: { max: 0.3, norm: '1', form: 'exact' } })
    expect(clipFromGolden(clip, false)?.params.form).toBe('pytorch')
    expect(clipFromGolden({ kind: 'norm', max: 1 }, true)?.params.norm).toBe('2')
    expect(clipFromGolden({ kind: 'norm', max: 1, norm_type: 'Infinity' }, true)?.params.norm).toBe('inf')
    expect(clipFromGolden({ kind: 'value', max: 0.5 }, true)).toEqual({ id: 'value', params: { max: 0.5 } })
  })

  test('nothing is ignored', () => {
    expect(clipFromGolden({ kind: 'norm', max: 1, norm_type: 3 }, true)).toBeUndefined()
    expect(clipFromGolden({ kind: 'value', max: 1, norm_type: 2 }, true)).toBeUndefined()
    expect(clipFromGolden({ kind: 'norm' }, true)).toBeUndefined()
  })
})

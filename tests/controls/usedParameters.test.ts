import { describe, expect, it } from 'vitest'
import { defaultsOf } from '../../src/controls/defaults.ts'
import { usedParameters } from '../../src/controls/usedParameters.ts'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { momentum } from '../../src/optimizers/momentum.ts'
import { schedules } from '../../src/schedules/index.ts'
import { oneCycle } from '../../src/schedules/oneCycle.ts'
import { warmup } from '../../src/schedules/warmup.ts'

const used = (method: Parameters<typeof usedParameters>[0], change = {}) =>
  Object.keys(usedParameters(method, { ...defaultsOf(method, 100), ...change }))

describe('controls', () => {
  it('are left out where the form chosen does not have the parameter', () => {
    expect(used(warmup)).not.toContain('etaStart')
    expect(used(warmup, { form: 'linear' })).toContain('etaStart')
    expect(used(warmup, { form: 'linear' })).not.toContain('startFactor')
    expect(used(warmup, { form: 'factor' })).not.toContain('etaStart')
    expect(used(momentum)).toContain('dampening')
    expect(used(momentum, { form: 'ema' })).not.toContain('dampening')
  })

  it('are there for a parameter that is zero and so stands in no line', () => {
    expect(used(momentum)).toContain('weightDecay')
  })

  it('of the momentum that a schedule moves are there if it does', () => {
    expect(used(oneCycle)).not.toContain('baseMomentum')
    expect(used(oneCycle, { cycleMomentum: true })).toContain('baseMomentum')
    expect(used(oneCycle, { cycleMomentum: true })).not.toContain('start')
  })

  it('are there for every parameter of every method under some option', () => {
    for (const method of [...Object.values(optimizers), ...Object.values(schedules)]) {
      const options = Object.entries(method.params).flatMap(([name, parameter]): ParameterValues[] =>
        parameter.kind === 'choice'
          ? Object.keys(parameter.choices).map((value) => ({ [name]: value }))
          : [{ [name]: parameter.kind === 'number' ? 0.5 : !parameter.default }],
      )
      const seen = new Set(options.flatMap((change) => used(method, change)))
      expect([...seen].toSorted()).toEqual(Object.keys(method.params).toSorted())
    }
  })
})

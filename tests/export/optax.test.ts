import { describe, expect, it } from 'vitest'
import { exportScript } from '../../src/export/index.ts'
import { optaxChain } from '../../src/export/optax/optimizers.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { formsOf } from '../methods/combinations.ts'
import { experiment, runOf, scriptOf } from './experiments.ts'

describe('Optax', () => {
  it('is used where a chain of its transformations has the same formulas', () => {
    const script = scriptOf(
      experiment([
        runOf({ id: 'adamw', params: { lr: 0.05 } }, { clip: { id: 'norm', params: { max: 2 } } }),
        runOf({ id: 'momentum', params: {} }, { schedule: { id: 'noam', params: {} } }),
      ]),
      'optax',
    )
    expect(script).toContain('jax.config.update("jax_enable_x64", True)')
    expect(script).toMatch(
      /optax\.clip_by_global_norm\(2\),\s+optax\.scale_by_adam\(b1=0\.9, b2=0\.999, eps=1e-8\),\s+optax\.add_decayed_weights\(0\.01\),\s+optax\.scale_by_learning_rate\(0\.05\),/,
    )
    expect(script).toContain('optax.scale_by_learning_rate(in_double(rate_1()))')
  })

  it.each<[string, Parameters<typeof runOf>, RegExp]>([
    [
      'a gradient at another point',
      [{ id: 'nesterov', params: {} }],
      /^Nesterov: Optax is given the gradient at the point itself/,
    ],
    ['lines that are typed', [{ equations: 'x = x - lr*g', params: {} }], /typed/],
    ['a method that it has in another form', [{ id: 'lbfgs', params: {} }], /^L-BFGS: optax.lbfgs has a line search/],
    ['a method that it does not have', [{ id: 'bfgs', params: {} }], /^BFGS: Optax has no such method/],
    [
      'a parameter that moves',
      [{ id: 'adam', params: {} }, { scheduled: { beta1: { id: 'cosine', params: {} } } }],
      /keep beta1 as it is/,
    ],
    [
      'a rate that reads the loss',
      [{ id: 'adam', params: {} }, { schedule: { id: 'plateau', params: {} } }],
      /the step alone/,
    ],
    ['another norm', [{ id: 'adam', params: {} }, { clip: { id: 'norm', params: { norm: '1' } } }], /Euclidean norm/],
  ])('says why it cannot do %s', (_, run, reason) => {
    expect(exportScript(experiment([runOf(...run)]), 'optax')).toEqual({
      ok: false,
      reason: expect.stringMatching(reason),
    })
  })

  it('has an answer for every form of every method: links of a chain, or a sentence', () => {
    for (const [id, { params }] of Object.entries(optimizers))
      for (const values of formsOf(params)) {
        const chain = optaxChain(id, values)
        const answer = 'lacks' in chain ? chain.lacks : chain.join()
        expect(answer, id).toMatch(/optax|Optax/)
      }
  })
})

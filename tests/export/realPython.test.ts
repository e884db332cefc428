import { describe, expect, it } from 'vitest'
import { compare, spreadOf, tracedRows } from '../../src/cli/exportCheck/compare.ts'
import { findPython, runScript } from '../../src/cli/exportCheck/python.ts'
import type { Target } from '../../src/export/index.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { experiment, runOf, scriptOf } from './experiments.ts'

const modules: Readonly<Record<Target, string[]>> = {
  numpy: ['numpy'],
  pytorch: ['torch', 'numpy'],
  optax: ['jax', 'optax'],
}

const scheduled = { beta1: { id: 'linear', params: { endFactor: 0.5 } } }
const warmup = { id: 'warmup', params: { W: 6, form: 'factor' }, of: [{ id: 'cosine', params: {} }] }
const lr = 0.01

const journeys: Readonly<Record<string, Partial<Record<Target, ReturnType<typeof runOf>[]>>>> = {
  'of the library’s own optimizers, schedulers and clipping': {
    pytorch: [
      runOf({ id: 'adam', params: { lr } }, { schedule: warmup }),
      runOf({ id: 'momentum', params: {} }, { clip: { id: 'norm', params: { form: 'pytorch', max: 2 } } }),
      runOf({ id: 'rprop', params: {} }, { schedule: { id: 'plateau', params: {} } }),
      runOf({ id: 'adamw', params: { lr } }, { scheduled }),
    ],
    optax: [runOf({ id: 'adam', params: { lr } }, { schedule: warmup }), runOf({ id: 'lion', params: { lr } })],
  },
  'of literal loops, one that diverges too': Object.fromEntries(
    (['numpy', 'pytorch'] as const).map((target) => [
      target,
      [
        runOf({ id: 'nesterov', params: {} }, { clip: { id: 'value', params: { max: 3 } } }),
        runOf({ id: 'nadam', params: { lr } }, { schedule: { id: 'noam', params: {} } }),
        runOf({ id: 'saddleFreeNewton', params: {} }),
        runOf({ id: 'lookahead', params: {}, of: { id: 'sam', params: {} } }),
        runOf({ equations: 'lambda = 0.5\nx = x - lr*where(t == 1, lambda*g, g)', params: { lr } }),
        runOf({ id: 'gradientDescent', params: { lr: 1 } }),
      ],
    ]),
  ),
  'of every method without equations': Object.fromEntries(
    (['numpy', 'pytorch'] as const).map((target) => [
      target,
      Object.keys(optimizers)
        .filter((id) => optimizers[id]?.procedure)
        .map((id) => runOf({ id, params: {} })),
    ]),
  ),
}

/** Where a library is not installed its journeys are skipped, which the report counts apart. */
describe('a script run by a real Python takes the program’s path', () => {
  for (const [what, byTarget] of Object.entries(journeys))
    for (const [name, runs] of Object.entries(byTarget)) {
      const target = name as Target
      const python = findPython(modules[target])
      it.skipIf(python === undefined)(`${what}, with ${target}`, { timeout: 120_000 }, () => {
        const configuration = experiment(runs)
        const printed = runScript(python ?? '', scriptOf(configuration, target))
        for (const [index, run] of runs.entries()) {
          const rows = tracedRows(configuration, run)
          const found = compare(rows, printed.get(index) ?? [], spreadOf(configuration, run, rows))
          expect(found.problem, JSON.stringify(run.optimizer)).toBeUndefined()
        }
      })
    }
})

import { describe, expect, it } from 'vitest'
import type { OptimizerChoice } from '../../src/config/index.ts'
import { EngineProblem, outlineOf } from '../../src/engine/index.ts'
import { courseOf, specification } from './specifications.ts'

const rosenbrock = { surface: { id: 'rosenbrock', params: {} }, start: [-1.2, 1], steps: 30 } as const
const adam: OptimizerChoice = { id: 'adam', params: { lr: 0.05 } }
const lookahead = (of: OptimizerChoice, params = {}): OptimizerChoice => ({ id: 'lookahead', params, of })
const sam = (of: OptimizerChoice, params = {}): OptimizerChoice => ({ id: 'sam', params, of })

const runOf = (optimizer: OptimizerChoice) => courseOf(specification({ ...rosenbrock, optimizer }))

describe('a wrapper in a run', () => {
  it('has the rate and the values of what it holds beside its own', () => {
    expect(runOf(lookahead(adam, { alphaSlow: 1 })).points).toEqual(runOf(adam).points)
    expect(runOf(sam(lookahead(adam, { alphaSlow: 1 }), { rhoSam: 0 })).points).toEqual(runOf(adam).points)
    expect(runOf(lookahead(adam)).points).not.toEqual(runOf(adam).points)
  })

  it('has every gradient counted: SAM asks twice for each', () => {
    expect(runOf(adam).evaluations.at(-1)).toBe(30)
    expect(runOf(sam(adam)).evaluations.at(-1)).toBe(60)
  })

  it('draws its slow weights as a second path', () => {
    const { shown, layout } = outlineOf(specification({ ...rosenbrock, optimizer: lookahead(sam(adam)) }))
    expect(shown).toEqual(['phi'])
    expect(layout.find(({ name }) => name === 'phi')?.width).toBe(2)
  })

  it.each<[what: string, held: OptimizerChoice, message: string]>([
    ['itself', lookahead(adam), 'Lookahead cannot hold Lookahead: both name kSlow'],
    ['itself with another between', sam(lookahead(adam)), 'Lookahead cannot hold SAM: both name kSlow'],
    [
      'a text with its parameter’s name',
      { equations: 'alphaSlow = lr\nx = x - alphaSlow*g', params: {} },
      'Lookahead cannot hold Typed optimizer: both name alphaSlow',
    ],
    ['a method without equations', { id: 'nelderMead', params: {} }, 'Lookahead holds equations'],
  ])('does not hold %s', (_, held, message) => {
    const problem = () => runOf(lookahead(held))
    expect(problem).toThrow(EngineProblem)
    expect(problem).toThrow(message)
  })
})

import { describe, expect, it } from 'vitest'
import { directionsOf } from '../../../src/charts/surface/inspection/directions.ts'
import { inspectedAt, inspectorOf } from '../../../src/charts/surface/inspection/inspected.ts'
import { vectorsOf } from '../../../src/charts/surface/inspection/vectors.ts'
import { equationsOf, type OptimizerChoice, type RunSpecification } from '../../../src/config/index.ts'
import { outlineOf, run } from '../../../src/engine/index.ts'
import { parseOptimizer } from '../../../src/language/index.ts'
import { appendChunk, emptySamples } from '../../../src/store/samples.ts'
import { specification } from '../../engine/specifications.ts'

/** `-m` for a step against m. */
function directions(text: string): string[] {
  const parsed = parseOptimizer(text)
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return directionsOf(parsed.program).map(({ name, sign }) => (sign < 0 ? `-${name}` : name))
}

const directionsIn = (id: string, params: OptimizerChoice['params'] = {}) =>
  directions(equationsOf({ id, params }, 100))

describe('the directions that a step is made of', () => {
  it.each<[string, string[], OptimizerChoice['params']?]>([
    ['gradientDescent', ['-g']],
    ['momentum', ['-v']],
    ['momentum', ['v'], { form: 'inside' }],
    ['momentum', ['-g'], { form: 'polyak' }],
    ['nesterov', ['-v']],
    ['adam', ['-mhat']],
    ['adam', ['-m'], { biasCorrection: false }],
    ['adagrad', ['-g']],
    ['rprop', ['-g_prev']],
    ['lamb', ['-u']],
    ['aggmo', ['-v1', '-v2', '-v3']],
    ['qhm', ['-g', '-v']],
    ['newton', ['-g']],
    ['levenbergMarquardt', ['s'], { form: 'adaptive' }],
  ])('%s goes along %j', (id, expected, params) => {
    expect(directionsIn(id, params)).toEqual(expected)
  })

  it('means of points are no directions, nor is what only divides', () => {
    expect(directionsIn('scheduleFreeSgd').filter((name) => /z|xbar/.test(name))).toEqual([])
    expect(directions('v = v + g^2\nx = x - lr*g/sqrt(v)')).toEqual(['-g'])
  })

  it('a difference of points is a direction', () => {
    expect(directions('init q = x0\nd = x - q\nq = x\nx = x + 0.9*d - lr*g')).toEqual(['d', '-g'])
  })
})

function updateOf(spec: RunSpecification, step: number) {
  const samples = emptySamples()
  for (const chunk of run(spec)) appendChunk(samples, chunk, outlineOf(spec))
  return inspectedAt(inspectorOf(spec)!, samples, step)
}

describe('the arrows of an update', () => {
  it('are the negative gradient, the velocity against which it goes, and the step to scale', () => {
    const update = updateOf(specification({ optimizer: { id: 'momentum', params: { lr: 0.1, beta: 0.5 } } }), 1)
    const vectors = vectorsOf(update)
    expect(vectors.map(({ kind, from }) => [kind, ...from])).toEqual([
      ['gradient', 1.5, -2],
      ['direction', 1.5, -2],
      ['step', 1.5, -2],
    ])
    const [gradient, velocity, step] = vectors.map(({ along }) => along)
    expect(gradient).toEqual([-3, 4])
    expect(velocity).toEqual([-3, 4])
    expect(step![0]).toBeCloseTo(-0.3, 15)
    expect(step![1]).toBeCloseTo(0.4, 15)
  })

  it('stand at the look-ahead point where the gradient is asked there', () => {
    const update = updateOf(specification({ optimizer: { id: 'nesterov', params: { lr: 0.1, beta: 0.9 } } }), 3)
    const vectors = vectorsOf(update)
    expect(vectors.map(({ kind }) => kind)).toEqual(['direction', 'ahead', 'step'])
    const [before, after] = [update.slots[0]!.before, update.from]
    const ahead = vectors[1]!
    expect(ahead.from[0]).toBeCloseTo(after[0] - 0.1 * 0.9 * before[0]!, 15)
    expect(ahead.along[0]).toBeCloseTo(-2 * ahead.from[0], 15)
  })

  it('show what clipping leaves of the gradient', () => {
    const [gradient] = vectorsOf(updateOf(specification({ clip: { id: 'value', params: { max: 0.5 } } }), 1))
    expect(gradient!.along).toEqual([-0.5, 0.5])
  })

  it('of a procedure are the gradient and the step', () => {
    const vectors = vectorsOf(updateOf(specification({ optimizer: { id: 'bfgs', params: {} } }), 1))
    expect(vectors.map(({ kind }) => kind)).toEqual(['gradient', 'step'])
  })

  it('of a procedure that asks for no gradient are the step alone', () => {
    const vectors = vectorsOf(updateOf(specification({ optimizer: { id: 'nelderMead', params: {} } }), 3))
    expect(vectors.map(({ kind }) => kind)).toEqual(['step'])
  })
})

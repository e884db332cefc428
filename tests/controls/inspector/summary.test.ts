import { describe, expect, it } from 'vitest'
import { inspectedAt, inspectorOf } from '../../../src/charts/surface/inspection/inspected.ts'
import { vectorsOf } from '../../../src/charts/surface/inspection/vectors.ts'
import type { RunSpecification } from '../../../src/config/index.ts'
import { angleBetween, summaryOf } from '../../../src/controls/inspector/summary.ts'
import { outlineOf, run } from '../../../src/engine/index.ts'
import type { MathNode } from '../../../src/language/index.ts'
import { appendChunk, emptySamples } from '../../../src/store/samples.ts'
import { specification } from '../../engine/specifications.ts'

const plain = (node: MathNode | string): string => (typeof node === 'string' ? node : node.children.map(plain).join(''))

function said(spec: RunSpecification, step: number): string[] {
  const samples = emptySamples()
  for (const chunk of run(spec)) appendChunk(samples, chunk, outlineOf(spec))
  const update = inspectedAt(inspectorOf(spec)!, samples, step)
  return summaryOf(update, vectorsOf(update)).map((sentence) => sentence.map(plain).join('').replaceAll('ˆ', '^'))
}

describe('of an update is said', () => {
  it('that gradient descent goes along the negative gradient, and what became of f', () => {
    expect(said(specification(), 1)).toEqual(['f falls from 6.250 to 4.000.', 'Δt points along −gt.'])
  })

  it('by how much f changes where the digits shown no longer tell', () => {
    const slow = specification({ optimizer: { id: 'gradientDescent', params: { lr: 1e-7 } } })
    expect(said(slow, 1)[0]).toBe('f falls by 2.5×10⁻⁶, from 6.250.')
  })

  it('by which angles Adam turns, and which coordinate is scaled less', () => {
    const update = said(specification({ optimizer: { id: 'adam', params: { lr: 0.1 } } }), 1)
    // The gradient is (3, -4); the first step has the sign alone: 45 degrees instead of 53.13.
    expect(update.slice(1)).toEqual([
      'Δt is 8.1° from −gt.',
      '−m^t points along −gt.',
      'Δt is 8.1° from −m^t.',
      'From −m^t to Δt, y is scaled 1.33 times less than x.',
    ])
  })

  it('that it leads to nothing finite', () => {
    const spec = specification({
      surface: { id: 'rosenbrock', params: {} },
      optimizer: { id: 'gradientDescent', params: { lr: 5 } },
    })
    expect(said(spec, 3).join(' ')).toContain('rises')
    const [only, ...others] = said(spec, 4)
    expect(others).toEqual([])
    expect(only).toMatch(/no finite point or value: the run diverges at step 4/)
  })
})

it.each<[[number, number], [number, number], number]>([
  [[1, 0], [0, 3], 90],
  [[1e200, 1e200], [-1e-200, -1e-200], 180],
  [[1, 1], [5, 5], 0],
])('the angle between %j and %j is %d degrees', (a, b, degrees) => {
  expect(angleBetween(a, b)).toBeCloseTo(degrees, 10)
})

// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { RunsPanel } from '../../src/controls/runs/RunsPanel.tsx'
// It comes when it is needed: here it is there already.
import '../../src/controls/runs/DiagnosisNote.tsx'
import { applyRemedy } from '../../src/controls/runs/applyRemedy.ts'
import { diagnosisWords } from '../../src/controls/runs/diagnosisWords.ts'
import { outcomeWords, remedyWords } from '../../src/controls/runs/remedyWords.ts'
import type { Bound, Diagnosis, Remedy } from '../../src/engine/diagnosis/types.ts'
import { outdateDiagnosis, showDiagnosis, startUndo, undo, useDiagnoses } from '../../src/store/index.ts'
import { configuration, freshPage, open, run } from './page.tsx'

const bound: Bound = { limit: 0.02, lambdaMax: 100, preconditioned: false, formula: '2/lambda', step: 99, rate: 0.0185 }
const oscillating: Diagnosis = { kind: 'oscillating', from: 50, to: 100, changes: 46, updates: 50, rate: 0.0185, bound }
const remedy: Remedy = {
  change: { what: 'rate', rate: 0.01, optimizer: { id: 'gradientDescent', params: { lr: 0.01 } } },
  loss: 1e-6,
  before: 0.5,
  settles: true,
}
const note = () => screen.findByText(/^Oscillating/)

beforeEach(() => {
  freshPage()
  useDiagnoses.setState({ found: new Map() })
})

describe('what is wrong with a run stands under its row', () => {
  it('in one sentence with its numbers, told to screen readers', async () => {
    open(<RunsPanel />)
    act(() => showDiagnosis(run(0).key, { ...oscillating, remedy }))
    const sentence = (await note()).closest('p')!
    expect(sentence.textContent).toMatch(
      /^Oscillating\. In steps 50 to 100 the step changes sign along the steep axis 46 of 50 times; the rate 0\.0185 is 92\.5\u202f% of the limit 2\/.*= 0\.0200\.$/,
    )
    expect(sentence.closest('[role=status]')).not.toBeNull()
    expect(screen.getByText('Tried: f ends in a minimum, at 1.0×10⁻⁶ instead of 0.50.')).toBeTruthy()
  })

  it('with a remedy that is one change: one undo takes it back', async () => {
    const user = open(<RunsPanel />)
    const stop = startUndo()
    const before = configuration()
    act(() => showDiagnosis(run(0).key, { ...oscillating, remedy }))
    await note()
    const row = within(screen.getAllByRole('listitem')[0]!)
    await user.click(row.getByRole('button', { name: 'Raise the rate to 0.01, for Gradient descent' }))
    expect(run(0).optimizer.params['lr']).toBe(0.01)
    expect(document.activeElement?.className).toBe('head')
    act(() => undo())
    expect(configuration()).toEqual(before)
    stop?.()
  })

  it('dimmed once the run has changed, and its remedy is not offered then', async () => {
    open(<RunsPanel />)
    act(() => showDiagnosis(run(0).key, { ...oscillating, remedy }))
    await note()
    act(() => outdateDiagnosis(run(0).key))
    expect(document.querySelector('.diagnosis')?.className).toBe('diagnosis stale')
    expect(screen.getByRole('button', { name: /^Raise the rate/ })).toHaveProperty('disabled', true)
    act(() => showDiagnosis(run(0).key, undefined))
    expect(document.querySelector('.diagnosis')).toBeNull()
  })
})

describe('the words', () => {
  const text = (diagnosis: Diagnosis) => {
    const { title, parts } = diagnosisWords(diagnosis)
    const shown = parts.map((part) =>
      typeof part === 'string' ? part : 'formula' in part ? part.formula : part.symbol,
    )
    return `${title}. ${shown.join('')}`
  }
  const span = { from: 100, to: 200 }

  it.each<[string, Diagnosis]>([
    [
      'Diverging. f falls without end along this path: there is no minimum to reach.',
      { kind: 'diverging', way: 'unbounded', rate: 0.1, ...span },
    ],
    [
      'Diverging. At the rate 0.1 f and the steps grow until there are no numbers for them.',
      { kind: 'diverging', way: 'overflow', rate: 0.1, ...span },
    ],
    [
      'Diverging. At step 3 the rate 0.1 is above the limit 2*(1 + beta1)/((1 - beta1)*lambda) = 0.0200 (of the preconditioned Hessian); a step leads to where f has no value.',
      {
        kind: 'diverging',
        way: 'undefined',
        rate: 0.1,
        ...span,
        above: { ...bound, preconditioned: true, formula: '2*(1 + beta1)/((1 - beta1)*lambda)', rate: 0.1, step: 3 },
      },
    ],
    [
      'Crawling. In steps 100 to 200 f lost 2.3\u202f% of its height; given 10\u202f000 steps, a thousandth of the start’s height is left at step 7\u202f156, f 0.010.',
      {
        kind: 'crawling',
        way: 'slow',
        rate: 0.001,
        fall: 0.023,
        tried: 10000,
        arrival: { step: 7156, loss: 0.01, rests: false },
        ...span,
      },
    ],
    [
      'Crawling. In steps 100 to 200 f lost 2.3\u202f% of its height; given 4\u202f000 steps it comes to rest, at no minimum, at step 634, f 18.',
      {
        kind: 'crawling',
        way: 'slow',
        rate: 0.001,
        fall: 0.023,
        tried: 4000,
        arrival: { step: 634, loss: 17.8, rests: true },
        ...span,
      },
    ],
    [
      'Crawling. In steps 100 to 200 f lost 2.3\u202f% of its height; even 4\u202f000 steps do not arrive.',
      { kind: 'crawling', way: 'slow', rate: 0.001, fall: 0.023, tried: 4000, ...span },
    ],
    [
      'Out of rate. The rate \\eta has fallen to 8.8×10⁻¹³: the run has come to rest on its way.',
      { kind: 'crawling', way: 'vanished', rate: 8.8e-13, fall: 0, ...span },
    ],
    [
      'On a plateau. The gradient is 3.0×10⁻⁴: at this slope f would fall by 0.3\u202f% of its height across the whole view.',
      { kind: 'plateau', gradientNorm: 3e-4, height: 1, across: 0.003, ...span },
    ],
    [
      'Stuck at a maximum. There for 14 steps: curvatures −3.0 and −1.0, gradient 0.',
      { kind: 'saddle', point: 'maximum', gradientNorm: 0, eigenvalues: [-3, -1], stay: 14, balanced: false, ...span },
    ],
    [
      'Stuck at a saddle. There for 14 steps: curvatures −2.0 and 2.0, gradient 0. The gradient has no part along the way out: another start has.',
      { kind: 'saddle', point: 'saddle', gradientNorm: 0, eigenvalues: [-2, 2], stay: 14, balanced: true, ...span },
    ],
    [
      'Stuck at a minimum. There for 14 steps: curvatures 2.0 and 8.0, gradient 0.',
      {
        kind: 'saddle',
        point: 'minimum',
        gradientNorm: 0,
        eigenvalues: [2, 8],
        stay: 14,
        balanced: false,
        ascends: true,
        ...span,
      },
    ],
    [
      'Diverging. At the rate 0.3 f falls, and still does at the end.',
      { kind: 'diverging', way: 'growing', rate: 0.3, ascends: true, ...span },
    ],
    [
      'In a cycle. Every 2 steps it comes back to the same point, in steps of 0.67.',
      { kind: 'limitCycle', period: 2, size: 0.67, stepLength: 0.67, ...span },
    ],
    [
      'Hovering. It does not leave a region 0.18 across, in steps of 0.058.',
      { kind: 'limitCycle', size: 0.18, stepLength: 0.058, ...span },
    ],
    [
      'Clipped all the time. In steps 100 to 200 clipping shortens 98 of 100 gradients, the median one to 12\u202f%.',
      { kind: 'clipped', clipped: 98, updates: 100, left: 0.12, ...span },
    ],
    [
      'Crawling. In steps 100 to 200 f lost 14\u202f% of its height; given 4\u202f000 steps, a fiftieth of the start’s height over where it then stays, f 0.14, is left at step 2\u202f490.',
      {
        kind: 'crawling',
        way: 'slow',
        isStochastic: true,
        rate: 0.001,
        fall: 0.14,
        tried: 4000,
        arrival: { step: 2490, loss: 0.14, rests: false },
        ...span,
      },
    ],
    [
      'Hovering in noise. For its last 100 steps it has been 0.18 away from the minimum (1, −0.5), in the root mean square: the noise of its gradients keeps it there while the rate \\eta stays at 0.1. Theory for quadratics gives 0.17 for this noise and rate.',
      {
        kind: 'noiseBall',
        rate: 0.1,
        steps: 100,
        minimum: [1, -0.5],
        middle: [1.01, -0.5],
        radius: 0.18,
        predicted: 0.17,
        height: 0.02,
        ...span,
      },
    ],
    [
      'Hovering in noise. For its last 100 steps it has been 0.18 away from (1, −0.5), its middle, in the root mean square: the noise of its gradients keeps it there while the rate \\eta stays at 0.1.',
      { kind: 'noiseBall', rate: 0.1, steps: 100, middle: [1, -0.5], radius: 0.18, height: 0.02, ...span },
    ],
    [
      'Over-fitting. Since step 23 the loss over the rows held back has risen from 0.612 to 0.890, while that over the training rows fell from 0.418 to 0.182.',
      {
        kind: 'overfitting',
        best: 23,
        validation: [0.612, 0.89],
        training: [0.418, 0.182],
        over: 1,
        ...span,
      },
    ],
  ])('%s', (words, diagnosis) => {
    expect(text(diagnosis)).toBe(words)
  })
})

describe('a remedy under noise', () => {
  it.each<[string, string, Remedy]>([
    [
      'Take batches of 32',
      'Tried, with the same seed: over the last tenth of its steps f is 0.13 in the mean instead of 0.17.',
      {
        change: { what: 'estimate', estimate: { id: 'miniBatch', params: { B: 32 } } },
        loss: 0.13,
        before: 0.17,
        settles: false,
        isMean: true,
      },
    ],
    [
      'Stop early, patience 10',
      'Tried: the validation loss ends at 0.62 instead of 0.89.',
      { change: { what: 'patience', patience: 10 }, loss: 0.62, before: 0.89, settles: false, of: 'validation' },
    ],
    [
      'Set the weight decay to 0.1',
      'Tried: the validation loss ends at 0.64 instead of 0.89.',
      {
        change: {
          what: 'weightDecay',
          weightDecay: 0.1,
          optimizer: { id: 'gradientDescent', params: { weightDecay: 0.1 } },
        },
        loss: 0.64,
        before: 0.89,
        settles: true,
        of: 'validation',
      },
    ],
  ])('%s', (words, outcome, remedy) => {
    expect(remedyWords(remedy.change, run(0), 500).text).toBe(words)
    expect(outcomeWords(remedy, false)).toBe(outcome)
    applyRemedy(run(0).key, remedy.change)
    const changed = Object.entries(remedy.change).filter(([name]) => !['what', 'weightDecay'].includes(name))
    expect(run(0)).toMatchObject(Object.fromEntries(changed))
  })
})

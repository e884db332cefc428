import { recorded } from '../../src/core/recorded.ts'
import { describe, expect, it } from 'vitest'
import { arrival, eventOf } from '../../src/controls/playback/events.ts'
import { stepAt } from '../../src/charts/axisUnit.ts'
import { chanceWords, chipOf, evidenceOf, HELD_BY_CLIENTS } from '../../src/controls/runs/status.ts'
import type { RunEnd, Status } from '../../src/engine/types.ts'
import { emptyOutline } from '../../src/store/index.ts'
import type { RunCondition, RunRecord } from '../../src/store/types.ts'

const end = (status: Status, step = 500): RunEnd => ({
  status,
  step,
  point: [1, 2],
  gradientNorm: 1e-9,
  eigenvalues: [-2, 3],
  stepLength: 0.01,
  evaluations: 1,
  termEvaluations: 1,
  termsDrawn: 1,
  serialEvaluations: 1,
  synchronizations: 0,
})

/** A run that halves its distance from the origin with each step. */
function record(condition: RunCondition, ended?: RunEnd, count = 501): RunRecord {
  const values = new Float64Array(count)
  const points = Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 ? 0 : 2 ** -(i / 2)))
  const samples = { ...recorded((_, width) => new Float64Array(width * count)), count, points, slots: values }
  return {
    samples: { ...samples, ...emptyOutline(), curve: values, end: ended },
    condition,
    version: 1,
  }
}

describe('the status of a run', () => {
  it.each([
    ['minimum', 'minimum'],
    ['saddle', 'at a saddle'],
    ['maximum', 'at a maximum'],
    ['flat', 'flat'],
    ['moving', 'still moving'],
    ['hovering', 'hovering'],
  ] as const)('%s reads “%s”', (status, words) => {
    expect(chipOf(record('done', end(status))).text).toBe(words)
  })

  it('of a run that hovers says where, how far away, and for how long', () => {
    const hover = { steps: 250, point: [1.5, -2], radius: 0.125 } as const
    expect(evidenceOf(record('done', { ...end('hovering'), hover }))).toContain(
      'For its last 250 steps it has gone to and fro round (1.5, −2), 0.13 away in the root mean square, and come no nearer',
    )
  })

  it('of a run that hovers says what of it chance decides, its rounding too', () => {
    const hover = { steps: 250, point: [1.5, -2], radius: 0.125 } as const
    const said = (run: Parameters<typeof chanceWords>[0]) =>
      evidenceOf(record('done', { ...end('hovering'), hover }), 'steps', undefined, chanceWords(run))
    const rounded = (params: Record<string, string>) => ({ precision: { id: 'bfloat16', params } })
    const estimate = { id: 'miniBatch', params: {} }
    expect(said({ estimate })).toMatch(/come no nearer: its gradients are estimates or noisy, and its rate stays\.$/)
    expect(said(rounded({ rounding: 'stochastic' }))).toMatch(
      /come no nearer: its gradients are rounded by chance in bfloat16, and its rate stays\.$/,
    )
    expect(said(rounded({ rounding: 'stochastic', rounded: 'both' }))).toContain('in bfloat16, its parameters too, and')
    expect(said({ estimate, ...rounded({ rounding: 'stochastic' }) })).toContain(
      'its gradients are estimates or noisy, and rounded by chance in bfloat16, and its rate stays.',
    )
    expect(said({ estimate, ...rounded({}) })).not.toContain('bfloat16')
  })

  it('is “at rest” where the last step has all but vanished beside the others, at no stationary point', () => {
    const annealed = { ...end('moving'), stepLength: 1e-9 }
    expect(chipOf(record('done', annealed)).text).toBe('at rest')
    expect(evidenceOf(record('done', annealed))).toContain('a vanishing rate, weight decay or a kink holds it there')
    expect(evidenceOf(record('done', annealed), 'steps', HELD_BY_CLIENTS)).toContain(
      'its clients’ ways from there cancel',
    )
    expect(chipOf(record('done', { ...end('minimum'), stepLength: 0 })).text).toBe('minimum')
  })

  it('says of a start without a value that no step was taken', () => {
    expect(evidenceOf(record('done', end('diverged', 0), 0))).toContain('no finite value at the start')
  })

  it('is good news at a minimum only', () => {
    const tones = (['minimum', 'saddle', 'maximum', 'flat', 'moving'] as const).map(
      (s) => chipOf(record('done', end(s))).tone,
    )
    expect(tones).toEqual(['good', 'plain', 'plain', 'plain', 'plain'])
  })

  it('names the step of a divergence', () => {
    expect(chipOf(record('done', end('diverged', 102)))).toMatchObject({ text: 'diverged at 102', tone: 'bad' })
  })

  it('counts while it computes, and says when a worker was lost', () => {
    expect(chipOf(record('computing', undefined, 1201)).text).toBe('step 1\u202f200')
    expect(chipOf(record('restarted', undefined, 65)).text).toBe('restarted, step 64')
    expect(chipOf(record('lost', undefined, 65)).text).toBe('stopped at 64')
    expect(chipOf(record('failed', undefined, 0)).text).toBe('cannot run')
  })

  it('says where the budget of gradients is spent, unless the run has come to something before', () => {
    expect(chipOf(record('done', { ...end('moving', 60), spent: { unit: 'evaluations', amount: 120 } })).text).toBe(
      'budget spent at 60',
    )
    const arrived = record('done', {
      ...end('minimum', 60),
      spent: { unit: 'evaluations', amount: 120 },
      termEvaluations: 120,
    })
    expect(chipOf(arrived).text).toBe('minimum')
    expect(evidenceOf(arrived)).toContain('It had asked for 120 gradients by then')
  })

  it('claims nothing on an axis that counts gradients of a run that asks for none', () => {
    const none = record('done', end('minimum'))
    none.samples.evaluations = new Float64Array(501)
    expect(chipOf(none, 'evaluations').text).toBe('asks for no gradients')
    expect(evidenceOf(none, 'evaluations')).toContain('no place on an axis')
    expect(chipOf(none, 'steps').text).toBe('minimum')
  })

  it('gives its evidence in numbers', () => {
    expect(evidenceOf(record('done', end('saddle')))).toContain('curvatures are −2.0 and 3.0')
    expect(evidenceOf(record('done', end('diverged', 102)))).toContain('Last finite point: (1, 2)')
    expect(evidenceOf(record('restarted', end('minimum')))).toContain('another took over')
  })
})

describe('events on the time line', () => {
  it('mark a divergence at its step', () => {
    expect(eventOf(record('done', end('diverged', 102)), 'steps')).toMatchObject({ kind: 'diverged', step: 102 })
  })

  it('mark from where on a run stays by its end', () => {
    expect(arrival(record('done').samples)).toBe(7)
    expect(eventOf(record('done', end('minimum')), 'steps')).toMatchObject({ kind: 'arrived', step: 7 })
  })

  it('mark nothing on a run that has not come to rest', () => {
    expect(eventOf(record('done', end('moving')), 'steps')).toBeUndefined()
    expect(eventOf(record('computing'), 'steps')).toBeUndefined()
  })
})

describe('the numbers at the playhead', () => {
  it('are the last finite ones of a run that has diverged before', () => {
    expect(stepAt(record('done', end('diverged', 102), 102).samples, 'steps', 300)).toBe(101)
    expect(stepAt(record('done', end('moving')).samples, 'steps', 300)).toBe(300)
    expect(stepAt(record('computing', undefined, 65).samples, 'steps', 300)).toBe(64)
  })
})

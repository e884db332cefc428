import { describe, expect, it } from 'vitest'
import { changedBy } from '../../../src/engine/diagnosis/remedies.ts'
import { study, type StudyResult } from '../../../src/engine/index.ts'
import { courseOf } from '../specifications.ts'
import { labelledInNoise, tail, type LabelledInNoise } from './labelledInNoise.ts'

function diagnosisOf({ run }: LabelledInNoise) {
  const pieces = study({ kind: 'diagnose', specification: run })
  for (;;) {
    const piece: IteratorResult<unknown, StudyResult> = pieces.next()
    if (piece.done) return piece.value.kind === 'diagnose' ? piece.value.diagnosis : undefined
  }
}

const judged = labelledInNoise.map((each) => ({ each, diagnosis: diagnosisOf(each) }))

describe('labelled runs under chance, or judged on rows held back', () => {
  it('are fifty at least, of every kind', () => {
    const counts = new Map<string, number>()
    for (const { label } of labelledInNoise) counts.set(label, (counts.get(label) ?? 0) + 1)
    expect(labelledInNoise.length).toBeGreaterThanOrEqual(50)
    expect([...counts.keys()].sort()).toEqual([
      'clipped',
      'crawling',
      'diverging',
      'healthy',
      'noiseBall',
      'overfitting',
    ])
  })

  it.each(labelledInNoise.map((each) => [each.link, each.label, each] as const))(
    '%s: %s, by its numbers',
    (_, __, { run, because }) => {
      expect(because(courseOf(run))).toBe(true)
    },
  )
})

describe('the diagnosis under chance', () => {
  it('is right for at least 95 % of them', () => {
    const wrong = judged.flatMap(({ each: { link, label }, diagnosis }) =>
      label === (diagnosis?.kind ?? 'healthy') ? [] : [`${link}: ${label}, taken for ${diagnosis?.kind ?? 'healthy'}`],
    )
    console.info(`diagnosis under chance: ${judged.length - wrong.length} of ${judged.length} right`)
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.05 * judged.length)
  })

  it('offers a remedy for nearly every finding, and each makes the run better: f, or the loss over the rows held back', () => {
    const found = judged.flatMap(({ each, diagnosis }) => (diagnosis ? [{ each, diagnosis }] : []))
    const treated = found.filter(({ diagnosis }) => diagnosis.remedy)
    expect(treated.length).toBeGreaterThanOrEqual(0.95 * found.length)
    const worse = treated.filter(({ each: { run }, diagnosis }) => {
      const [before, after] = [courseOf(run), courseOf(changedBy(run, diagnosis.remedy!.change))]
      const of = ({ losses, validationLosses }: typeof before) =>
        tail(diagnosis.kind === 'overfitting' ? validationLosses : losses)
      if (diagnosis.kind === 'diverging')
        return after.end.status === 'diverged' || tail(after.losses) > after.losses[0]!
      return !(of(after) < of(before))
    })
    expect(worse.map(({ each: { link }, diagnosis }) => `${link}: ${JSON.stringify(diagnosis.remedy)}`)).toEqual([])
  })

  it('tells how far from its minimum a run hovers, and what theory says of it', () => {
    const balls = judged.flatMap(({ each, diagnosis }) =>
      diagnosis?.kind === 'noiseBall' && each.link.includes('gradientDescent') && !each.link.includes('B:2)')
        ? [diagnosis]
        : [],
    )
    expect(balls.length).toBeGreaterThanOrEqual(10)
    for (const { radius, predicted, minimum } of balls) {
      expect(minimum).toBeDefined()
      // Of some hundred steps, a few dozen of them independent.
      expect(Math.abs(radius / predicted! - 1)).toBeLessThan(0.35)
    }
  })
})

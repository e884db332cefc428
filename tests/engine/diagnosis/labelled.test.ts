import { describe, expect, it } from 'vitest'
import { study, type StudyResult } from '../../../src/engine/index.ts'
import { changedBy } from '../../../src/engine/diagnosis/remedies.ts'
import { courseOf } from '../specifications.ts'
import { labelled, type Labelled } from './labelled.ts'

function diagnosisOf({ run }: Labelled) {
  const pieces = study({ kind: 'diagnose', specification: run })
  for (;;) {
    const piece: IteratorResult<unknown, StudyResult> = pieces.next()
    if (piece.done) return piece.value.kind === 'diagnose' ? piece.value.diagnosis : undefined
  }
}

const judged = labelled.map((each) => ({ each, diagnosis: diagnosisOf(each) }))

describe('the labelled runs', () => {
  it('are more than sixty, of every kind, healthy ones among them', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(100)
    const counts = new Map<string, number>()
    for (const { label } of labelled) counts.set(label, (counts.get(label) ?? 0) + 1)
    expect([...counts.keys()].sort()).toEqual([
      'clipped',
      'crawling',
      'diverging',
      'healthy',
      'limitCycle',
      'oscillating',
      'plateau',
      'saddle',
    ])
    for (const [label, count] of counts) expect(count, label).toBeGreaterThanOrEqual(5)
  })

  it.each(labelled.map((each) => [each.name, each.label, each] as const))(
    '%s: %s, by its numbers',
    (_, __, { run, because }) => {
      expect(because(courseOf(run), run)).toBe(true)
    },
  )
})

describe('the diagnosis', () => {
  it('is right for at least 95 % of them', () => {
    const wrong = judged.flatMap(({ each: { name, label }, diagnosis }) =>
      label === (diagnosis?.kind ?? 'healthy') ? [] : [`${name}: ${label}, taken for ${diagnosis?.kind ?? 'healthy'}`],
    )
    console.info(`diagnosis: ${judged.length - wrong.length} of ${judged.length} right`)
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.05 * judged.length)
  })

  it('offers remedies that make the run better, each of them', () => {
    const treated = judged.flatMap(({ each, diagnosis }) =>
      diagnosis?.remedy ? [{ each, diagnosis, remedy: diagnosis.remedy }] : [],
    )
    expect(treated.length).toBeGreaterThan(40)
    const worse = treated.filter(({ each: { run }, diagnosis, remedy }) => {
      const [before, after] = [courseOf(run), courseOf(changedBy(run, remedy.change))]
      if (diagnosis.kind === 'diverging')
        return after.end.status === 'diverged' || after.losses.at(-1)! > after.losses[0]!
      return !(after.losses.at(-1)! < before.losses.at(-1)!)
    })
    expect(worse.map(({ each: { name }, remedy }) => `${name}: ${JSON.stringify(remedy)}`)).toEqual([])
  })
})

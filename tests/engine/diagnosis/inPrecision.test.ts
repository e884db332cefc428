/** What is said of runs in low precision: what rounding does to them, and nothing else. */
import { describe, expect, it } from 'vitest'
import { presets, readLink, specificationOf, type RunSpecification } from '../../../src/config/index.ts'
import { changedBy } from '../../../src/engine/diagnosis/remedies.ts'
import { study, type StudyResult } from '../../../src/engine/index.ts'
import { courseOf } from '../specifications.ts'
import { labelledInPrecision } from './labelledInPrecision.ts'

function diagnosisOf(specification: RunSpecification) {
  const pieces = study({ kind: 'diagnose', specification })
  for (;;) {
    const piece: IteratorResult<unknown, StudyResult> = pieces.next()
    if (piece.done) return piece.value.kind === 'diagnose' ? piece.value.diagnosis : undefined
  }
}

const runsOf = (link: string) => {
  const { configuration, notices } = readLink(link)
  expect(notices).toEqual([])
  return configuration.runs.map((run) => specificationOf(configuration, run))
}
const runOf = (link: string) => runsOf(link)[0]!
const last = (run: RunSpecification) => courseOf(run).losses.at(-1)!

const judged = labelledInPrecision.map((each) => ({ each, diagnosis: diagnosisOf(each.run) }))

describe('labelled runs in low precision', () => {
  it('are thirty at least, of every kind', () => {
    expect(labelledInPrecision.length).toBeGreaterThanOrEqual(30)
    expect([...new Set(labelledInPrecision.map(({ label }) => label))].sort()).toEqual([
      'healthy',
      'lost',
      'overflow',
      'underflow',
    ])
  })

  it.each(labelledInPrecision.map((each) => [each.name, each.label, each] as const))(
    '%s: %s, by its numbers',
    (_, __, { run, because }) => {
      expect(because(courseOf(run))).toBe(true)
    },
  )

  it('are diagnosed rightly, at least 95 % of them', () => {
    const wrong = judged.flatMap(({ each: { name, label }, diagnosis }) =>
      label === (diagnosis?.kind ?? 'healthy') ? [] : [`${name}: ${label}, taken for ${diagnosis?.kind ?? 'healthy'}`],
    )
    console.info(`diagnosis in low precision: ${judged.length - wrong.length} of ${judged.length} right`)
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.05 * judged.length)
  })

  it('have a remedy wherever something is found, and each brings f to less than half', () => {
    const found = judged.flatMap(({ each, diagnosis }) => (diagnosis ? [{ each, diagnosis }] : []))
    const poor = found.filter(({ each: { run }, diagnosis: { remedy, kind } }) => {
      if (!remedy) return true
      const after = courseOf(changedBy(run, remedy.change))
      const before = kind === 'overflow' ? after.losses[0]! : courseOf(run).losses.at(-1)!
      return after.end.status === 'diverged' || !(after.losses.at(-1)! < before / 2)
    })
    expect(poor.map(({ each: { name }, diagnosis }) => `${name}: ${JSON.stringify(diagnosis.remedy)}`)).toEqual([])
  })
})

describe('a run in low precision', () => {
  const [stalled, rescued, coarse] = runsOf(presets.find(({ id }) => id === 'underflow')!.link)

  it('that stalls because its gradient underflows is told so, with a loss scale that was seen to help', () => {
    const found = diagnosisOf(stalled!)
    expect(found).toMatchObject({ kind: 'underflow', name: 'binary16', count: 400, updates: 400, left: 0 })
    const change = found!.remedy!.change
    expect(change).toMatchObject({ what: 'precision', precision: { params: { scaling: 'static' } } })
    expect(last(changedBy(stalled!, change))).toBeLessThan(last(stalled!) / 100)
  })

  it('that loss scaling has rescued has nothing wrong with it', () => {
    expect(diagnosisOf(rescued!)).toBeUndefined()
  })

  it('whose steps are lost to rounding is told which coordinate it holds and where; in double precision it goes on', () => {
    const found = diagnosisOf(coarse!)
    expect(found).toMatchObject({ kind: 'lost', name: 'bfloat16', coordinate: 'x', at: -2.59375 })
    const { change } = found!.remedy!
    expect(change).toMatchObject({ what: 'precision', precision: { params: { rounded: 'gradients' } } })
    expect(last(changedBy(coarse!, change))).toBeLessThan(last(coarse!) / 100)
  })

  it('whose gradient overflows is not said to have too large a rate; a dynamic scale keeps it from that', () => {
    const run = runOf('surface=rosenbrock&start=-2,6&run=adam(lr:0.1)/binary16(S:1024)&steps=300')
    const found = diagnosisOf(run)
    expect(found).toMatchObject({ kind: 'overflow', name: 'binary16', scale: 1024, to: 0 })
    const { change } = found!.remedy!
    expect(change).toMatchObject({ what: 'precision', precision: { params: { scaling: 'dynamic' } } })
    expect(courseOf(changedBy(run, change)).end.status).not.toBe('diverged')
  })

  it.each([
    'surface=rosenbrock&run=adam(lr:0.05)/binary16&steps=400',
    'surface=bowl&start=2,1&run=gradientDescent(lr:0.1)/bfloat16(rounded:both)&steps=200',
    // The steep coordinate underflows when it has arrived: that holds nothing up.
    'surface=ravine(kappa:50)&start=2,1&run=gradientDescent(lr:0.02)/binary16&steps=400',
    'surface=booth&run=gradientDescent(lr:0.05)/bfloat16(rounded:both,rounding:stochastic)&steps=400',
  ])('that arrives, or is merely slow, is left alone: %s', (link) => {
    expect(diagnosisOf(runOf(link))).toBeUndefined()
  })

  it('that rounds stochastically is not said to underflow: on average nothing is lost', () => {
    const precision = { id: 'binary16', params: { rounding: 'stochastic' } }
    expect(diagnosisOf({ ...stalled!, precision, steps: 300 })).toBeUndefined()
  })
})

it('of a run with dropout nothing is said: it goes down another loss', () => {
  expect(diagnosisOf(runOf('surface=least_squares&run=gradientDescent(lr:0.1)/dropout:0.5&steps=300'))).toBeUndefined()
})

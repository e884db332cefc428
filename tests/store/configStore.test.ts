import { STANDARD_CHARTS } from '../../src/config/index.ts'
import { beforeEach, expect, it } from 'vitest'
import { defaultConfiguration } from '../../src/config/index.ts'
import { useConfig } from '../../src/store/index.ts'

const state = () => useConfig.getState()
const firstKey = () => state().configuration.runs[0]!.key
const mark = () => ({ tag: state().tag, gesture: state().gesture })

beforeEach(() => state().load(defaultConfiguration(), []))

it('gives consecutive changes of one thing the same mark until the gesture ends', () => {
  state().setStart(0, 0)
  const drag = mark()
  state().setStart(1, 1)
  expect(mark()).toEqual(drag)
  state().endGesture()
  state().setStart(2, 2)
  expect(mark()).not.toEqual(drag)
})

it('gives each change that is whole in itself a mark of its own', () => {
  const marks = [1, 2, 3].map((round) => {
    state().setHidden(firstKey(), round % 2 === 1)
    return JSON.stringify(mark())
  })
  expect(new Set(marks).size).toBe(3)
})

it('leaves everything alone when a change is refused', () => {
  const before = state()
  state().setSteps(NaN)
  state().setOptimizer(firstKey(), { id: 'adam', params: { lr: NaN } })
  state().setOptimizer('none', { id: 'adam', params: {} })
  state().setShown({ tolerance: undefined })
  expect(state()).toBe(before)
})

it('keeps of how the experiment is shown only what differs from a first visit', () => {
  state().setShown({ axis: 'evaluations', charts: ['rate', 'loss'] })
  expect(state().configuration.shown).toEqual({ axis: 'evaluations', charts: ['rate', 'loss'] })
  state().setShown({ axis: undefined, charts: STANDARD_CHARTS })
  expect(state().configuration.shown).toBeUndefined()
})

it('measures the others against one run at most', () => {
  const [first, second] = state().configuration.runs.map(({ key }) => key)
  const baselines = () =>
    state()
      .configuration.runs.filter(({ baseline }) => baseline)
      .map(({ key }) => key)
  state().setBaseline(first)
  state().setBaseline(second)
  expect(baselines()).toEqual([second])
  state().setBaseline(undefined)
  expect(baselines()).toEqual([])
})

it('names new runs so that they can be opened', () => {
  const added = state().addRun()
  const copy = state().duplicateRun(added)
  expect(
    state()
      .configuration.runs.map(({ key }) => key)
      .slice(-2),
  ).toEqual([added, copy])
})

it('keeps notices until they are dismissed', () => {
  const notices = [{ where: 'run 2, beta1', message: 'must be below 1' }]
  state().load(defaultConfiguration(), notices)
  state().setStart(0, 0)
  expect(state().notices).toBe(notices)
  state().dismissNotices()
  expect(state().notices).toEqual([])
})

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
  state().setOptimizerParameter(firstKey(), 'lr', NaN)
  state().setOptimizerParameter('none', 'lr', 1)
  expect(state()).toBe(before)
})

it('sets one parameter of an optimizer and keeps the others', () => {
  state().setOptimizer(firstKey(), { id: 'adam', params: { beta1: 0.5 } })
  state().setOptimizerParameter(firstKey(), 'lr', 3)
  expect(state().configuration.runs[0]?.optimizer).toEqual({ id: 'adam', params: { beta1: 0.5, lr: 3 } })
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

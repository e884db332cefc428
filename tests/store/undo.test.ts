import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultConfiguration } from '../../src/config/index.ts'
import { redo, startUndo, undo, useConfig, useUndo } from '../../src/store/index.ts'

const state = () => useConfig.getState()
const now = () => state().configuration
const key = (index = 0) => now().runs[index]?.key ?? ''
let stop = () => {}

beforeEach(() => {
  state().load(defaultConfiguration(), [])
  stop = startUndo()
})
afterEach(() => stop())

it('takes back a whole gesture at once, and does it again', () => {
  const before = now()
  for (const x of [1, 2, 3]) state().setStart(x, 0)
  state().endGesture()
  state().setStart(4, 0)
  undo()
  expect(now().start).toEqual([3, 0])
  undo()
  expect(now()).toBe(before)
  undo()
  expect(now()).toBe(before)
  redo()
  redo()
  redo()
  expect(now().start).toEqual([4, 0])
})

it('forgets what was undone when something new is done', () => {
  state().setSteps(7)
  undo()
  state().setSeed(3)
  redo()
  expect(now()).toMatchObject({ steps: 500, seed: 3 })
  undo()
  expect(now()).toMatchObject({ steps: 500, seed: 1 })
})

it('begins a gesture anew after undoing, though the tag is the same', () => {
  state().setStart(1, 1)
  state().setStart(2, 2)
  undo()
  state().setStart(3, 3)
  undo()
  expect(now().start).toEqual([-1.5, 2])
})

it('takes an opened experiment back too', () => {
  const before = now()
  state().load({ ...defaultConfiguration(), steps: 9 }, [])
  undo()
  expect(now()).toBe(before)
})

/** Everything that can be done to an experiment, each change whole or part of a gesture. */
const actions: readonly (() => void)[] = [
  () => state().setSurface({ id: 'ravine', params: {} }),
  () => state().editSurface({ id: 'rosenbrock', params: { b: 30 } }, 'surface.b'),
  () => state().setStart(now().seed / 7, now().runs.length),
  () => state().setSteps(100 + now().runs.length),
  () => state().setSeed(now().seed + 1),
  () => state().setView({ x: [-1, 1], y: [-1, now().seed + 1] }),
  () => state().addRun({ id: 'adam', params: {} }),
  () => state().removeRun(key()),
  () => state().duplicateRun(key()),
  () => state().moveRun(key(), now().runs.length - 1),
  () => state().renameRun(key(), `run of seed ${now().seed}`),
  () => state().setHidden(key(), !now().runs[0]?.hidden),
  () => state().setBaseline(key(1)),
  () => state().setPenalized(key(1)),
  () => state().setOptimizer(key(), { id: 'rmsprop', params: {} }),
  () => state().setOptimizer(key(), { id: 'rmsprop', params: { lr: 0.01 } }, 'lr'),
  () => state().setSchedule(key(), { id: 'cosine', params: {} }),
  () => state().setScheduled(key(), 'beta', { id: 'cosine', params: {} }),
  () => state().setClip(key(), { id: 'norm', params: {} }),
  () => state().setShown({ layout: 'compare', axis: 'evaluations' }),
  () => state().setShown({ tolerance: 10 ** -now().runs.length }, 'tolerance'),
  () => state().endGesture(),
]

it('goes back from any sequence of changes to the very first experiment, and forward to the last', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(actions.length - 1), { maxLength: 80 }), (sequence) => {
      stop()
      state().load(defaultConfiguration(), [])
      stop = startUndo()
      const first = now()
      for (const index of sequence) actions[index]?.()
      const last = now()
      const gestures = useUndo.getState().past.length
      for (let i = 0; i < gestures; i++) undo()
      expect(now()).toBe(first)
      for (let i = 0; i < gestures; i++) redo()
      expect(now()).toBe(last)
    }),
    { numRuns: 100 },
  )
})

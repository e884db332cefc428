import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConfig, useReadableStart } from '../../src/store/index.ts'

const told = () => useReadableStart.getState().start

beforeEach(() => {
  vi.useFakeTimers()
  vi.advanceTimersByTime(1000)
})
afterEach(() => vi.useRealTimers())

it('tells of the start a few times a second while it is dragged, and of the last one, though the hand does not let go', () => {
  const seen = vi.fn()
  const stop = useReadableStart.subscribe(seen)
  for (let i = 1; i <= 60; i++) {
    useConfig.getState().setStart(i, 0)
    vi.advanceTimersByTime(16)
  }
  expect(seen.mock.calls.length).toBeLessThanOrEqual(6)
  vi.advanceTimersByTime(200)
  expect(told()).toEqual([60, 0])
  stop()
})

it('tells of the start at once when the drag ends, and when another experiment is opened', () => {
  useConfig.getState().setStart(3, 1)
  useConfig.getState().setStart(3, 2)
  useConfig.getState().endGesture()
  expect(told()).toEqual([3, 2])
  useConfig.getState().load({ ...useConfig.getState().configuration, start: [0.5, 0.25] }, [])
  expect(told()).toEqual([0.5, 0.25])
})

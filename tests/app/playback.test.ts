// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { advance, startPlayback } from '../../src/app/playback.ts'
import { defaultConfiguration } from '../../src/config/index.ts'
import { useConfig, useView } from '../../src/store/index.ts'

const view = () => useView.getState()
const load = (change = {}) => useConfig.getState().load({ ...defaultConfiguration(), steps: 300, ...change }, [])
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  load()
  view().set({ playing: false, speed: 30 })
  stop = startPlayback()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('advance', () => {
  it('moves by speed times time and stops at the end', () => {
    expect(advance(10, 30, 0.5, 300)).toBe(25)
    expect(advance(290, 30, 0.5, 300)).toBe(300)
    expect(advance(0, Infinity, 0, 300)).toBe(300)
  })
})

it('plays at the chosen speed, by whole steps', () => {
  vi.advanceTimersByTime(2000)
  expect(view().playing).toBe(true)
  expect(Number.isInteger(view().playhead)).toBe(true)
  expect(view().playhead).toBeGreaterThan(55)
  expect(view().playhead).toBeLessThan(62)
})

it('keeps a slow speed that is less than a step a frame', () => {
  view().set({ speed: 1 })
  vi.advanceTimersByTime(5100)
  expect(view().playhead).toBe(5)
})

it('stops at the end, and starts over when played from there', () => {
  view().set({ speed: Infinity })
  vi.advanceTimersByTime(50)
  expect(view()).toMatchObject({ playhead: 300, playing: false })
  view().set({ playing: true, speed: 30 })
  vi.advanceTimersByTime(1000)
  expect(view().playing).toBe(true)
  expect(view().playhead).toBeLessThan(40)
})

it('goes on from where the playhead is put', () => {
  view().set({ playhead: 200 })
  vi.advanceTimersByTime(1000)
  expect(view().playhead).toBeGreaterThan(225)
})

it('stands still while paused', () => {
  vi.advanceTimersByTime(500)
  view().set({ playing: false })
  const { playhead } = view()
  vi.advanceTimersByTime(5000)
  expect(view().playhead).toBe(playhead)
})

it('keeps the playhead within the run, and at the end if it was there', () => {
  view().set({ playing: false, playhead: 250 })
  useConfig.getState().setSteps(200)
  expect(view().playhead).toBe(200)
  useConfig.getState().setSteps(400)
  expect(view().playhead).toBe(400)
  view().set({ playhead: 100 })
  useConfig.getState().setSteps(150)
  expect(view().playhead).toBe(100)
})

it('opens a loaded experiment at its playhead, or running', () => {
  load({ playhead: 42 })
  expect(view()).toMatchObject({ playhead: 42, playing: false })
  load()
  expect(view()).toMatchObject({ playhead: 0, playing: true })
})

// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fragmentOf, startHistory } from '../../src/app/history.ts'
import { defaultConfiguration, writeLink } from '../../src/config/index.ts'
import { useConfig, useView } from '../../src/store/index.ts'

/** A browser's tab: a list of addresses and the events of going through it. */
function tab(hash = '') {
  const events = new EventTarget()
  const entries = [hash]
  let at = 0
  const location = { pathname: '/', search: '', hash }
  const arrive = (address: string) => {
    location.hash = address.startsWith('#') ? address : ''
  }
  return {
    location,
    entries,
    history: {
      pushState(_state: unknown, _title: string, address: string) {
        entries.splice(++at, Infinity, address)
        arrive(address)
      },
      replaceState(_state: unknown, _title: string, address: string) {
        entries[at] = address
        arrive(address)
      },
    } as History,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    go(steps: number) {
      at += steps
      arrive(entries[at]!)
      events.dispatchEvent(new Event('popstate'))
      events.dispatchEvent(new Event('hashchange'))
    },
    leave: () => events.dispatchEvent(new Event('pagehide')),
  }
}

let page: ReturnType<typeof tab>
let stop = () => {}
const open = (hash?: string) => {
  stop()
  page = tab(hash)
  stop = startHistory(page)
}
const config = () => useConfig.getState()
const start = () => config().configuration.start
const link = (change: object) => `#${writeLink({ ...defaultConfiguration(), ...change })}`

beforeEach(() => {
  vi.useFakeTimers()
  useView.getState().set({ playhead: 500, playing: false })
  open()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

it('opens what the address says, and does not touch it', () => {
  const address = link({ start: [0.5, 0.25], steps: 77 })
  open(address)
  expect(config().configuration).toMatchObject({ start: [0.5, 0.25], steps: 77 })
  vi.advanceTimersByTime(10_000)
  expect(page.entries).toEqual([address])
})

it('keeps what it can read of a damaged link and names the rest', () => {
  open(`${link({ start: [0.5, 0.25] })}&nonsense=1`)
  expect(start()).toEqual([0.5, 0.25])
  expect(config().notices.length).toBeGreaterThan(0)
})

it('makes one entry of a drag, and its address ends where the drag ended', () => {
  for (let i = 1; i <= 100; i++) {
    config().setStart(i / 100, 0)
    vi.advanceTimersByTime(16)
  }
  config().endGesture()
  expect(page.entries).toHaveLength(2)
  expect(page.location.hash).toBe(link({ start: [1, 0] }))
})

it('rewrites the address every two seconds while something is dragged, and soon after the hand rests', () => {
  const replace = vi.spyOn(page.history, 'replaceState')
  const drag = (moves: number) => {
    for (let i = 1; i <= moves; i++) {
      config().setStart(i / 1000, 0)
      vi.advanceTimersByTime(10)
    }
  }
  drag(190)
  expect(replace).not.toHaveBeenCalled()
  drag(300)
  expect(replace).toHaveBeenCalledTimes(2)
  expect(page.location.hash).not.toBe(link({ start: [0.3, 0] }))
  vi.advanceTimersByTime(400)
  expect(page.location.hash).toBe(link({ start: [0.3, 0] }))
})

it('goes back and forward through exactly the experiments that were there', () => {
  config().setStart(0.1, 0.1)
  config().setStart(0.2, 0.2)
  config().endGesture()
  config().setSteps(50)
  config().endGesture()
  config().addRun()
  const [, first, second, third] = page.entries
  page.go(-1)
  expect(config().configuration).toMatchObject({ start: [0.2, 0.2], steps: 50 })
  expect(config().configuration.runs).toHaveLength(5)
  page.go(-1)
  expect(config().configuration).toMatchObject({ start: [0.2, 0.2], steps: 500 })
  page.go(-1)
  expect(start()).toEqual(defaultConfiguration().start)
  page.go(3)
  expect(config().configuration.runs).toHaveLength(6)
  vi.advanceTimersByTime(10_000)
  expect(page.entries).toEqual(['', first, second, third])
})

it('pushes a new entry for a change after going back, though it is of the same kind', () => {
  config().setStart(0.1, 0.1)
  page.go(-1)
  config().setStart(0.3, 0.3)
  expect(page.entries).toEqual(['', link({ start: [0.3, 0.3] })])
})

it('loads an address that the user typed', () => {
  page.history.pushState(null, '', link({ steps: 9 }))
  page.go(0)
  expect(config().configuration.steps).toBe(9)
})

it('only replaces for the playhead, and not while playing', () => {
  useView.getState().set({ playhead: 3, playing: true })
  vi.advanceTimersByTime(10_000)
  expect(page.entries).toEqual([''])
  useView.getState().set({ playhead: 120, playing: false })
  vi.advanceTimersByTime(1000)
  expect(page.entries).toEqual([link({ playhead: 120 })])
  page.go(0)
  expect(useView.getState().playhead).toBe(120)
})

it('restores the playhead of an entry; none means the end', () => {
  config().setSteps(300)
  useView.getState().set({ playhead: 10 })
  vi.advanceTimersByTime(1000)
  page.go(-1)
  expect(useView.getState()).toMatchObject({ playhead: 500, playing: false })
  page.go(1)
  expect(useView.getState().playhead).toBe(10)
})

it('writes what is due before the page is left', () => {
  config().setStart(0.1, 0.1)
  config().setStart(0.2, 0.2)
  page.leave()
  expect(page.location.hash).toBe(link({ start: [0.2, 0.2] }))
})

it('survives a browser that refuses to write', () => {
  vi.spyOn(page.history, 'pushState').mockImplementation(() => {
    throw new Error('too many calls')
  })
  expect(() => config().setStart(0.1, 0.1)).not.toThrow()
})

it('gives the fragment of what is on the screen', () => {
  useView.getState().set({ playhead: 12.6, playing: false })
  expect(`#${fragmentOf(config().configuration)}`).toBe(link({ playhead: 13 }))
})

it('going back knows the runs again, so that what is open on one of them stays open', () => {
  const keys = () => config().configuration.runs.map(({ key }) => key)
  const before = keys()
  const added = config().addRun()
  config().endGesture()
  expect(keys()).toEqual([...before, added])
  page.go(-1)
  expect(keys()).toEqual(before)
})

it('pushes nothing in a frame, whose entries are those of the page around it', () => {
  stop()
  page = tab()
  stop = startHistory(page, true)
  config().setStart(1, 2)
  config().endGesture()
  config().setStart(3, 4)
  vi.advanceTimersByTime(1000)
  expect(page.entries).toHaveLength(1)
  expect(page.entries[0]).toContain('start=3,4')
})

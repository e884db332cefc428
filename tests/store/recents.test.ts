// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfiguration, readLink, writeLink } from '../../src/config/index.ts'
import {
  clearRecents,
  continueRecent,
  deleteRecent,
  openExperiment,
  recentExperiment,
  renameRecent,
  startRecents,
  useConfig,
  useRecents,
  useStorage,
} from '../../src/store/index.ts'

const list = () => useRecents.getState().list
const { setSteps, load } = useConfig.getState()
const rest = () => vi.advanceTimersByTime(2000)
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  load(defaultConfiguration(), [])
  useStorage.setState({ problem: undefined, dismissed: undefined })
  stop = startRecents()
  openExperiment(defaultConfiguration())
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const MANY = Array.from({ length: 9000 }, (_, i) => [i / 7, i / 11])

describe('the rows of a recent experiment', () => {
  const entry = (configuration: Parameters<typeof writeLink>[0]) => ({
    id: 'a',
    saved: 0,
    link: writeLink(configuration),
  })
  const { configuration } = readLink('v=1&surface=least_squares&start=0,0&run=adam&steps=10')
  const surface = { ...configuration.surface, data: { rows: MANY } }

  it('that its link holds are there, and nothing is said of them', () => {
    const few = { ...configuration, surface: { ...surface, data: { rows: MANY.slice(0, 4) } } }
    const found = recentExperiment(entry(few))
    expect(found.configuration.surface).toEqual(few.surface)
    expect(found.rows).toBeUndefined()
  })

  it('that are too many for it last as long as the tab, which is said; elsewhere they are gone, which is said too', () => {
    const recent = entry({ ...configuration, surface })
    const here = recentExperiment(recent)
    expect(here.rows).toBe('here')
    expect(here.configuration.surface.data?.rows).toHaveLength(9000)
    const gone = recentExperiment({ ...recent, link: recent.link.replace(/key:k\w+/, 'key:k0123456789abcdef') })
    expect(gone.rows).toBe('gone')
    expect(gone.configuration.surface.data).toBeUndefined()
  })
})

describe('recent experiments', () => {
  it('keep what was changed, once it is at rest, in one entry as it goes on', () => {
    rest()
    expect(list()).toEqual([])
    setSteps(100)
    expect(list()).toEqual([])
    rest()
    setSteps(200)
    rest()
    expect(list()).toHaveLength(1)
    expect(readLink(list()[0]?.link ?? '').configuration.steps).toBe(200)
  })

  it('keep an experiment that another takes the place of, as it was, and give that one an entry of its own', () => {
    setSteps(100)
    openExperiment(defaultConfiguration())
    setSteps(300)
    rest()
    const steps = list().map(({ link }) => readLink(link).configuration.steps)
    expect(steps).toEqual([300, 100])
  })

  it('are there on the next visit, with their names, until they are deleted', () => {
    setSteps(100)
    openExperiment(defaultConfiguration())
    setSteps(200)
    rest()
    const [second, first] = list()
    renameRecent(first?.id ?? '', '  Half  ')
    stop()
    useRecents.setState({ list: [] })
    stop = startRecents()
    expect(list().map(({ name }) => name)).toEqual([undefined, 'Half'])
    deleteRecent(second?.id ?? '')
    expect(list().map(({ name }) => name)).toEqual(['Half'])
    continueRecent(first?.id ?? '')
    setSteps(50)
    rest()
    expect(list()).toHaveLength(1)
    expect(list()[0]?.name).toBe('Half')
    clearRecents()
    expect(localStorage.getItem('thalweg.recent')).toBe('[]')
  })

  it('are at most 40: the oldest without a name makes room', () => {
    for (let steps = 1; steps <= 41; steps++) {
      openExperiment(defaultConfiguration())
      setSteps(steps)
      rest()
      if (steps === 1) renameRecent(list()[0]?.id ?? '', 'The first')
    }
    expect(list()).toHaveLength(40)
    expect(list().at(-1)?.name).toBe('The first')
    expect(readLink(list().at(-2)?.link ?? '').configuration.steps).toBe(3)
  })

  it.each([
    ['full', 'QuotaExceededError'],
    ['forbidden', 'SecurityError'],
  ])('last as long as the page where storage is %s, and the page is told', (problem, name) => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no', name)
    })
    setSteps(100)
    rest()
    openExperiment(defaultConfiguration())
    setSteps(200)
    rest()
    expect(list()).toHaveLength(2)
    expect(useStorage.getState().problem).toBe(problem)
  })

  it('survive nonsense in the storage', () => {
    stop()
    for (const nonsense of ['{', '7', '[{"id":1},{"id":"a","link":"steps=9","saved":1}]']) {
      localStorage.setItem('thalweg.recent', nonsense)
      stop = startRecents()
      expect(list().length).toBeLessThan(2)
      stop()
    }
    expect(list()[0]?.link).toBe('steps=9')
  })
})

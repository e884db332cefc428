// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const ROWS = Array.from({ length: 60_000 }, (_, i) => [i / 3, -Math.sqrt(i + 1)])

/** The page, as it is after a load: it knows nothing but what is stored. */
async function load() {
  vi.resetModules()
  const [config, store] = await Promise.all([import('../../src/config/index.ts'), import('../../src/store/index.ts')])
  return { ...config, ...store }
}

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => vi.useRealTimers())

test('rows that no link holds are there again after a reload of the tab', async () => {
  const page = await load()
  const stop = page.startKeepingRows()
  page.useConfig.getState().setSurface({ id: 'least_squares', params: {}, data: { rows: ROWS } })
  const link = page.writeLink(page.useConfig.getState().configuration)
  vi.advanceTimersByTime(2000)
  stop()

  const again = await load()
  expect(again.readLink(link).notices).toHaveLength(1)
  again.restoreRows()
  const { configuration, notices } = again.readLink(link)
  expect(notices).toEqual([])
  expect(configuration.surface.data?.rows).toEqual(ROWS)
})

test('they go when the experiment no longer has them, and nothing is kept that the link holds', async () => {
  const page = await load()
  const stop = page.startKeepingRows()
  const { setSurface } = page.useConfig.getState()
  setSurface({ id: 'least_squares', params: {}, data: { rows: ROWS } })
  window.dispatchEvent(new Event('pagehide'))
  expect(sessionStorage).toHaveLength(1)
  setSurface({ id: 'least_squares', params: {}, data: { rows: ROWS.slice(0, 5) } })
  vi.advanceTimersByTime(2000)
  expect(sessionStorage).toHaveLength(0)
  stop()
})

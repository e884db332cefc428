// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfiguration } from '../../src/config/index.ts'
import { opening, useView } from '../../src/store/index.ts'

const experiment = { ...defaultConfiguration(), steps: 200 }

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.resetModules()
})

describe('playback opens', () => {
  it('running from the start', () => {
    expect(opening(experiment)).toEqual({ playhead: 0, playing: true })
  })

  it('standing at the playhead of a link', () => {
    expect(opening({ ...experiment, playhead: 42 })).toEqual({ playhead: 42, playing: false })
    expect(opening({ ...experiment, playhead: 999 })).toEqual({ playhead: 200, playing: false })
  })

  it('standing at the end where motion is unwelcome', () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }))
    expect(opening(experiment)).toEqual({ playhead: 200, playing: false })
  })
})

describe('the theme', () => {
  const reopened = async () => (await import('../../src/store/viewStore.ts')).useView.getState().theme

  it('follows the system at first and is remembered once chosen', async () => {
    expect(useView.getState().theme).toBe('system')
    useView.getState().set({ theme: 'dark' })
    vi.resetModules()
    expect(await reopened()).toBe('dark')
  })

  it("is the system's where storage holds nonsense or is forbidden", async () => {
    localStorage.setItem('thalweg.theme', 'purple')
    vi.resetModules()
    expect(await reopened()).toBe('system')
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('forbidden')
    })
    vi.resetModules()
    expect(await reopened()).toBe('system')
  })
})

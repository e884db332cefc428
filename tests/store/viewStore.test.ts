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

describe('preferences', () => {
  const reopened = async () => (await import('../../src/store/viewStore.ts')).useView.getState()

  it('are the standard at first, and remembered once chosen', async () => {
    expect(useView.getState()).toMatchObject({ theme: 'system', speed: 30 })
    useView.getState().set({ theme: 'dark' })
    useView.getState().set({ speed: Infinity })
    useView.getState().set({ colours: 'projector' })
    vi.resetModules()
    expect(await reopened()).toMatchObject({ theme: 'dark', colours: 'projector', speed: Infinity })
  })

  it('are the standard where storage holds nonsense or is forbidden', async () => {
    for (const nonsense of ['purple', '{"theme":"purple","speed":-1}', '[]', 'null']) {
      localStorage.setItem('thalweg.preferences', nonsense)
      vi.resetModules()
      expect(await reopened()).toMatchObject({ theme: 'system', speed: 30 })
    }
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError')
    })
    vi.resetModules()
    expect(await reopened()).toMatchObject({ theme: 'system', speed: 30 })
  })
})

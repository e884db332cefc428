// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { keepForReload, restoreKept } from '../../../src/app/offline/kept.ts'
import { readLink, writeLink } from '../../../src/config/index.ts'
import { useConfig, useView } from '../../../src/store/index.ts'
import { freshPage, run, view } from '../../controls/page.tsx'

beforeEach(() => {
  freshPage()
  sessionStorage.clear()
})

/** What a reload does: the experiment comes from its link, its runs get new keys, the view is as at first. */
function reload(): void {
  const link = writeLink(useConfig.getState().configuration)
  const keys = useConfig.getState().configuration.runs.map(({ key }) => key)
  freshPage()
  useConfig.getState().load(readLink(link).configuration, [])
  expect(useConfig.getState().configuration.runs.map(({ key }) => key)).not.toEqual(keys)
  restoreKept()
}

describe('a reload for a newer version', () => {
  it('keeps a draft that cannot be read, and the editor open on it', () => {
    const draft = { text: 'x = x - lr*', over: 'x = x - lr*g' }
    const before = run(1).key
    useView.getState().set({
      drafts: { [`${before}.optimizer`]: draft, surface: { text: 'f(x,', over: 'x^2' } },
      editing: { kind: 'optimizer', run: before },
    })
    keepForReload()
    reload()
    expect(view().drafts).toEqual({ [`${run(1).key}.optimizer`]: draft, surface: { text: 'f(x,', over: 'x^2' } })
    expect(view().editing).toEqual({ kind: 'optimizer', run: run(1).key })
  })

  it('keeps the playhead, the playback and what is open', () => {
    useView.getState().set({
      playhead: 42,
      playing: true,
      speed: 120,
      openRun: run(2).key,
      soloRun: run(0).key,
      inspecting: run(3).key,
    })
    keepForReload()
    reload()
    expect(view()).toMatchObject({ playhead: 42, playing: true, speed: 120 })
    expect([view().openRun, view().soloRun, view().inspecting]).toEqual([run(2).key, run(0).key, run(3).key])
  })

  it('is forgotten once it has been used', () => {
    useView.getState().set({ playhead: 42 })
    keepForReload()
    reload()
    useView.getState().set({ playhead: 7 })
    restoreKept()
    expect(view().playhead).toBe(7)
  })

  it('survives a store that holds something else', () => {
    sessionStorage.setItem('thalweg.kept', '{"runs":3')
    expect(restoreKept).not.toThrow()
  })
})

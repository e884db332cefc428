// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DataSide } from '../../src/controls/data/DataSide.tsx'
import { useConfig } from '../../src/store/index.ts'
import { rememberedPreferences } from '../../src/store/preferences.ts'
import { freshPage, open, view } from './page.tsx'

const show = (id: string) => useConfig.getState().setSurface({ id, params: {} })

// It is loaded when it is first needed: not within a test.
beforeAll(() => import('../../src/controls/data/DataPanel.tsx'))
beforeEach(() => {
  freshPage()
  view().set({ dataHidden: false })
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(300)
})

describe('the data of a problem', () => {
  it('stand beside its surface, and beside no other', async () => {
    open(<DataSide />)
    expect(screen.queryByRole('complementary')).toBeNull()
    act(() => show('logistic_regression'))
    expect(await screen.findByText('80 rows')).toBeTruthy()
    expect(screen.getByText(/class −1/)).toBeTruthy()
    act(() => show('bowl'))
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  it('can be put away, which is remembered, and come back', async () => {
    show('least_squares')
    const user = open(<DataSide />)
    await user.click(await screen.findByRole('button', { name: 'Put the data away' }))
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(rememberedPreferences().dataHidden).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Data' }))
    expect(await screen.findByText('64 rows')).toBeTruthy()
    expect(rememberedPreferences().dataHidden).toBe(false)
  })
})

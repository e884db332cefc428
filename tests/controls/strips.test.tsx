// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Strips } from '../../src/app/Strips.tsx'
import { freshPage, open } from './page.tsx'

beforeEach(() => {
  freshPage()
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const titles = () => screen.getAllByRole('slider').map((plot) => plot.getAttribute('aria-label')?.split(':')[0])

it('gives one chart the whole row, and the others theirs again by its button or Escape', async () => {
  const user = open(<Strips />)
  const all = ['Loss', 'Learning rate', 'Gradient norm']
  expect(titles()).toEqual(all)
  await user.click(screen.getByRole('button', { name: 'Learning rate: enlarge' }))
  expect(titles()).toEqual(['Learning rate'])
  expect(screen.getByRole('button', { name: 'Learning rate: enlarge', pressed: true })).toBe(document.activeElement)
  await user.keyboard('{Escape}')
  expect(titles()).toEqual(all)
  await user.click(screen.getByRole('button', { name: 'Loss: enlarge' }))
  await user.click(screen.getByRole('button', { name: 'Loss: enlarge' }))
  expect(titles()).toEqual(all)
})

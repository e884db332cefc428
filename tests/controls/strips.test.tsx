// @vitest-environment jsdom
import { recorded } from '../../src/core/recorded.ts'
import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Strips } from '../../src/app/Strips.tsx'
import { applyChunk, emptyOutline, keepRuns, useConfig } from '../../src/store/index.ts'
import { freshPage, open, run } from './page.tsx'

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

it('shows in each chart what is chosen in its name: whatever the runs keep, and what is scheduled', async () => {
  const user = open(<Strips />)
  const chooser = screen.getByRole('combobox', { name: 'Chart 2 shows' })
  expect(within(chooser).queryByRole('group', { name: 'State' })).toBeNull()
  const layout = [
    { name: 'mhat', width: 2 },
    { name: 'H', width: 4 },
  ]
  const outline = { ...emptyOutline(), layout, parameterCurves: { beta1: Float64Array.of(0.9) } }
  const ones = recorded((_, width) => new Float64Array(width).fill(1))
  const chunk = { from: 0, count: 1, ...ones, slots: new Float64Array(6) }
  act(() => applyChunk(run(0).key, chunk, outline, 'computing'))
  await user.selectOptions(chooser, 'Effective rate')
  expect(titles()).toEqual(['Loss', 'Effective rate', 'Gradient norm'])
  await user.selectOptions(chooser, within(chooser).getByRole('option', { name: /^m̂/ }))
  expect(useConfig.getState().configuration.shown?.charts).toEqual(['loss', 'state.mhat', 'gradientNorm'])
  await user.click(screen.getByRole('button', { name: 'State m̂: linear axis' }))
  expect(useConfig.getState().configuration.shown?.scales).toEqual({ 'state.mhat': 'log' })
  await user.selectOptions(chooser, within(chooser).getByRole('option', { name: /^H, entry 4/ }))
  await user.selectOptions(chooser, within(chooser).getByRole('option', { name: 'β₁' }))
  expect(titles()).toEqual(['Loss', 'β₁', 'Gradient norm'])
  // The run goes; the chart keeps what was chosen, and says that nobody has it.
  act(() => keepRuns(new Set()))
  expect(within(chooser).getByRole('option', { selected: true }).textContent).toBe('β₁, of no run shown')
})

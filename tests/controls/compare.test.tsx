// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { connectTuning } from '../../src/app/connectTuning.ts'
import { rateOf } from '../../src/config/index.ts'
import { CompareBar } from '../../src/controls/compare/CompareBar.tsx'
import { SurfaceTitle } from '../../src/controls/compare/SurfaceTitle.tsx'
import { TuneRate } from '../../src/controls/compare/TuneRate.tsx'
import { budgetWords, resultWords } from '../../src/controls/compare/tuneWords.ts'
import type { Tuned } from '../../src/engine/index.ts'
import { reportSearch, stopSearches, useConfig, useTuning, useView } from '../../src/store/index.ts'
import type { Client } from '../../src/worker/client.ts'
import { configuration, freshPage, open, run, runs } from './page.tsx'

const found = (rate: number, change: Partial<Tuned> = {}): Tuned => ({
  best: { rate, loss: 2e-5 },
  below: { rate: 0.01, loss: 0.3 },
  above: { rate: 0.0316, loss: Infinity },
  runs: 38,
  diverged: 9,
  equal: 1,
  steps: 500,
  evaluations: 12_345,
  range: [1e-5, 10],
  ...change,
})
/** The search of that run has ended. */
const end = (index: number, tuned: Tuned) => {
  const search = useTuning.getState().searches.get(run(index).key)
  act(() => reportSearch(run(index).key, search?.subject ?? '', { tuned }))
}

beforeEach(() => {
  freshPage()
  useTuning.setState({ searches: new Map(), together: undefined })
  useView.setState({ apart: undefined, views: undefined })
})

it('one switch gives all runs one rate', async () => {
  const user = open(<CompareBar />)
  await user.click(screen.getByRole('switch', { name: 'Same rate' }))
  expect(configuration().shown?.oneRate).toBe(true)
  expect(new Set(runs().map(({ optimizer }) => rateOf(optimizer, 500))).size).toBe(1)
})

it('the same measure is chosen in the bar', async () => {
  const user = open(<CompareBar />)
  await user.click(screen.getByRole('button', { name: 'gradient evaluations' }))
  expect(configuration().shown?.axis).toBe('evaluations')
})

it('surfaces are added from the list, and go by their title', async () => {
  useConfig.getState().setShown({ layout: 'compare' })
  const user = open(<CompareBar />)
  await user.click(screen.getByRole('button', { name: 'Add surface' }))
  await user.type(screen.getByRole('combobox', { name: 'Search surfaces' }), 'booth{Enter}')
  expect(configuration().shown?.beside).toEqual([{ id: 'booth', params: {} }])
  expect(screen.getByRole('heading').textContent).toBe('5 runs on 2 surfaces')
  const other = open(<SurfaceTitle row={1} />)
  await other.click(screen.getByRole('button', { name: 'Remove Booth' }))
  expect(configuration().shown?.beside).toBeUndefined()
})

it('zoom that is linked again forgets the views that panels had', async () => {
  const user = open(<CompareBar />)
  const linked = screen.getByRole('switch', { name: 'Linked zoom' })
  await user.click(linked)
  expect(useView.getState().apart).toBe(true)
  useView.getState().set({ views: { 'of r1': { x: [0, 1], y: [0, 1] } } })
  await user.click(linked)
  expect(useView.getState()).toMatchObject({ apart: false, views: undefined })
})

it('a search shows how far it is, can be stopped, and its best is set by a press', async () => {
  const user = open(<TuneRate run={run(0)} />)
  await user.click(screen.getByRole('button', { name: /Find the best/ }))
  await user.click(screen.getByRole('button', { name: 'Stop' }))
  await user.click(screen.getByRole('button', { name: /Find the best/ }))
  expect(screen.getByRole('progressbar')).toBeDefined()
  end(0, found(0.0178))
  screen.getByText(/Lowest at the end: f = 2\.00×10⁻⁵ with 0\.0178; 0\.01 ends at 0\.300, 0\.0316 diverges\./)
  await user.click(screen.getByRole('button', { name: 'Set to best: 0.0178' }))
  expect(rateOf(run(0).optimizer, 500)).toBe(0.0178)
})

it('what is found of another experiment is not shown', async () => {
  const user = open(<TuneRate run={run(0)} />)
  await user.click(screen.getByRole('button', { name: /Find the best/ }))
  end(0, found(0.0178))
  act(() => useConfig.getState().setStart(0, 0))
  screen.getByRole('button', { name: /Find the best/ })
})

it('runs are tuned together: nothing is set before the last is found, then all in one change', async () => {
  const cancelled: string[] = []
  const client: Client = {
    run: () => {},
    contours: () => {},
    cancel: () => {},
    study: () => {},
    cancelStudy: (key) => cancelled.push(key),
    dispose: () => {},
  }
  const disconnect = connectTuning(client)
  const user = open(<CompareBar />)
  const before = runs().map(({ optimizer }) => rateOf(optimizer, 500))
  await user.click(screen.getByRole('button', { name: 'Tune each' }))
  for (const [i, rate] of [0.01, 0.011, 0.012, 0.013].entries()) end(i, found(rate))
  expect(runs().map(({ optimizer }) => rateOf(optimizer, 500))).toEqual(before)
  let changes = 0
  const stop = useConfig.subscribe(() => (changes += 1))
  end(4, found(0.05))
  stop()
  expect(changes).toBe(1)
  expect(runs().map(({ optimizer }) => rateOf(optimizer, 500))).toEqual([0.01, 0.011, 0.012, 0.013, 0.05])
  screen.getByText(/^tuned: 190 runs, 61.725 gradients$/)

  useTuning.setState({ searches: new Map() })
  await user.click(screen.getByRole('button', { name: 'Tune each' }))
  act(() => stopSearches())
  expect(cancelled.length).toBeGreaterThanOrEqual(5)
  disconnect()
})

it('words claim no more than was found', () => {
  expect(budgetWords(found(0.02))).toBe(
    'Searched 10⁻⁵ to 10 by 38 runs of 500 steps, 12\u202f345 gradient evaluations in all.',
  )
  expect(budgetWords(found(0.02, { budgets: [{ unit: 'evaluations', amount: 60 }] }))).toContain(
    '38 runs of 60 gradient evaluations',
  )
  expect(resultWords(found(10, { edge: 'high', above: undefined }))).toContain('upper edge of the range')
  expect(resultWords(found(0.02, { diverged: 38 }))).toBe('It diverges at every rate tried.')
  expect(resultWords(found(0.02, { diverged: 0, equal: 38 }))).toContain('makes no difference')
  expect(resultWords(found(0.02, { equal: 3 }))).toContain('3 rates end as low; this one is there first.')
  expect(resultWords(found(0.02, { seed: 7 }))).toMatch(/^Lowest in the mean over the last tenth of the steps: f/)
  expect(budgetWords(found(0.02, { seed: 7 }))).toContain('All had the seed 7, the same batches and noise')
})

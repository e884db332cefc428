// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACTIONS } from '../../src/app/actions.ts'
import { readLink } from '../../src/config/index.ts'
import { asTabs, columnsOf } from '../../src/controls/results/columns.ts'
import { Results } from '../../src/controls/results/Results.tsx'
import { resultRows } from '../../src/controls/results/rows.ts'
import { SeedsBar } from '../../src/controls/seeds/SeedsBar.tsx'
import type { Ensemble } from '../../src/engine/ensemble/types.ts'
import {
  beginEnsemble,
  cancelEnsembles,
  dropEnsembles,
  expectRun,
  reportEnsemble,
  setEnsemble,
  undo,
  startUndo,
  useConfig,
  useEnsembles,
  useRuns,
  useView,
} from '../../src/store/index.ts'
import { configuration, freshPage, open, run, runs } from './page.tsx'

const load = (link: string) => useConfig.getState().load(readLink(link).configuration, [])
const DRAWS = 'surface=least_squares&run=adam/miniBatch(B:4)&run=adam&steps=20'

beforeEach(() => {
  freshPage()
  load(DRAWS)
})
afterEach(() => dropEnsembles([...useEnsembles.getState().works.keys()]))

describe('the seed', () => {
  it('is shown where a run draws, and nowhere else', () => {
    open(<SeedsBar />)
    expect(screen.getByRole('textbox', { name: 'Seed' })).toHaveProperty('value', '1')
    act(() => load('surface=least_squares&run=adam&steps=20'))
    expect(screen.queryByRole('group', { name: 'Chance' })).toBeNull()
  })

  it('is rolled again by a press or a key, and one undo takes it back', async () => {
    const stop = startUndo()
    const user = open(<SeedsBar />)
    await user.click(screen.getByRole('button', { name: 'Roll again' }))
    expect(configuration().seed).toBe(2)
    act(() => ACTIONS.find(({ keys }) => keys?.includes('n'))!.act('n'))
    expect(configuration().seed).toBe(3)
    act(undo)
    expect(configuration().seed).toBe(2)
    stop()
  })
})

describe('many seeds', () => {
  const seeds = () => screen.getByRole('textbox', { name: /^Seeds/ })

  it('are asked for by number, or one by one step after another; one is none', async () => {
    const user = open(<SeedsBar />)
    await user.clear(seeds())
    await user.type(seeds(), '200{Enter}')
    expect(configuration().shown?.seeds).toBe(200)
    await user.type(seeds(), '{ArrowUp}')
    expect(configuration().shown?.seeds).toBe(500)
    await user.clear(seeds())
    await user.type(seeds(), '1{Enter}')
    expect(configuration().shown?.seeds).toBeUndefined()
  })

  it('refuse more than there may be, with the limit', async () => {
    const user = open(<SeedsBar />)
    await user.clear(seeds())
    await user.type(seeds(), '1001')
    expect(document.body.textContent).toContain('1000')
    await user.type(seeds(), '{Enter}')
    expect(configuration().shown?.seeds).toBeUndefined()
  })

  it('say how far they are and can be cancelled; what became of them is told', async () => {
    useConfig.getState().setShown({ seeds: 50 })
    const { key } = run(0)
    const user = open(<SeedsBar />)
    act(() => beginEnsemble(key, 'it', 50))
    act(() => void reportEnsemble(key, 'it', { done: 8 }))
    expect(screen.getByText('8 of 50')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(screen.getByRole('status').textContent).toContain('Cancelled after 8 of 50')
    await user.click(screen.getByRole('button', { name: 'Run them all' }))
    expect(useEnsembles.getState().works.size).toBe(0)
    act(() => beginEnsemble(key, 'it', 50))
    act(() => void reportEnsemble(key, 'it', { done: 50, diverged: 3, condition: 'done' }))
    expect(screen.getByRole('status').textContent).toContain('3 of 50 diverged')
    act(() => beginEnsemble(key, 'it', 50))
    act(() => void reportEnsemble(key, 'it', { condition: 'failed', problem: 'no such name: w' }))
    expect(screen.getByRole('status').textContent).toContain('no such name: w')
  })

  it('that are cancelled hear no more', () => {
    beginEnsemble('a', 'it', 50)
    cancelEnsembles()
    expect(reportEnsemble('a', 'it', { done: 9 })).toBe(false)
    expect(reportEnsemble('a', 'another', { done: 9 })).toBe(false)
  })
})

describe('the table of results', () => {
  const ensemble: Ensemble = {
    seeds: 50,
    of: 50,
    steps: Int32Array.of(0, 20),
    bands: { loss: new Float64Array(10), gradientNorm: new Float64Array(10) },
    endPoints: new Float64Array(94),
    density: [],
    diverged: 3,
    endedEarly: 0,
    mean: { value: 0.25, low: 0.2, high: 0.3 },
    median: { value: 0.125, low: 0.1, high: 0.15 },
    basins: [
      { minimum: [1, 0], seeds: 40 },
      { minimum: [-1, 0], seeds: 7 },
    ],
    paths: [],
  }

  beforeEach(() => {
    for (const { key } of runs()) expectRun(key)
    setEnsemble(run(0).key, ensemble)
  })

  it('has mean and median over the seeds with their intervals, and how many diverged', () => {
    open(<Results onClose={() => {}} />)
    const [first, second] = screen.getAllByRole('row').slice(1)
    const cells = within(first!)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent)
    expect(cells).toEqual(
      expect.arrayContaining(['50', '0.250 (0.200 to 0.300)', '0.125 (0.100 to 0.150)', '3', '80.0 %', '14.0 %']),
    )
    expect(second!.textContent).not.toContain('0.250')
  })

  it('is copied with the ends of the intervals in columns of their own', () => {
    const rows = resultRows(configuration(), useRuns.getState(), useView.getState(), 'end')
    const [heads, first] = asTabs(columnsOf({ rows, tolerance: undefined }), rows)
      .split('\n')
      .map((line) => line.split('\t'))
    const told = Object.fromEntries(heads!.map((name, i) => [name, first![i]]))
    expect(told).toMatchObject({
      'mean f of seeds': '0.25',
      'mean f of seeds, from': '0.2',
      'mean f of seeds, to': '0.3',
      'median f of seeds, from': '0.1',
      diverged: '3',
    })
  })
})

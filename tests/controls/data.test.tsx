// @vitest-environment jsdom
import { act, configure, fireEvent, screen, within } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DataSide } from '../../src/controls/data/DataSide.tsx'
import { startUndo, undo, useConfig } from '../../src/store/index.ts'
import { rememberedPreferences } from '../../src/store/preferences.ts'
import { configuration, freshPage, open, view } from './page.tsx'

const show = (id: string) => useConfig.getState().setSurface({ id, params: {} })

// A busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 })

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
    expect(screen.getAllByText(/class −1/)).not.toHaveLength(0)
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

const rows = () => configuration().surface.data?.rows ?? []
const plot = () => screen.findByRole('application', { name: /^Data, / })

/** A problem with the rows given, and its panel. */
async function withRows(id: string, given: number[][]) {
  useConfig.getState().setSurface({ id, params: {}, data: { rows: given } })
  const user = open(<DataSide />)
  return { user, plot: await plot() }
}
const SQUARE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
const frame = () => act(() => new Promise((done) => requestAnimationFrame(() => done(undefined))))
const press = (element: Element, ...keys: string[]) => {
  for (const key of keys) {
    fireEvent.keyDown(element, { key })
    fireEvent.keyUp(element, { key })
  }
}
/** In pixels of the chart, 300 wide and high: its frame begins at (38, 24) and is 250 by 236. */
const pointer = (type: 'Down' | 'Move' | 'Up', element: Element, x: number, y: number) =>
  fireEvent[`pointer${type}`](element, { button: 0, pointerId: 1, clientX: x, clientY: y })

describe('points', () => {
  it('are dragged, at most one change a frame, and undone as one', async () => {
    const { plot: chart } = await withRows('least_squares', SQUARE)
    const stop = startUndo()
    const [left, bottom] = [(0.08 / 1.16) * 250, 236 - (0.08 / 1.16) * 236]
    pointer('Down', chart, left, bottom)
    for (const far of [5, 20, 50]) pointer('Move', chart, left + far, bottom)
    expect(rows()[0]).toEqual([0, 0])
    await frame()
    expect(rows()[0]?.[0]).toBeCloseTo((50 / 250) * 1.16, 2)
    pointer('Move', chart, left + 100, bottom - 59)
    pointer('Up', chart, left + 100, bottom - 59)
    expect(rows()[0]?.[1]).toBeCloseTo(0.29, 2)
    expect(rows().slice(1)).toEqual(SQUARE.slice(1))
    act(undo)
    expect(rows()).toEqual(SQUARE)
    stop()
  })

  it('are added by a press on an empty place, of the class that is chosen', async () => {
    const { user, plot: chart } = await withRows('linear_svm', [
      [-1, -1, -1],
      [1, 1, 1],
    ])
    await user.click(screen.getByRole('button', { name: 'class −1' }))
    pointer('Down', chart, 125, 118)
    pointer('Up', chart, 125, 118)
    expect(rows()[2]?.map((value) => Math.round(value))).toEqual([0, 0, -1])
    expect(screen.getByRole('group', { name: 'Row 3' })).toBeTruthy()
  })

  it('are reached, moved, added and deleted by keys, and it is said where one is', async () => {
    const { plot: chart } = await withRows('least_squares', SQUARE)
    press(chart, 'Home', 'ArrowRight')
    expect(screen.getByText('point 2 of 4: input 1, target 0')).toBeTruthy()
    press(chart, 'ArrowUp')
    expect(screen.getByText('point 3 of 4: input 1, target 1')).toBeTruthy()
    press(chart, 'Enter', 'ArrowLeft')
    expect(rows()[2]).toEqual([expect.closeTo(1 - 1.16 / 100, 2), 1])
    expect(screen.getByText(/^Moving point 3 of 4/)).toBeTruthy()
    press(chart, 'Escape')
    expect(rows()[2]).toEqual([1, 1])
    press(chart, 'Delete')
    expect(rows()).toEqual(SQUARE.toSpliced(2, 1))
    press(chart, 'Insert')
    expect(rows()).toHaveLength(4)
    press(chart, 'Delete', 'Delete', 'Delete', 'Delete')
    expect(rows()).toHaveLength(1)
    expect(view().said).toBe('Data have one row at least')
  })

  it('change their class by a key or a button', async () => {
    const { user, plot: chart } = await withRows('linear_svm', [
      [-1, -1, -1],
      [1, 1, 1],
    ])
    press(chart, 'Home', 'c')
    expect(rows()[0]).toEqual([-1, -1, 1])
    await user.click(within(screen.getByRole('group', { name: 'Row 1' })).getByRole('button', { name: 'class −1' }))
    expect(rows()[0]).toEqual([-1, -1, -1])
  })

  it('have exact numbers, which can be typed', async () => {
    const { user, plot: chart } = await withRows('least_squares', SQUARE)
    press(chart, 'End')
    const field = screen.getByLabelText('target of row 4')
    await user.clear(field)
    await user.type(field, '2.125{Enter}')
    expect(rows()[3]).toEqual([0, 2.125])
  })

  it('of a generator become rows when one is changed, which is said; undo brings the generator back', async () => {
    show('least_squares')
    const stop = startUndo()
    open(<DataSide />)
    press(await plot(), 'Home', 'Delete')
    expect(rows()).toHaveLength(63)
    expect(view().said).toBe('The 63 rows are your own now; undo brings the generator back')
    act(undo)
    expect(configuration().surface.data).toBeUndefined()
    stop()
  })
})

describe('the source of data', () => {
  it('is a generator with its numbers and its seed', async () => {
    show('least_squares')
    const user = open(<DataSide />)
    await user.click(await screen.findByRole('button', { name: 'Re-roll' }))
    expect(configuration().surface.data).toEqual({ generator: 'line', params: {}, seed: 2 })
    const n = screen.getByLabelText('n, exact value')
    await user.clear(n)
    await user.type(n, '5{Enter}')
    expect(screen.getByText('5 rows')).toBeTruthy()
    await user.selectOptions(screen.getByLabelText('Source'), 'A line with outliers')
    expect(configuration().surface.data).toEqual({ generator: 'outliers', params: {}, seed: 1 })
  })
})

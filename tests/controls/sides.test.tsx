// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACTIONS } from '../../src/app/actions.ts'
import { RunsPanel } from '../../src/controls/runs/RunsPanel.tsx'
import { SidesBar } from '../../src/controls/sides/SidesBar.tsx'
import { keepSide, startUndo, switchSides, undo, useConfig, useSides, useView } from '../../src/store/index.ts'
import { configuration, freshPage, open, run, runs, view } from './page.tsx'

let stop = () => {}
beforeEach(() => {
  freshPage()
  stop = startUndo()
})
afterEach(() => {
  act(() => keepSide('B'))
  stop()
})

const setSteps = (steps: number) =>
  act(() => {
    useConfig.getState().setSteps(steps)
    useConfig.getState().endGesture()
  })
const setRate = (lr: number) =>
  act(() => {
    const { key, optimizer } = run(0)
    useConfig.getState().setOptimizer(key, { ...optimizer, params: { ...optimizer.params, lr } })
  })
const switched = () => act(switchSides)

describe('A and B', () => {
  it('begin with the experiment as A; what is changed then is changed in B alone', () => {
    const a = configuration()
    switched()
    setSteps(77)
    expect(configuration().steps).toBe(77)
    switched()
    expect(configuration()).toBe(a)
    switched()
    expect(configuration().steps).toBe(77)
  })

  it('are switched by a key, with the playhead where it was', () => {
    const action = ACTIONS.find(({ keys }) => keys?.includes('b'))
    useView.setState({ playhead: 12 })
    switched()
    setSteps(400)
    act(() => action?.act('b'))
    expect(useSides.getState().inFront).toBe('A')
    expect(view().playhead).toBe(12)
  })

  it('have each a past of its own: undo takes back what was changed in the one that is seen', () => {
    setSteps(300)
    switched()
    setSteps(77)
    switched()
    act(undo)
    expect(configuration().steps).not.toBe(300)
    expect(configuration().steps).not.toBe(77)
    switched()
    expect(configuration().steps).toBe(77)
    act(undo)
    expect(configuration().steps).toBe(300)
  })

  it('end with the one that is kept', () => {
    switched()
    setSteps(77)
    act(() => keepSide('A'))
    expect(useSides.getState().other).toBeUndefined()
    expect(configuration().steps).not.toBe(77)
  })
})

describe('the bar of A and B', () => {
  it('is there only while there are two', async () => {
    const user = open(<SidesBar />)
    expect(screen.queryByRole('region')).toBeNull()
    switched()
    expect(screen.getByRole('region', { name: 'A and B' }).textContent).toContain('A and B are alike')
    await user.click(screen.getByRole('button', { name: 'Keep B' }))
    expect(screen.queryByRole('region')).toBeNull()
  })

  it('lists what differs, in words; each item opens its run, in the experiment that has it', async () => {
    const user = open(<SidesBar />)
    const gone = run(1)
    switched()
    setSteps(77)
    setRate(0.25)
    act(() => useConfig.getState().removeRun(gone.key))
    const words = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(words).toHaveLength(3)
    expect(words[0]).toMatch(/steps\s+500 → 77/)
    expect(words[1]).toMatch(/→ 0\.25/)
    expect(words[2]).toContain('only in A')
    await user.click(screen.getByRole('button', { name: /only in A/ }))
    expect([useSides.getState().inFront, view().openRun]).toEqual(['A', gone.key])
    await user.click(screen.getByRole('button', { name: /→ 0\.25/ }))
    expect(view().openRun).toBe(run(0).key)
  })

  it('goes with marks on the parameters that differ, in the rows', () => {
    open(<RunsPanel />)
    switched()
    setRate(0.25)
    const [first, second] = screen.getAllByRole('listitem')
    expect(first?.textContent).toContain('(not as in A)')
    expect(second?.textContent).not.toContain('not as in')
    act(() => useView.getState().set({ openRun: run(0).key }))
    expect(screen.getByText('0.001 in A')).toBeTruthy()
    expect(runs()).toHaveLength(5)
  })
})

// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { keyOn, rowsOf, specificationOf } from '../../src/config/index.ts'
import { Results } from '../../src/controls/results/Results.tsx'
import { sortRows } from '../../src/controls/results/rows.ts'
import { RunsPanel } from '../../src/controls/runs/RunsPanel.tsx'
import { outlineOf, run as steps } from '../../src/engine/index.ts'
import { applyChunk, useConfig, useView } from '../../src/store/index.ts'
import { configuration, freshPage, open, run, runs } from './page.tsx'

/** A bowl from (3, 4): gradient descent with 0.1 goes straight to the minimum, a fifth of the way left at each step; SAM spends two gradients. */
beforeEach(() => {
  freshPage()
  const { setSurface, setStart, setSteps, removeRun, addRun } = useConfig.getState()
  for (const { key } of runs()) removeRun(key)
  setSurface({ id: 'bowl', params: {} })
  setStart(3, 4)
  setSteps(20)
  addRun({ id: 'gradientDescent', params: { lr: 0.1 } })
  addRun({ id: 'sam', params: {}, of: { id: 'gradientDescent', params: { lr: 0.1 } } })
  addRun({ id: 'nelderMead', params: {} })
  useView.setState({ playhead: 20 })
})

function compute() {
  act(() => {
    for (const [place, row] of rowsOf(configuration()).entries())
      for (const each of runs()) {
        const specification = specificationOf({ ...configuration(), ...row }, each)
        for (const chunk of steps(specification))
          applyChunk(keyOn(each.key, place), chunk, outlineOf(specification), chunk.end ? 'done' : 'computing')
      }
  })
}

const cells = (name: RegExp) =>
  within(screen.getByRole('rowheader', { name }).closest('tr') ?? document.body)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent)
const heads = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
const cellOf = (name: RegExp, column: string) => cells(name)[heads().indexOf(column) - 1]
const order = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent?.trim())
const nothing = () => {}

describe('the table of results', () => {
  it('has what every run has come to at the end', () => {
    compute()
    open(<Results onClose={nothing} />)
    expect(screen.getByRole('table').textContent).toContain('At the end, after 20 steps')
    // The way left is 5·0.8^20, or 0.06.
    expect(cellOf(/^Gradient/, 'path length')).toBe('4.94')
    expect(cellOf(/^Gradient/, 'gradients')).toBe('20')
    expect(cellOf(/^SAM/, 'gradients')).toBe('40')
    expect(cellOf(/^Nelder/, 'gradients')).toBe('0')
  })

  it('at the playhead follows it, and tells nothing of what comes after', async () => {
    compute()
    const user = open(<Results onClose={nothing} />)
    await user.click(screen.getByRole('button', { name: 'At the playhead' }))
    act(() => useView.setState({ playhead: 1 }))
    await screen.findByText('After 1 step on Bowl')
    expect(cellOf(/^Gradient/, 'path length')).toBe('1.00')
  })

  it('counts the same gradients for all where they are compared by them', () => {
    useConfig.getState().setShown({ axis: 'evaluations' })
    compute()
    open(<Results onClose={nothing} />)
    expect(screen.getByRole('table').textContent).toContain('At the end of the budget, 20 gradient evaluations')
    expect([cellOf(/^SAM/, 'gradients'), cellOf(/^SAM/, 'steps')]).toEqual(['20', '10'])
    expect(cellOf(/^SAM/, 'Status')).toBe('budget spent at 10')
    expect(cellOf(/^Nelder/, 'f')).toBe('–')
    expect(cellOf(/^Nelder/, 'Status')).toBe('asks for no gradients')
  })

  it('is sorted by any column, one way and the other, and says so', async () => {
    compute()
    const user = open(<Results onClose={nothing} />)
    const column = () => screen.getByRole('columnheader', { name: 'gradients' })
    expect(column().getAttribute('aria-sort')).toBe('none')
    await user.click(within(column()).getByRole('button'))
    expect(column().getAttribute('aria-sort')).toBe('ascending')
    expect(order()[0]).toMatch(/^Nelder/)
    expect(screen.getByText('sorted by gradients, ascending').getAttribute('role')).toBe('status')
    await user.click(within(column()).getByRole('button'))
    expect(column().getAttribute('aria-sort')).toBe('descending')
    expect(order()[0]).toMatch(/^SAM/)
  })

  it('has a tolerance of its own: the first step and the gradients until it', async () => {
    compute()
    const user = open(<Results onClose={nothing} />)
    await user.click(screen.getByRole('button', { name: 'Tolerance' }))
    const field = screen.getByRole('textbox', { name: /^Tolerance/ })
    await user.clear(field)
    await user.type(field, '1{Enter}')
    expect(configuration().shown?.tolerance).toBe(1)
    // f is 25·0.64^k: at most 1 from step 8 on.
    await screen.findByRole('columnheader', { name: 'steps to f ≤ 1' })
    expect(cellOf(/^Gradient/, 'steps to f ≤ 1')).toBe('8')
    expect(cellOf(/^Gradient/, 'gradients to f ≤ 1')).toBe('8')
    await user.click(screen.getByRole('button', { name: 'No tolerance' }))
    expect(configuration().shown?.tolerance).toBeUndefined()
  })

  it('measures against the baseline', () => {
    useConfig.getState().setBaseline(run(0).key)
    compute()
    open(<Results onClose={nothing} />)
    expect(order()[0]).toContain('baseline')
    expect(cellOf(/^Gradient/, 'f / baseline’s')).toBe('1.00')
  })

  it('has the runs on every surface of a comparison, each measured against the baseline there', () => {
    useConfig.getState().setBaseline(run(0).key)
    useConfig.getState().setShown({ layout: 'compare', beside: [{ id: 'ravine', params: {} }] })
    compute()
    open(<Results onClose={nothing} />)
    expect(screen.getByRole('table').textContent).toContain('At the end, after 20 steps at most on 2 surfaces')
    const names = [...screen.getAllByRole('rowheader')].map(
      (head) => `${head.textContent} on ${head.nextElementSibling?.textContent}`,
    )
    expect(names).toHaveLength(6)
    expect(names[0]).toMatch(/^ Gradient descent baseline on Bowl$/)
    expect(names[3]).toMatch(/^ Gradient descent baseline on Ravine$/)
    const ratios = screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getAllByRole('cell')[heads().indexOf('f / baseline’s') - 1]?.textContent)
    expect([ratios[0], ratios[3]]).toEqual(['1.00', '1.00'])
  })

  it('is copied with all digits for a spreadsheet, and as it reads for a text', async () => {
    compute()
    const user = open(<Results onClose={nothing} />)
    await user.click(screen.getByRole('button', { name: 'Copy as table' }))
    expect((await screen.findByText('Copied as a table')).getAttribute('role')).toBe('status')
    const [head, first] = (await navigator.clipboard.readText()).split('\n').map((line) => line.split('\t'))
    expect(head?.slice(0, 4)).toEqual(['Run', 'Status', 'f', 'lowest f'])
    expect(Number(first?.[2])).toBeCloseTo(25 * 0.64 ** 20, 12)
    await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }))
    const lines = (await navigator.clipboard.readText()).split('\n')
    expect(lines[1]).toMatch(/^\| :-- \| :-- \| --: /)
    expect(lines[2]).toMatch(/^\| Gradient descent \| still moving \| 3\.32×10⁻³ \|/)
  })
})

describe('sorting', () => {
  it('puts what is missing last, either way, and loses nothing', () => {
    const value = fc.oneof(fc.double(), fc.constant(NaN))
    fc.assert(
      fc.property(fc.array(value), fc.boolean(), (values, isDescending) => {
        const sorted = sortRows(values, (each) => each, isDescending)
        const known = values.filter((each) => !Number.isNaN(each))
        const inOrder = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        const head = sorted.slice(0, known.length)
        expect((isDescending ? head.toReversed() : head).map((each) => each + 0)).toEqual(
          inOrder.map((each) => each + 0),
        )
        expect(sorted.slice(known.length).every(Number.isNaN)).toBe(true)
      }),
    )
  })
})

describe('a row of the list', () => {
  it('says when the tolerance was reached, beside the status, and how the run stands to the baseline', () => {
    useConfig.getState().setShown({ tolerance: 1 })
    useConfig.getState().setBaseline(run(0).key)
    compute()
    open(<RunsPanel />)
    const [first, second] = screen.getAllByRole('listitem')
    expect(first?.textContent).toContain('still moving')
    expect(first?.textContent).toMatch(/baseline ?reached 1 at step 8/)
    expect(second?.textContent).toMatch(/the baseline’s/)
  })

  it('is made the baseline from its menu, and no more', async () => {
    const user = open(<RunsPanel />)
    const baseline = async (item: string) => {
      await user.click(screen.getByRole('button', { name: /^More for SAM/ }))
      await user.click(screen.getByRole('menuitem', { name: item }))
    }
    await user.click(screen.getByRole('button', { name: /^SAM/ }))
    await baseline('Baseline')
    expect(runs().map((each) => each.baseline)).toEqual([undefined, true, undefined])
    await baseline('No baseline')
    expect(runs().some((each) => each.baseline)).toBe(false)
  })
})

// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { methodValues, optimizerOf, runLabel } from '../../src/config/index.ts'
import { RunsPanel } from '../../src/controls/runs/RunsPanel.tsx'
import { placeFor } from '../../src/controls/runs/useReorder.ts'
import { schedules } from '../../src/schedules/index.ts'
import { failRun } from '../../src/store/index.ts'
import { configuration, freshPage, open, run, runs, view } from './page.tsx'

const names = () => runs().map((run) => runLabel(run, runs()))
const row = (index: number) => {
  const found = screen.getAllByRole('listitem')[index]
  if (found === undefined) throw new Error(`There is no row ${index}.`)
  return found
}
const head = (index: number) => within(row(index)).getByRole('button', { expanded: view().openRun === run(index).key })
const more = async (user: ReturnType<typeof open>, index: number, command: string) => {
  await user.click(within(row(index)).getByRole('button', { name: /^More for/ }))
  await user.click(screen.getByRole('menuitem', { name: command }))
}

beforeEach(freshPage)

describe('the list of runs', () => {
  it('adds a run of the optimizer chosen, and opens it', async () => {
    const user = open(<RunsPanel />)
    await user.click(screen.getByRole('button', { name: 'Add run' }))
    await user.click(screen.getByRole('menuitem', { name: /^RMSProp/ }))
    expect(names().at(-1)).toBe('RMSProp')
    expect(view().openRun).toBe(runs().at(-1)?.key)
    expect(screen.getByRole('combobox', { name: 'Optimizer' })).toHaveProperty('value', 'rmsprop')
  })

  it('says under a run that cannot be computed why, once, be it open or not', async () => {
    const user = open(<RunsPanel />)
    act(() => failRun(run(1).key, 'a round has 3000000 term gradients, and at most 2000000 are computed', false))
    expect(within(row(1)).getByText('cannot run').getAttribute('title')).toMatch(/3000000 term gradients/)
    expect(within(row(1)).getAllByText(/3000000 term gradients/)).toHaveLength(1)
    await user.click(head(1))
    expect(within(row(1)).getAllByText(/3000000 term gradients/)).toHaveLength(1)
  })

  it('opens one run at a time', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(0))
    await user.click(head(3))
    expect(screen.getAllByRole('button', { expanded: true })).toHaveLength(1)
    expect(screen.getByRole('combobox', { name: 'Optimizer' })).toHaveProperty('value', 'adam')
  })

  it('removes, duplicates, moves up and down', async () => {
    const user = open(<RunsPanel />)
    const before = runs().map(({ key }) => key)
    await user.click(head(1))
    await more(user, 1, 'Move up')
    expect(runs().map(({ key }) => key)).toEqual([before[1], before[0], ...before.slice(2)])
    await more(user, 0, 'Move down')
    expect(runs().map(({ key }) => key)).toEqual(before)
    await user.click(within(row(1)).getByRole('button', { name: /^Duplicate/ }))
    expect(names().slice(1, 3)).toEqual(['Momentum', 'Momentum 2'])
    await more(user, 2, 'Remove')
    expect(runs().map(({ key }) => key)).toEqual(before)
  })

  it('reorders by Alt and the arrow keys', async () => {
    const user = open(<RunsPanel />)
    const [first, second] = runs()
    head(0).focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(runs().slice(0, 2)).toEqual([second, first])
  })

  it('reorders by dragging a swatch past the middle of another row', () => {
    open(<RunsPanel />)
    const key = run(0).key
    screen.getAllByRole('listitem').forEach((item, index) => {
      item.getBoundingClientRect = () => new DOMRect(0, 50 * index, 300, 50)
    })
    const swatch = within(row(0)).getByRole('button', { name: /in the charts$/ })
    fireEvent.pointerDown(swatch, { button: 0, clientY: 25 })
    fireEvent.pointerMove(window, { clientY: 130 })
    fireEvent.pointerUp(window)
    fireEvent.click(swatch)
    expect(runs().findIndex((each) => each.key === key)).toBe(2)
    expect(runs().some(({ hidden }) => hidden)).toBe(false)
  })

  it('finds the place of a dragged row by the middles of the others', () => {
    const boxes = [0, 50, 100].map((top) => ({ top, bottom: top + 50 }))
    expect([10, 60, 80, 140].map((y) => placeFor(boxes, 0, y))).toEqual([0, 0, 1, 2])
    expect([10, 30, 90, 140].map((y) => placeFor(boxes, 2, y))).toEqual([0, 1, 2, 2])
  })

  it('hides and shows by the swatch', async () => {
    const user = open(<RunsPanel />)
    await user.click(screen.getByRole('button', { name: 'Hide Adam in the charts' }))
    expect(run(3).hidden).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Show Adam in the charts' }))
    expect(run(3).hidden).toBeFalsy()
  })

  it('shows one run alone, and all again', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(2))
    await user.click(within(row(2)).getByRole('button', { name: /^Solo/ }))
    expect(view().soloRun).toBe(run(2).key)
    await user.click(within(row(2)).getByRole('button', { name: /^Solo/ }))
    expect(view().soloRun).toBeUndefined()
  })

  it('renames in place: Enter keeps, Escape does not, empty is the method’s name', async () => {
    const user = open(<RunsPanel />)
    const rename = async (text: string) => {
      await user.dblClick(head(3))
      await user.clear(screen.getByRole('textbox', { name: /^Name of/ }))
      await user.keyboard(text)
    }
    await rename('too fast{Enter}')
    expect(names()[3]).toBe('too fast')
    await rename('something else{Escape}')
    expect(names()[3]).toBe('too fast')
    await rename('{Enter}')
    expect(names()[3]).toBe('Adam')
  })

  it('says what to do when it is empty, and can bring the default experiment back', async () => {
    const user = open(<RunsPanel />)
    const all = async (command: string) => {
      await user.click(screen.getByRole('button', { name: 'All runs' }))
      await user.click(screen.getByRole('menuitem', { name: command }))
    }
    await all('Remove all')
    expect(screen.getByText('No runs. Add a run or open a preset.')).toBeTruthy()
    await all('Reset to the default experiment')
    expect(runs()).toHaveLength(5)
  })
})

describe('the controls of a run', () => {
  it('keep the values set by hand when the optimizer changes', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(1))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Optimizer' }), 'nesterov')
    const { optimizer } = run(1)
    expect(optimizer.id).toBe('nesterov')
    expect(methodValues(optimizerOf(optimizer), optimizer, 500)).toMatchObject({ lr: 0.001, beta: 0.93 })
  })

  it('put a warmup in front of any schedule, and take it away', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(0))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Schedule' }), 'cosine')
    await user.click(screen.getByRole('checkbox', { name: 'Warmup in front' }))
    expect(run(0).schedule).toMatchObject({ id: 'warmup', of: [{ id: 'cosine' }] })
    await user.click(screen.getByRole('checkbox', { name: 'Warmup in front' }))
    expect(run(0).schedule).toMatchObject({ id: 'cosine' })
  })

  it('nest two schedules in a sequence', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(0))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Schedule' }), 'sequential')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Then' }), 'exponential')
    expect(run(0).schedule).toMatchObject({ id: 'sequential', of: [{ id: 'constant' }, { id: 'exponential' }] })
  })

  it('offer every schedule under a heading; a warmup has a switch of its own', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(0))
    const picker = screen.getByRole('combobox', { name: 'Schedule' })
    const offered = within(picker).getAllByRole('option') as HTMLOptionElement[]
    const known = Object.keys(schedules).filter((id) => id !== 'warmup')
    expect(offered.map(({ value }) => value).toSorted()).toEqual(known.toSorted())
    for (const option of offered) expect(option.parentElement?.tagName).toBe('OPTGROUP')
  })

  it('schedule another parameter, and leave it as it is again', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(1))
    await user.click(screen.getByRole('button', { name: 'Schedule another parameter' }))
    await user.click(screen.getByRole('menuitem', { name: /^beta/ }))
    const beta = within(screen.getByRole('group', { name: 'Schedule of beta' }))
    await user.selectOptions(beta.getByRole('combobox', { name: 'Schedule' }), 'linear')
    expect(run(1).scheduled).toEqual({ beta: { id: 'linear', params: {} } })
    expect(run(1).schedule.id).toBe('constant')
    expect(head(1).textContent).toContain('0.93 linear')
    await user.click(screen.getByRole('button', { name: 'Leave beta as it is' }))
    expect(run(1).scheduled).toBeUndefined()
  })

  it('say what a cycle does with the momentum, and that there is none to cycle', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(1))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Schedule' }), 'oneCycle')
    expect(screen.queryByText(/Also moves/)).toBeNull()
    await user.click(screen.getByRole('checkbox', { name: 'Cycle the momentum' }))
    expect(screen.getByText(/Also moves/)).toBeTruthy()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Optimizer' }), 'gradientDescent')
    expect(screen.queryByText(/Also moves/)).toBeNull()
    expect(screen.getByText('This optimizer has no momentum to cycle.')).toBeTruthy()
  })

  it('of another parameter’s schedule have nothing to do with the momentum', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(1))
    await user.click(screen.getByRole('button', { name: 'Schedule another parameter' }))
    await user.click(screen.getByRole('menuitem', { name: /^beta/ }))
    const beta = within(screen.getByRole('group', { name: 'Schedule of beta' }))
    await user.selectOptions(beta.getByRole('combobox', { name: 'Schedule' }), 'cyclic')
    expect(beta.queryByRole('checkbox', { name: 'Cycle the momentum' })).toBeNull()
  })

  it('clip the gradient', async () => {
    const user = open(<RunsPanel />)
    await user.click(head(0))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Clipping' }), 'norm')
    await user.clear(screen.getByRole('textbox', { name: 'max, exact value' }))
    await user.keyboard('0.25{Enter}')
    expect(run(0).clip).toEqual({ id: 'norm', params: { max: 0.25 } })
    await user.selectOptions(screen.getByRole('combobox', { name: 'Clipping' }), '')
    expect(configuration().runs[0]?.clip).toBeUndefined()
  })
})

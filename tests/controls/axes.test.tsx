// @vitest-environment jsdom
/** What the axis counts on a sum over data: choosing it, going along it, budgets of runs, and what time is made of. */
import { act, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { startPlayback } from '../../src/app/playback.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { FairBy } from '../../src/controls/compare/FairBy.tsx'
import { PlaybackBar } from '../../src/controls/playback/PlaybackBar.tsx'
import { BudgetEditor } from '../../src/controls/runs/BudgetEditor.tsx'
import { ReadOut } from '../../src/controls/runs/ReadOut.tsx'
import { StepsField } from '../../src/controls/top/ExperimentFields.tsx'
import { outlineOf, run as compute } from '../../src/engine/index.ts'
import { applyChunk, startUndo, undo, useConfig } from '../../src/store/index.ts'
import { configuration, freshPage, open, run, view } from './page.tsx'

/** 64 terms: full gradients, and batches of 8. */
const LINK = 'surface=least_squares&run=gradientDescent(lr:0.01)&run=gradientDescent(lr:0.01)/miniBatch(B:8)&steps=20'

function load(link: string): void {
  const { configuration: read, notices } = readLink(link)
  expect(notices).toEqual([])
  useConfig.getState().load(read, [])
}

/** What the workers would send. */
function computeAll(): void {
  const now = configuration()
  for (const each of now.runs) {
    const specification = specificationOf(now, each)
    for (const chunk of compute(specification)) applyChunk(each.key, chunk, outlineOf(specification), 'done')
  }
}

beforeEach(() => {
  freshPage()
  load(LINK)
})

const fairBy = () => screen.getByRole('combobox', { name: 'Fair by' })

describe('what is counted', () => {
  it('is one of four on a sum, and of two where there is none', async () => {
    const user = open(<FairBy />)
    const names = within(fairBy())
      .getAllByRole('option')
      .map(({ textContent }) => textContent)
    expect(names).toEqual(['steps', 'gradient evaluations', 'epochs', 'modelled time'])
    await user.selectOptions(fairBy(), 'epochs')
    expect(configuration().shown?.axis).toBe('epochs')
    act(() => useConfig.getState().setSurface({ id: 'bowl', params: {} }))
    await user.selectOptions(fairBy(), 'steps')
    expect(within(screen.getByRole('group', { name: 'Fair by' })).getAllByRole('button')).toHaveLength(2)
  })

  it('is a budget for all runs, as long as they went before; undone in one', async () => {
    const stop = startUndo()
    const user = open(
      <>
        <FairBy />
        <StepsField />
      </>,
    )
    await user.selectOptions(fairBy(), 'modelled time')
    // Of the full gradients: 20 steps of 64 terms at 0.1 ms.
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Budget: ms of modelled time' })
    expect(field.value).toBe('128')
    expect(configuration().runs.map((each) => specificationOf(configuration(), each).steps)).toEqual([20, 160])
    act(undo)
    expect(configuration()).toMatchObject({ steps: 20 })
    expect(configuration().shown?.axis).toBeUndefined()
    stop()
  })

  it('time is made of two numbers that can be changed, and stand where the axis is chosen', async () => {
    const user = open(<FairBy />)
    await user.selectOptions(fairBy(), 'modelled time')
    await user.click(screen.getByRole('button', { name: /^Modelled time: 0.1 ms a term gradient, 1 ms a sync/ }))
    const latency = screen.getByRole('textbox', { name: 'Milliseconds for each synchronization' })
    await user.clear(latency)
    await user.type(latency, '25{Enter}')
    expect(configuration().shown?.time).toEqual({ sample: 0.1, latency: 25 })
    const sample = screen.getByRole('textbox', { name: 'Milliseconds for each term gradient' })
    await user.clear(sample)
    await user.type(sample, '0{Enter}')
    expect(configuration().shown?.time?.sample).toBe(0.1)
  })
})

describe('the playhead', () => {
  const place = () => screen.getByRole('slider').getAttribute('aria-valuetext')

  it('is as far along on another axis, and goes from step to step of the runs', async () => {
    const stop = startPlayback()
    const user = open(<PlaybackBar />)
    act(() => view().set({ playhead: 10, playing: false }))
    await user.selectOptions(fairBy(), 'epochs')
    act(computeAll)
    expect(place()).toBe('epoch 10.00 of 20')
    await user.click(screen.getByRole('button', { name: 'Step forward' }))
    // The next batch of 8 of 64 ends at 10.125 epochs; the playhead goes by hundredths.
    expect(place()).toBe('epoch 10.13 of 20')
    await user.click(screen.getByRole('button', { name: 'Step back' }))
    expect(place()).toBe('epoch 10.00 of 20')
    screen.getByRole('slider').focus()
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(place()).toBe('epoch 11.25 of 20')
    stop()
  })

  it('has speeds in its own unit, as fast as it is long', async () => {
    const user = open(<PlaybackBar />)
    await user.selectOptions(fairBy(), 'epochs')
    const speeds = within(screen.getByRole('combobox', { name: 'Speed' })).getAllByRole('option')
    expect(speeds.map(({ textContent }) => textContent).slice(0, 4)).toEqual([
      '0.1 epochs/s',
      '0.3 epochs/s',
      '1 epoch/s',
      '3 epochs/s',
    ])
  })

  it('reads the gradients that a run has computed in full ones', () => {
    act(computeAll)
    act(() => view().set({ playhead: 4 }))
    open(<ReadOut />)
    const cells = screen.getAllByRole('row').map((row) => [...row.children].at(-1)?.textContent)
    expect(cells).toEqual(['evals', '4', '0.5'])
  })
})

describe('a run’s own budget', () => {
  it('is chosen by unit, changes nothing until its amount does, and can be taken back', async () => {
    const stop = startUndo()
    const user = open(<Editor />)
    const unit = screen.getByRole('combobox', { name: 'Budget' })
    expect(unit.querySelector('option')?.textContent).toBe('As all: 20 steps')
    await user.selectOptions(unit, 'epochs')
    expect(run(1).budget).toEqual({ unit: 'epochs', amount: 2.5 })
    expect(specificationOf(configuration(), run(1)).steps).toBe(20)
    const amount = screen.getByRole('textbox', { name: 'Budget: epochs' })
    await user.clear(amount)
    await user.type(amount, '1{Enter}')
    expect(specificationOf(configuration(), run(1)).steps).toBe(8)
    act(undo)
    expect(run(1).budget?.amount).toBe(2.5)
    act(undo)
    expect(run(1).budget).toBeUndefined()
    stop()
  })
})

function Editor() {
  const second = useConfig((state) => state.configuration.runs[1])
  return second && <BudgetEditor run={second} />
}

// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Notches } from '../../src/controls/playback/Notches.tsx'
import { applyRemedy } from '../../src/controls/runs/applyRemedy.ts'
import { diagnosisWords } from '../../src/controls/runs/diagnosisWords.ts'
import { remedyWords } from '../../src/controls/runs/remedyWords.ts'
import type { Diagnosis } from '../../src/engine/diagnosis/types.ts'
import { RunsPanel } from '../../src/controls/runs/RunsPanel.tsx'
import { summaryOf } from '../../src/controls/runs/summary.ts'
import { specificationOf } from '../../src/config/index.ts'
import { outlineOf } from '../../src/engine/compile.ts'
import { run as compute } from '../../src/engine/index.ts'
import { applyChunk, startUndo, undo, useConfig } from '../../src/store/index.ts'
import { configuration, freshPage, open, run, view } from './page.tsx'

const gradient = () => within(screen.getByRole('group', { name: 'Gradient' }))
const words = () =>
  summaryOf(run(0), 100)
    .slice(1)
    .map(({ symbol, text }) => (symbol === undefined ? text : `${symbol} ${text}`))

/** Computes the first run as the worker would. */
function computed() {
  const specification = specificationOf(configuration(), run(0))
  act(() => {
    for (const chunk of compute(specification)) applyChunk(run(0).key, chunk, outlineOf(specification), 'done')
  })
}

let stopUndo = () => {}
beforeEach(() => {
  freshPage()
  view().set({ openRun: run(0).key })
  stopUndo = startUndo()
})
afterEach(() => stopUndo())

describe('the precision of a run’s gradients', () => {
  it('is one press, with what is rounded and how', async () => {
    const user = open(<RunsPanel />)
    expect(gradient().queryByRole('group', { name: 'Loss scaling' })).toBeNull()
    await user.click(gradient().getByRole('button', { name: 'binary16' }))
    expect(run(0).precision).toEqual({ id: 'binary16', params: {} })
    await user.selectOptions(gradient().getByRole('combobox', { name: 'Rounded' }), 'both')
    await user.selectOptions(gradient().getByRole('combobox', { name: 'Rounding' }), 'stochastic')
    expect(words()).toEqual(['gradients and parameters in binary16', 'rounded stochastically'])
    act(() => undo())
    expect(words()).toEqual(['gradients and parameters in binary16'])
    await user.click(gradient().getByRole('button', { name: 'Double' }))
    expect(run(0).precision).toBeUndefined()
  })

  it('keeps its settings from one format to the other', async () => {
    const user = open(<RunsPanel />)
    await user.click(gradient().getByRole('button', { name: 'binary16' }))
    await user.selectOptions(gradient().getByRole('combobox', { name: 'Rounded' }), 'both')
    await user.click(gradient().getByRole('button', { name: 'bfloat16' }))
    expect(run(0).precision).toEqual({ id: 'bfloat16', params: { rounded: 'both' } })
  })

  it('has a loss scale: none, fixed or dynamic, each with the numbers that it has and no others', async () => {
    const user = open(<RunsPanel />)
    await user.click(gradient().getByRole('button', { name: 'binary16' }))
    const scaling = () => within(gradient().getByRole('group', { name: 'Loss scaling' }))
    expect(scaling().getByRole('button', { name: 'None', pressed: true })).toBeTruthy()
    expect(gradient().queryByRole('slider', { name: 'S' })).toBeNull()
    await user.click(scaling().getByRole('button', { name: 'Fixed' }))
    expect(gradient().getByRole('slider', { name: 'S' })).toBeTruthy()
    expect(gradient().queryByRole('slider', { name: 'N' })).toBeNull()
    expect(words()).toEqual(['gradients in binary16', 'loss scale 1024'])
    await user.click(scaling().getByRole('button', { name: 'Dynamic' }))
    expect(gradient().getByRole('slider', { name: 'N' })).toBeTruthy()
    expect(words()).toEqual(['gradients in binary16', 'dynamic loss scale from 65536'])
    await user.click(scaling().getByRole('button', { name: 'None' }))
    expect(words()).toEqual(['gradients in binary16'])
  })

  it('says what it did to the run: in how many updates, and in which first; on the time line, too', () => {
    useConfig.getState().setSurface({ id: 'rosenbrock', params: {} })
    useConfig.getState().setStart(100, 100)
    useConfig.getState().setSteps(20)
    useConfig.getState().setOptimizer(run(0).key, { id: 'adam', params: { lr: 1 } })
    useConfig.getState().setPrecision(run(0).key, { id: 'binary16', params: { scaling: 'dynamic', S: 1, N: 5 } })
    computed()
    open(
      <>
        <RunsPanel />
        <Notches />
      </>,
    )
    // 4e8 has to be halved 13 times to be at most 65504.
    expect(
      gradient().getByText(/^Loss scaling skipped the update and halved its scale in \d+ of 20 updates/),
    ).toBeTruthy()
    expect(screen.getByText(/^skipped at \d+ of 20 steps, first 0$/)).toBeTruthy()
    expect(screen.getByTitle(/overflowed at \d+ of 20 steps, first at step 0$/)).toBeTruthy()
  })
})

describe('dropout', () => {
  it('is a slider where the terms have features, and says that the mean gradient is that of another loss', async () => {
    useConfig.getState().setSurface({ id: 'least_squares', params: {} })
    const user = open(<RunsPanel />)
    expect(gradient().queryByText(/mean gradient/)).toBeNull()
    const slider = gradient().getByRole('slider', { name: 'dropout' })
    slider.focus()
    await user.keyboard('{ArrowRight}')
    expect(run(0).dropout).toBeGreaterThan(0)
    expect(words()).toEqual([`dropout ${run(0).dropout}`])
    expect(gradient().getByText(/mean gradient is that of another loss/)).toBeTruthy()
    act(() => undo())
    expect(run(0).dropout).toBeUndefined()
  })

  it('takes an exact rate, and no rate of 1', async () => {
    useConfig.getState().setSurface({ id: 'one_neuron', params: {} })
    const user = open(<RunsPanel />)
    const field = gradient().getByRole('textbox', { name: 'dropout, exact value' })
    await user.clear(field)
    await user.type(field, '0.25{Enter}')
    expect(run(0).dropout).toBe(0.25)
    await user.clear(field)
    await user.type(field, '1{Enter}')
    expect(run(0).dropout).toBe(0.25)
    useConfig.getState().setDropout(run(0).key, 1)
    expect(run(0).dropout).toBe(0.25)
  })

  it.each([
    ['rosenbrock', 'Rosenbrock has no features to leave out: it is no mean over data.'],
    ['sample_mean', /has no features to leave out: its terms read none\.$/],
  ])('on %s is not offered, and why', (id, reason) => {
    useConfig.getState().setSurface({ id, params: {} })
    open(<RunsPanel />)
    expect(gradient().queryByRole('slider', { name: 'dropout' })).toBeNull()
    expect(gradient().getByText(reason)).toBeTruthy()
  })

  it('stays when the surface has no features, says what it waits for, and can be taken off', async () => {
    useConfig.getState().setSurface({ id: 'least_squares', params: {} })
    useConfig.getState().setDropout(run(0).key, 0.5)
    useConfig.getState().setSurface({ id: 'reddi', params: {} })
    const user = open(<RunsPanel />)
    expect(screen.getByText(/Dropout has nothing to leave out/).parentElement?.textContent).toContain('which Reddi')
    await user.click(screen.getByRole('button', { name: /^Leave nothing out/ }))
    expect(run(0).dropout).toBeUndefined()
    act(() => undo())
    expect(run(0).dropout).toBe(0.5)
  })

  it('goes with estimate and noise when exact gradients are asked for', () => {
    useConfig.getState().setSurface({ id: 'least_squares', params: {} })
    useConfig.getState().setDropout(run(0).key, 0.5)
    useConfig.getState().setExact(run(0).key)
    expect(run(0).dropout).toBeUndefined()
  })
})

describe('what low precision does to a run, diagnosed', () => {
  const said = (diagnosis: Diagnosis) => {
    const { title, parts } = diagnosisWords(diagnosis)
    return `${title}. ${parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('')}`
  }

  it('is said with its numbers', () => {
    const window = { from: 700, to: 1100, name: 'binary16', count: 400, updates: 400 }
    expect(said({ kind: 'underflow', ...window, left: 0 })).toBe(
      'Underflow. In steps 700 to 1\u202f100 a component of the gradient was 0 in binary16 in 400 of 400 updates; of half of these gradients, at least, nothing is left.',
    )
    expect(said({ kind: 'underflow', ...window, left: 0.25 })).toMatch(
      /the median one keeps 25\u202f% of its length\.$/,
    )
    expect(said({ kind: 'lost', ...window, name: 'bfloat16', coordinate: 'x', at: -2.59375 })).toMatch(
      /bfloat16 rounded a coordinate back in 400 of 400 updates: x stays at −2\.59, its steps being less than half/,
    )
    expect(said({ kind: 'overflow', from: 0, to: 3, name: 'binary16', gradientNorm: 500, scale: 1024 })).toBe(
      'Overflow. At step 3 the gradient, 500 long and scaled by 1024, is infinite in binary16.',
    )
  })

  it('has a remedy that is one change, and one undo takes it back', () => {
    const precision = { id: 'binary16', params: { S: 4096 } }
    useConfig.getState().setPrecision(run(0).key, { id: 'binary16', params: {} })
    const change = { what: 'precision', precision } as const
    expect(remedyWords(change, run(0), 100).text).toBe('Scale the loss by 4096')
    expect(
      remedyWords({ ...change, precision: { ...precision, params: { scaling: 'dynamic' } } }, run(0), 100).text,
    ).toBe('Scale the loss dynamically')
    expect(remedyWords({ ...change, precision: { ...precision, params: {} } }, run(0), 100).text).toBe(
      'Keep the parameters in double precision',
    )
    applyRemedy(run(0).key, change)
    expect(run(0).precision).toEqual(precision)
    act(() => undo())
    expect(run(0).precision).toEqual({ id: 'binary16', params: {} })
  })
})

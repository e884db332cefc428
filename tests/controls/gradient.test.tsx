// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RunsPanel } from '../../src/controls/runs/RunsPanel.tsx'
import { summaryOf } from '../../src/controls/runs/summary.ts'
import { estimates } from '../../src/estimates/index.ts'
import { startUndo, undo, useConfig } from '../../src/store/index.ts'
import { configuration, freshPage, open, run, runs, view } from './page.tsx'

const LEAST_SQUARES = { id: 'least_squares', params: {} }
const openRun = () => view().set({ openRun: run(0).key })
const gradient = () => within(screen.getByRole('group', { name: 'Gradient' }))
const words = () =>
  summaryOf(run(0), 100)
    .slice(1)
    .map(({ symbol, text }) => (symbol === undefined ? text : `${symbol} ${text}`))

let stopUndo = () => {}

beforeEach(() => {
  freshPage()
  openRun()
  stopUndo = startUndo()
})
afterEach(() => stopUndo())

describe('noise on a run’s gradients', () => {
  it('is one press away on any surface, and its controls come from its declaration', async () => {
    const user = open(<RunsPanel />)
    await user.click(gradient().getByRole('button', { name: 'Gaussian' }))
    expect(run(0).noise).toEqual({ id: 'gaussian', params: {} })
    expect(
      runs()
        .slice(1)
        .every(({ noise }) => noise === undefined),
    ).toBe(true)
    expect(gradient().getByRole('slider', { name: 'sigma' })).toBeTruthy()
    expect(gradient().getByRole('slider', { name: 'alongY' })).toBeTruthy()
    expect(words()).toEqual(['Gaussian noise', '\\sigma 1'])
  })
  it('goes by one press, or by undo', async () => {
    const user = open(<RunsPanel />)
    await user.click(gradient().getByRole('button', { name: 'Heavy-tailed' }))
    act(() => undo())
    expect(run(0).noise).toBeUndefined()
    await user.click(gradient().getByRole('button', { name: 'Gaussian' }))
    await user.click(gradient().getByRole('button', { name: 'None' }))
    expect(run(0).noise).toBeUndefined()
  })
  it('keeps its numbers inside their domain', () => {
    const { setNoise } = useConfig.getState()
    setNoise(run(0).key, { id: 'gaussian', params: { sigma: -1 } })
    expect(run(0).noise).toBeUndefined()
  })
})

describe('an estimate of a run’s gradients', () => {
  it('is not offered where there are no terms, with the reason and the way to a problem', async () => {
    const user = open(<RunsPanel />)
    expect(gradient().queryByRole('combobox', { name: 'Estimate' })).toBeNull()
    expect(gradient().getByText(/Rosenbrock is no mean of terms/)).toBeTruthy()
    await user.click(gradient().getByRole('button', { name: 'Choose a problem over data' }))
    await user.click(screen.getByRole('menuitem', { name: /^Least squares/ }))
    expect(configuration().surface.id).toBe('least_squares')
    expect(gradient().getByRole('combobox', { name: 'Estimate' })).toBeTruthy()
  })
  it('of all terms, one, or a few is one press', async () => {
    useConfig.getState().setSurface(LEAST_SQUARES)
    const user = open(<RunsPanel />)
    const terms = within(gradient().getByRole('group', { name: 'Terms in a batch' }))
    await user.click(terms.getByRole('button', { name: '1' }))
    expect(run(0).estimate).toEqual({ id: 'miniBatch', params: { B: 1 } })
    expect(words()).toEqual(['B 1', 'reshuffled'])
    await user.click(terms.getByRole('button', { name: 'All 64' }))
    expect(run(0).estimate).toBeUndefined()
  })
  it('offers no batch as large as all terms', () => {
    useConfig.getState().setSurface({ id: 'reddi', params: {} })
    open(<RunsPanel />)
    const terms = within(gradient().getByRole('group', { name: 'Terms in a batch' }))
    expect(terms.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['All 3', '1'])
  })
  it('is any of the registry, with the parameters that it declares', async () => {
    useConfig.getState().setSurface(LEAST_SQUARES)
    const user = open(<RunsPanel />)
    const choice = gradient().getByRole('combobox', { name: 'Estimate' })
    expect(within(choice).getAllByRole('option')).toHaveLength(1 + Object.keys(estimates).length)
    await user.selectOptions(choice, 'svrg')
    expect(run(0).estimate).toEqual({ id: 'svrg', params: {} })
    expect(gradient().getByRole('slider', { name: 'm' })).toBeTruthy()
    expect(words()).toEqual(['SVRG', 'm 128'])
  })
  it('stays when the surface has no terms, says what it waits for, and can be taken off', async () => {
    useConfig.getState().setSurface(LEAST_SQUARES)
    useConfig.getState().setEstimate(run(0).key, { id: 'svrg', params: {} })
    useConfig.getState().setSurface({ id: 'rosenbrock', params: {} })
    const user = open(<RunsPanel />)
    expect(screen.getByText(/SVRG has nothing to draw from/).parentElement?.textContent).toContain('Rosenbrock is not')
    await user.click(screen.getByRole('button', { name: /^Take full gradients/ }))
    expect(run(0).estimate).toBeUndefined()
    act(() => undo())
    expect(run(0).estimate?.id).toBe('svrg')
  })
})

describe('the linear scaling rule', () => {
  const withBatch = (B: number) => {
    useConfig.getState().setSurface(LEAST_SQUARES)
    useConfig.getState().setOptimizer(run(0).key, { id: 'gradientDescent', params: { lr: 0.1 } })
    useConfig.getState().setEstimate(run(0).key, { id: 'miniBatch', params: { B } })
  }
  const rate = () => run(0).optimizer.params.lr
  const B = () => run(0).estimate?.params.B

  it('doubles batch and rate in one change, and says up to where that is right', async () => {
    withBatch(8)
    const user = open(<RunsPanel />)
    await user.click(gradient().getByRole('button', { name: /^Twice the batch, twice the rate/ }))
    expect([B(), rate()]).toEqual([16, 0.2])
    expect(gradient().getByText(/up to about the critical batch/)).toBeTruthy()
    act(() => undo())
    expect([B(), rate()]).toEqual([8, 0.1])
  })
  it('has no batch of half a term, nor of more than all', () => {
    withBatch(33)
    open(<RunsPanel />)
    expect(gradient().getByRole('button', { name: /^Half/ })).toHaveProperty('disabled', true)
    expect(gradient().getByRole('button', { name: /^Twice/ })).toHaveProperty('disabled', true)
  })
  it('linked, lets the rate follow the batch, and come back to the number that it was', async () => {
    withBatch(8)
    const user = open(<RunsPanel />)
    const slider = () => gradient().getByRole('slider', { name: 'B' })
    slider().focus()
    await user.keyboard('{ArrowRight}')
    expect(rate()).toBe(0.1)
    await user.keyboard('{ArrowLeft}')
    await user.click(gradient().getByRole('switch', { name: 'η follows B' }))
    slider().focus()
    await user.keyboard('{ArrowRight}')
    expect(rate()).toBe(Number(((0.1 * Number(B())) / 8).toPrecision(12)))
    expect(B()).not.toBe(8)
    await user.keyboard('{ArrowLeft}')
    expect([B(), rate()]).toEqual([8, 0.1])
    act(() => view().set({ scalesRate: false }))
  })
  it('is not offered for variance reduction, whose steps no noise limits', () => {
    withBatch(8)
    useConfig.getState().setEstimate(run(0).key, { id: 'svrg', params: {} })
    open(<RunsPanel />)
    expect(gradient().queryByRole('group', { name: 'Linear scaling rule' })).toBeNull()
  })
})

describe('schedules of a stochastic run', () => {
  beforeEach(() => {
    useConfig.getState().setSurface(LEAST_SQUARES)
    useConfig.getState().setEstimate(run(0).key, { id: 'miniBatch', params: {} })
  })
  it('move the batch, which grows unless another schedule is chosen', async () => {
    const user = open(<RunsPanel />)
    await user.click(screen.getByRole('button', { name: 'Schedule another parameter' }))
    await user.click(screen.getByRole('menuitem', { name: /^B/ }))
    expect(run(0).scheduled).toEqual({ B: { id: 'growth', params: {} } })
    expect(words()).toEqual(['B 8 growth in steps', 'reshuffled'])
    act(() => useConfig.getState().setEstimate(run(0).key, undefined))
    expect(run(0).scheduled).toBeUndefined()
  })
  it('count epochs or updates', async () => {
    const user = open(<RunsPanel />)
    const choice = within(screen.getByRole('group', { name: 'What the schedules count' }))
    await user.click(choice.getByRole('button', { name: 'epochs' }))
    expect(run(0).clock).toBe('epochs')
    expect(words()).toContain('by epochs')
    await user.click(choice.getByRole('button', { name: 'updates' }))
    expect(run(0).clock).toBeUndefined()
  })
})

// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RunsPanel } from '../../src/controls/runs/RunsPanel.tsx'
import { spending } from '../../src/core/accountant.ts'
import { specificationOf } from '../../src/config/index.ts'
import { outlineOf, run as compute } from '../../src/engine/index.ts'
import { applyChunk, showRounds, startUndo, undo, useConfig, useRounds, useRuns } from '../../src/store/index.ts'
import { roundsOf } from '../engine/specifications.ts'
import { configuration, freshPage, open, run, runs, view } from './page.tsx'

const key = () => run(0).key
const config = () => useConfig.getState()
const gradient = () => within(screen.getByRole('group', { name: 'Gradient' }))
const estimate = () => gradient().getByRole('combobox', { name: 'Estimate' })
const facts = () => document.querySelector('.estimate-facts')?.textContent ?? ''

/** What is said in the run's row, of privacy alone. */
const inRow = () => document.querySelector('.run-row .asked')?.textContent

/** The first run computed, as the workers would. */
function computed() {
  const specification = specificationOf(configuration(), run(0))
  for (const chunk of compute(specification)) applyChunk(key(), chunk, outlineOf(specification), 'done')
  return specification
}

let stopUndo = () => {}

beforeEach(() => {
  freshPage()
  useRounds.setState({ known: new Map() })
  config().setSurface({ id: 'least_squares', params: {} })
  config().setOptimizer(key(), { id: 'gradientDescent', params: { lr: 0.05 } })
  config().setSteps(20)
  view().set({ openRun: key(), playhead: 20, said: undefined })
  stopUndo = startUndo()
})
afterEach(() => stopUndo())

describe('federated averaging, chosen for a run', () => {
  it('makes the rate the server’s, 1, and that of before the clients’, in one change that is said', async () => {
    const user = open(<RunsPanel />)
    const before = configuration()
    await user.selectOptions(estimate(), 'federated')
    expect(run(0).optimizer.params).toEqual({ lr: 1 })
    expect(run(0).estimate).toEqual({ id: 'federated', params: { eta: 0.05 } })
    expect(view().said).toBe('η is the server’s rate now, and 1')
    expect(facts()).toContain('The run’s rate η is the server’s')
    act(() => undo())
    expect(configuration()).toEqual(before)
  })

  it('given up gives the rate back to the steps', async () => {
    const user = open(<RunsPanel />)
    await user.selectOptions(estimate(), 'federated')
    await user.selectOptions(estimate(), 'miniBatch')
    expect(run(0).optimizer.params).toEqual({ lr: 0.05 })
    await user.selectOptions(estimate(), 'federated')
    act(() => config().setExact(key()))
    expect(run(0).optimizer.params).toEqual({ lr: 0.05 })
  })

  it('leaves a server’s rate alone that was set by hand, and other optimizers theirs', () => {
    config().setEstimate(key(), { id: 'federated', params: {} })
    config().setOptimizer(key(), { id: 'gradientDescent', params: { lr: 0.5 } })
    config().setEstimate(key(), undefined)
    expect(run(0).optimizer.params).toEqual({ lr: 0.5 })
    config().setOptimizer(key(), { id: 'adam', params: { lr: 0.02 } })
    config().setEstimate(key(), { id: 'federated', params: {} })
    expect(run(0).optimizer.params).toEqual({ lr: 0.02 })
  })

  it('ends that all runs share one rate: the others keep theirs', () => {
    config().setShown({ oneRate: true })
    const others = runs().slice(1)
    config().setEstimate(key(), { id: 'federated', params: {} })
    expect(configuration().shown?.oneRate).toBeUndefined()
    expect(runs().slice(1)).toEqual(others)
  })

  it('says how far its clients are from one another, and the server from the minimum', () => {
    config().setEstimate(key(), { id: 'federated', params: { E: 20 } })
    const specification = computed()
    act(() => {
      showRounds(key(), roundsOf(specification, 0))
      useRuns.setState({ contours: { found: [1, 0.5] } as never })
    })
    open(<RunsPanel />)
    expect(facts()).toMatch(/Round 20: the models are 0\.\d+ from their mean/)
    expect(facts()).toMatch(/The server is [01]\.\d+ from the minimum/)
  })
})

describe('a private run', () => {
  const choose = (params = {}) => act(() => config().setEstimate(key(), { id: 'private', params }))

  it('states the privacy that it has spent at the playhead', () => {
    choose()
    computed()
    open(<RunsPanel />)
    const epsilon = (answers: number) => spending({ q: 0.25, sigma: 1 }, 1e-5)(answers).toPrecision(3)
    expect(facts()).toContain(`Spent: ε = ${epsilon(20)} at δ = 1.00×10⁻⁵, after 20 gradients`)
    act(() => view().set({ playhead: 5 }))
    expect(facts()).toContain(`ε = ${epsilon(5)}`)
    expect(inRow()).toBe(`ε = ${epsilon(5)} at δ = 10⁻⁵`)
  })

  it('without noise says that there is none', () => {
    choose({ sigma: 0 })
    computed()
    open(<RunsPanel />)
    expect(facts()).toContain('Without noise there is no privacy: ε is infinite.')
    expect(inRow()).toBe('not private')
  })

  it('says where the bound is worth little or does not hold', () => {
    choose({ delta: 0.05 })
    computed()
    open(<RunsPanel />)
    expect(facts()).toContain('δ is above 1/n = 0.0156')
    act(() => config().setOptimizer(key(), { id: 'newton', params: {} }))
    expect(facts()).toContain('The optimizer also asks for f itself or its curvature')
    expect(inRow()).toBe('not private')
    act(() => config().setOptimizer(key(), { id: 'adam', params: {} }))
    expect(facts()).not.toContain('does not hold')
    act(() => {
      config().setSchedule(key(), { id: 'plateau', params: {} })
      computed()
    })
    expect(facts()).toContain('A schedule follows the losses')
  })
})

// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { specificationOf } from '../../../src/config/index.ts'
import { Inspector } from '../../../src/controls/inspector/Inspector.tsx'
import { inspect, toggleInspector } from '../../../src/controls/inspector/open.ts'
import { RunControls } from '../../../src/controls/runs/RunControls.tsx'
import { outlineOf, run as runSteps } from '../../../src/engine/index.ts'
import { applyChunk, useConfig, useView } from '../../../src/store/index.ts'
import { configuration, freshPage, open, run, runs, view } from '../page.tsx'

beforeEach(() => {
  freshPage()
  useView.setState({ inspecting: undefined, pointedVector: undefined })
})

/** The run as a worker computes it, for the first so many steps. */
function compute(key: string) {
  const found = runs().find((each) => each.key === key)!
  const spec = specificationOf(configuration(), found)
  for (const chunk of runSteps(spec)) applyChunk(key, chunk, outlineOf(spec), 'done')
}

/** The inspector as the page shows it. */
function Page() {
  const key = useView(({ inspecting }) => inspecting)
  const found = useConfig((state) => state.configuration.runs.find((each) => each.key === key))
  return found ? <Inspector run={found} /> : null
}

const indexOf = (id: string) => runs().findIndex(({ optimizer }) => optimizer.id === id)
const textOf = (element: Element) => element.textContent?.replace(/\s+/g, ' ') ?? ''
const block = (role: string) =>
  screen
    .getAllByRole('heading', { level: 3 })
    .find((heading) => textOf(heading) === role)!
    .closest('section')!

/** Opens it on a run at a step. */
function inspectAt(id: string, step: number) {
  const { key } = run(indexOf(id))
  compute(key)
  useView.setState({ playhead: step })
  inspect(key)
  return open(<Page />)
}

describe('the inspector', () => {
  it('shows the lines of the update that led to the playhead, with the numbers of both coordinates', () => {
    inspectAt('adam', 42)
    expect(screen.getByText('42', { selector: '.at b' })).toBeDefined()
    const gradient = block('Gradient')
    expect(textOf(gradient)).toMatch(/∂f\/∂x=−20\.16/)
    expect(textOf(gradient)).toMatch(/∂f\/∂y=−6\.488/)
    const state = textOf(block('State'))
    expect(state).toMatch(/0\.9⋅?·?1\.209/)
    expect(state).toContain('=−0.9274')
    expect(textOf(block('Rate'))).toMatch(/at t = 1; counted from step 40/)
    expect(textOf(block('Step'))).toMatch(/=0\.03\d+/)
  })

  it('in low precision shows what rounding leaves of the gradient, and of the parameters', () => {
    const { setPrecision } = useConfig.getState()
    setPrecision(run(indexOf('adam')).key, { id: 'bfloat16', params: { rounded: 'both' } })
    inspectAt('adam', 42)
    const roles = screen.getAllByRole('heading', { level: 3 }).map(textOf)
    expect(roles.filter((role) => role === 'Rounding')).toHaveLength(2)
    expect(roles.indexOf('Rounding')).toBeLessThan(roles.indexOf('State'))
    expect(roles.lastIndexOf('Rounding')).toBeGreaterThan(roles.indexOf('Update'))
    expect(textOf(block('Rounding'))).toMatch(/to the nearest number of the format.*x−?[\d.]+→−?[\d.]+y/)
  })

  it('says of an update that loss scaling skips that it is none, and what becomes of the scale', () => {
    const precision = { id: 'binary16', params: { scaling: 'dynamic', S: 2 ** 20 } }
    useConfig.getState().setPrecision(run(indexOf('adam')).key, precision)
    inspectAt('adam', 1)
    expect(textOf(block('Rounding'))).toContain('The loss scale is 1048576. A component overflowed.')
    expect(textOf(block('Skipped'))).toMatch(/stay as they were.*1\.049×106→5\.243×105/)
  })

  it('at the start shows the first update', () => {
    inspectAt('adam', 0)
    expect(textOf(block('State'))).toContain('0.9')
    expect(screen.getByText('1', { selector: '.at b' })).toBeDefined()
  })

  it('follows the playhead and changes runs by the swatches', async () => {
    const user = inspectAt('adam', 42)
    act(() => useView.setState({ playhead: 43 }))
    expect(await screen.findByText('43', { selector: '.at b' })).toBeDefined()
    const other = run(0)
    compute(other.key)
    await user.click(within(screen.getByRole('group', { name: 'Run to inspect' })).getAllByRole('button')[0]!)
    expect(view().inspecting).toBe(other.key)
    expect(screen.getByRole('heading', { level: 2 }).textContent).toContain('Gradient descent')
  })

  it('points out the arrow of a line', async () => {
    const user = inspectAt('adam', 42)
    await user.hover(block('Step'))
    expect(view().pointedVector).toBe('step')
    await user.unhover(block('Step'))
    expect(view().pointedVector).toBeUndefined()
    screen.getByRole('button', { name: 'Point out the arrow, gradient' }).focus()
    expect(view().pointedVector).toBe('g')
  })

  it('closes by its button and by Escape', async () => {
    const user = inspectAt('adam', 42)
    await user.keyboard('{Escape}')
    expect(view().inspecting).toBeUndefined()
    act(() => inspect(run(0).key))
    await user.click(screen.getByRole('button', { name: 'Close the inspector' }))
    expect(view().inspecting).toBeUndefined()
  })

  it('takes a stochastic update apart: the full gradient, its estimate, the noise and what clipping left', () => {
    const { key } = run(0)
    act(() => {
      const store = useConfig.getState()
      store.setSurface({ id: 'least_squares', params: {} })
      store.setEstimate(key, { id: 'miniBatch', params: { B: 4 } })
      store.setNoise(key, { id: 'gaussian', params: {} })
      store.setClip(key, { id: 'norm', params: { max: 0.1 } })
    })
    inspectAt(run(0).optimizer.id!, 5)
    expect(textOf(block('Full gradient'))).toContain('∂f/∂x')
    expect(textOf(block('Estimate'))).toContain('B terms drawn for this update')
    expect(textOf(block('Noise'))).toContain('→')
    expect(textOf(block('Clipping'))).toContain('→')
  })

  it('says so where there is no update yet', () => {
    inspect(run(0).key)
    open(<Page />)
    expect(screen.getByText('There is no update to look at yet.')).toBeDefined()
  })

  it('shows what clipping leaves of a gradient, and that it left it', async () => {
    const { key } = run(indexOf('adam'))
    useConfig.getState().setClip(key, { id: 'norm', params: { max: 1 } })
    inspectAt('adam', 1)
    expect(textOf(block('Clipping'))).toContain('→')
    act(() => {
      useConfig.getState().setClip(key, { id: 'norm', params: { max: 1e9 } })
      compute(key)
    })
    await waitFor(() => expect(textOf(block('Clipping'))).toContain('Not clipped'))
  })

  it('shows what a method by hand does, and its state before and after', () => {
    const { key } = run(0)
    useConfig.getState().setOptimizer(key, { id: 'bfgs', params: {} })
    compute(key)
    useView.setState({ playhead: 3 })
    inspect(key)
    open(<Page />)
    expect(textOf(block('Procedure')).length).toBeGreaterThan(20)
    expect(textOf(block('State'))).toContain('before')
  })
})

it('is opened from the run’s controls, and on the open run by its key', async () => {
  const { key } = run(1)
  const user = open(<RunControls run={run(1)} onRename={() => undefined} />)
  await user.click(screen.getByRole('button', { name: 'Inspect' }))
  expect(view().inspecting).toBe(key)
  toggleInspector()
  expect(view().inspecting).toBeUndefined()
  useView.setState({ openRun: key })
  toggleInspector()
  expect(view().inspecting).toBe(key)
})

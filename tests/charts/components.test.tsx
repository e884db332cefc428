// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { contourRequests } from '../../src/app/contourRequest.ts'
import { Strip } from '../../src/charts/strip/Strip.tsx'
import { SurfaceView } from '../../src/charts/surface/SurfaceView.tsx'
import { Swatch } from '../../src/charts/Swatch.tsx'
import { readLink, writeLink } from '../../src/config/index.ts'
import { contourPicture } from '../../src/engine/index.ts'
import { awaitContours, isStartMoving, useConfig, useRuns, useView } from '../../src/store/index.ts'

/** A canvas that accepts everything and draws nothing. */
const context = () =>
  new Proxy({} as Record<string, unknown>, {
    get: (target, name: string) =>
      name in target ? target[name] : name === 'measureText' ? () => ({ width: 60 }) : () => undefined,
  })

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation((() => context()) as never)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const frame = () => act(() => new Promise((done) => requestAnimationFrame(() => done(undefined))))

it('moves a focused start by one per cent of the view, ten with Shift, as one change of history per press', async () => {
  render(<SurfaceView />)
  await frame()
  const handle = screen.getByRole('slider', { name: 'Start point' })
  const { view } = useView.getState().visible!
  const width = view.x[1] - view.x[0]
  const [x, y] = useConfig.getState().configuration.start
  const { gesture } = useConfig.getState()
  fireEvent.keyDown(handle, { key: 'ArrowRight' })
  fireEvent.keyUp(handle, { key: 'ArrowRight' })
  expect(useConfig.getState().configuration.start[0]).toBeCloseTo(x + width / 100)
  expect(useConfig.getState().gesture).toBeGreaterThan(gesture)
  fireEvent.keyDown(handle, { key: 'ArrowDown', shiftKey: true })
  expect(useConfig.getState().configuration.start[1]).toBeCloseTo(y - (view.y[1] - view.y[0]) / 10)
  expect(handle.getAttribute('aria-valuetext')).toMatch(/^\(.+, .+\)$/)
})

it('ends a change by a key that is held when the focus goes elsewhere, where the key is let go', async () => {
  render(<SurfaceView />)
  await frame()
  const handle = screen.getByRole('slider', { name: 'Start point' })
  fireEvent.focus(handle)
  fireEvent.keyDown(handle, { key: 'ArrowRight' })
  expect(isStartMoving()).toBe(true)
  fireEvent.blur(handle)
  expect(isStartMoving()).toBe(false)
})

it('drags the start, at most one change per animation frame, and ends the gesture on release', async () => {
  render(<SurfaceView />)
  await frame()
  const handle = screen.getByRole('slider', { name: 'Start point' })
  const before = useConfig.getState().configuration.start
  const { gesture } = useConfig.getState()
  fireEvent.pointerDown(handle, { button: 0, clientX: 100, clientY: 100 })
  fireEvent.pointerMove(handle, { clientX: 120, clientY: 100 })
  fireEvent.pointerMove(handle, { clientX: 140, clientY: 100 })
  expect(useConfig.getState().configuration.start).toBe(before)
  await frame()
  const { view, width } = useView.getState().visible!
  expect(useConfig.getState().configuration.start[0]).toBeCloseTo(before[0] + (40 * (view.x[1] - view.x[0])) / width)
  fireEvent.pointerUp(handle)
  expect(useConfig.getState().gesture).toBe(gesture + 1)
})

it('starts where the plot is clicked, and pans where it is dragged', async () => {
  render(<SurfaceView />)
  await frame()
  const plot = screen.getByRole('group', { name: /^Plot/ })
  const { view, width, height } = useView.getState().visible!
  fireEvent.pointerDown(plot, { button: 0, pointerId: 1, clientX: width / 2, clientY: height / 2 })
  fireEvent.pointerUp(plot, { pointerId: 1, clientX: width / 2, clientY: height / 2 })
  const { start } = useConfig.getState().configuration
  expect(start[0]).toBeCloseTo((view.x[0] + view.x[1]) / 2)
  expect(start[1]).toBeCloseTo((view.y[0] + view.y[1]) / 2)
  fireEvent.pointerDown(plot, { button: 0, pointerId: 1, clientX: 100, clientY: 100 })
  fireEvent.pointerMove(plot, { pointerId: 1, clientX: 200, clientY: 100 })
  fireEvent.pointerUp(plot, { pointerId: 1, clientX: 200, clientY: 100 })
  expect(useConfig.getState().configuration.start).toBe(start)
  const panned = useConfig.getState().configuration.view!
  expect(panned.x[0]).toBeCloseTo(view.x[0] - (100 * (view.x[1] - view.x[0])) / width)
})

it('says in words how much of the view has no value, and what is wrong with the surface', async () => {
  render(<SurfaceView />)
  const none = { coordinates: new Float64Array(0), offsets: new Uint32Array([0]) }
  const picture = {
    view: { x: [0, 1], y: [0, 1] } as const,
    columns: 2,
    rows: 2,
    levels: new Float64Array(0),
    major: new Uint8Array(0),
    scale: 'linear' as const,
    isolines: [],
    regions: [],
    undefinedRegion: none,
    undefinedShare: 0.12,
    minimum: 0,
    maximum: 1,
  }
  act(() => useRuns.setState({ contours: picture }))
  expect(screen.getByRole('status').textContent).toBe('f is undefined in 12 % of the view')
  act(() => useRuns.setState({ contoursProblem: 'line 1: an operand is missing' }))
  expect(screen.getByRole('status').textContent).toContain('an operand is missing')
  act(() => useRuns.setState({ contours: undefined, contoursProblem: undefined }))
})

it('shows no contours any more when those that stood there are taken away', async () => {
  const cleared = vi.fn()
  const contours = contourPicture({
    surface: { id: 'bowl', params: {} },
    view: { x: [-1, 1], y: [-1, 1] },
    columns: 9,
    rows: 9,
  })
  act(() => useRuns.setState({ contours }))
  const { container } = render(<SurfaceView />)
  await frame()
  for (let i = 0; i < 5; i++) await frame()
  const [field] = container.querySelectorAll('canvas')
  field!.getContext = (() => Object.assign(context(), { clearRect: cleared })) as never
  act(() => awaitContours())
  await frame()
  expect(cleared).toHaveBeenCalled()
  act(() => useRuns.setState({ contoursAwaited: false }))
})

it('toggles a strip between logarithmic and linear', () => {
  render(<Strip place={0} quantity="loss" />)
  fireEvent.click(screen.getByRole('button', { name: 'Loss: log axis' }))
  expect(useConfig.getState().configuration.shown?.scales?.loss).toBe('linear')
  fireEvent.click(screen.getByRole('button', { name: 'Loss: linear axis' }))
  expect(useConfig.getState().configuration.shown?.scales?.loss).toBe('log')
})

it('seeks by a click on a strip and by its keys, and keeps those keys from the page', async () => {
  const onPage = vi.fn<(event: KeyboardEvent) => void>()
  window.addEventListener('keydown', onPage)
  render(<Strip place={2} quantity="gradientNorm" />)
  await frame()
  const { steps } = useConfig.getState().configuration
  const plot = screen.getByRole('slider')
  fireEvent.pointerDown(plot, { button: 0, clientX: 5000 })
  fireEvent.pointerUp(plot)
  expect(useView.getState().playhead).toBe(steps)
  fireEvent.keyDown(plot, { key: 'ArrowLeft', shiftKey: true })
  expect(useView.getState().playhead).toBe(steps - 10)
  fireEvent.keyDown(plot, { key: 'Home' })
  expect(useView.getState().playhead).toBe(0)
  expect(plot.getAttribute('aria-valuetext')).toBe(`step 0 of ${steps}`)
  expect(onPage).not.toHaveBeenCalled()
  window.removeEventListener('keydown', onPage)
})

it('gives every one of sixteen slots a mark of its own: eight shapes, full and hollow', () => {
  const { container } = render(
    <>
      {Array.from({ length: 16 }, (_, slot) => (
        <Swatch key={slot} slot={slot} />
      ))}
    </>,
  )
  const marks = [...container.querySelectorAll('path[fill]')].map(
    (path) => `${path.getAttribute('d')} ${path.getAttribute('fill')} ${path.getAttribute('stroke')}`,
  )
  expect(new Set(marks).size).toBe(16)
})

it('draws the penalized objective where a run has coupled weight decay, says so, and goes back', async () => {
  const { load, setPenalized } = useConfig.getState()
  const penalizedTool = () => screen.queryByRole('button', { name: /^Penalized objective/ })
  const link = 'surface=bowl&start=1,1&run=adam&run=adamw(weightDecay:0.2)'
  load(readLink(link).configuration, [])
  render(<SurfaceView />)
  await frame()
  expect(penalizedTool()).toBeNull()
  act(() => load(readLink(link.replace('adam&', 'adam(weightDecay:0.5)&')).configuration, []))
  expect(penalizedTool()!.getAttribute('aria-label')).toContain('λ = 0.5 of Adam')
  expect(penalizedTool()!.getAttribute('aria-pressed')).toBe('false')
  fireEvent.click(penalizedTool()!)
  expect(writeLink(useConfig.getState().configuration)).toContain('run=adam(weightDecay:0.5)/penalized&')
  expect(contourRequests(useConfig.getState().configuration, {}, 97).get('')?.penalty).toBe(0.5)
  const caption = screen.getByText(/Charts show/).parentElement!.textContent
  expect(caption).toContain('λ = 0.5 (Adam)')
  expect(caption).toContain('Decoupled decay has no such objective: AdamW')
  fireEvent.click(penalizedTool()!)
  expect(screen.queryByText(/Charts show/)).toBeNull()
  expect(contourRequests(useConfig.getState().configuration, {}, 97).get('')).not.toHaveProperty('penalty')
  act(() => setPenalized(undefined))
})

it('offers a choice where the penalties of the runs differ, beginning with the open run', async () => {
  const { configuration } = readLink('surface=bowl&start=1,1&run=adam(weightDecay:0.5)&run=momentum(weightDecay:0.1)')
  useConfig.getState().load(configuration, [])
  useView.getState().set({ openRun: configuration.runs[1]!.key })
  render(<SurfaceView />)
  await frame()
  fireEvent.click(screen.getByRole('button', { name: /^Penalized objective.*0.1 of Momentum/ }))
  const choice = screen.getByRole('combobox', { name: 'Run whose penalized objective is drawn' })
  fireEvent.change(choice, { target: { value: configuration.runs[0]!.key } })
  expect(useConfig.getState().configuration.runs.map((run) => run.penalized ?? false)).toEqual([true, false])
  act(() => useView.getState().set({ openRun: undefined }))
})

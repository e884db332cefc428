// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { SurfaceView } from '../../src/charts/surface/SurfaceView.tsx'
import { toggleOverlay } from '../../src/charts/surface/overlays/toggle.ts'
import { readLink } from '../../src/config/index.ts'
import { ReadOut } from '../../src/controls/runs/ReadOut.tsx'
import { Formula } from '../../src/controls/surface/Formula.tsx'
import { OverlaysButton } from '../../src/controls/surface/OverlaysButton.tsx'
import { StartFields } from '../../src/controls/top/ExperimentFields.tsx'
import { linkSummary } from '../../src/controls/share/summary.ts'
import { contourPicture } from '../../src/engine/index.ts'
import { showContours, useConfig, useView } from '../../src/store/index.ts'

const LINK = 'v=1&surface=reddi&start=0,0&run=gradientDescent(lr:0.1)&steps=20'

/** A canvas that accepts everything and draws nothing. */
const context = () =>
  new Proxy({} as Record<string, unknown>, {
    get: (target, name: string) =>
      name in target ? target[name] : name === 'measureText' ? () => ({ width: 60 }) : () => undefined,
  })

/** A slow machine is given its time. */
const PATIENCE = { timeout: 20_000 }

const frame = () => act(() => new Promise((done) => setTimeout(done, 50)))

// What the page fetches when it is first wanted: a slow machine would take longer than a test waits.
beforeAll(() =>
  Promise.all([
    import('../../src/charts/curve/CurvePlot.tsx'),
    import('../../src/charts/curve/CurveOverlays.tsx'),
    import('../../src/engine/index.ts'),
  ]),
)

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
  const { configuration } = readLink(LINK)
  useConfig.getState().load(configuration, [])
  showContours(
    contourPicture({ surface: configuration.surface, view: { x: [-1.2, 1.2], y: [-1.2, 1.2] }, columns: 33, rows: 3 }),
  )
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const startX = () => useConfig.getState().configuration.start[0]

async function openPlot() {
  render(<SurfaceView tools={<OverlaysButton />} />)
  await vi.waitFor(() => screen.getByRole('slider', { name: 'Start point' }), PATIENCE)
  await frame()
}

describe('a problem with one parameter', () => {
  it('has a start that keys move along the curve, up and down too, no further than its interval', async () => {
    await openPlot()
    const handle = screen.getByRole('slider', { name: 'Start point' })
    expect(handle.getAttribute('aria-valuetext')).toBe('x = 0')
    expect(handle.getAttribute('aria-roledescription')).toBe('point on the curve')
    fireEvent.keyDown(handle, { key: 'ArrowRight' })
    fireEvent.keyUp(handle, { key: 'ArrowRight' })
    expect(startX()).toBeCloseTo(0.024, 3)
    fireEvent.keyDown(handle, { key: 'ArrowDown' })
    fireEvent.keyUp(handle, { key: 'ArrowDown' })
    expect(startX()).toBeCloseTo(0, 3)
    for (let i = 0; i < 9; i++) fireEvent.keyDown(handle, { key: 'ArrowRight', shiftKey: true })
    expect(startX()).toBe(1)
    expect(useConfig.getState().configuration.start[1]).toBe(0)
  })

  it('has a start that is dragged along x, one gesture and one change of history', async () => {
    await openPlot()
    const handle = screen.getByRole('slider', { name: 'Start point' })
    const { gesture } = useConfig.getState()
    fireEvent.pointerDown(handle, { button: 0, clientX: 500, clientY: 200 })
    fireEvent.pointerMove(handle, { clientX: 560, clientY: 90 })
    await frame()
    const halfway = startX()
    expect(halfway).toBeGreaterThan(0.1)
    fireEvent.pointerMove(handle, { clientX: 620, clientY: 390 })
    fireEvent.pointerUp(handle)
    expect(startX()).toBeGreaterThan(halfway)
    expect(useConfig.getState().gesture).toBe(gesture + 1)
  })

  it('is seen along x alone: zoom keeps y', async () => {
    await openPlot()
    fireEvent.keyDown(screen.getByRole('group', { name: /^Plot/ }), { key: '+' })
    await vi.waitFor(() => expect(useConfig.getState().configuration.view?.x[1]).toBeCloseTo(0.8, 5), PATIENCE)
    expect(useConfig.getState().configuration.view?.y).toEqual([-1.2, 1.2])
  })

  it('reads x, f and its derivative under the pointer', async () => {
    await openPlot()
    act(() => useView.getState().set({ hoverPoint: [0.3, 0] }))
    await vi.waitFor(() => expect(document.querySelector('.surface-reading')?.textContent).toMatch(/f′/), PATIENCE)
    expect(document.querySelector('.surface-reading')?.textContent).toBe('x0.3000f0.200f′0.667')
    act(() => useView.getState().set({ hoverPoint: undefined }))
  })

  it('offers no view from the side, no field, no flow: a press says why', async () => {
    await openPlot()
    const side = screen.getByRole('button', { name: /^From the side/ })
    expect(side.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(side)
    expect(useView.getState().said).toMatch(/^One parameter: /)
    expect(useConfig.getState().configuration.shown?.relief).toBeUndefined()
    toggleOverlay('flow')
    expect(useConfig.getState().configuration.shown?.overlays).toBeUndefined()
    fireEvent.click(screen.getByRole('button', { name: 'Overlays' }))
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Vector field.*One parameter/ }).disabled).toBe(true)
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Local theory.*f″/ }).disabled).toBe(false)
  })

  it('says in its theory the second derivative alone', async () => {
    act(() => useConfig.getState().setShown({ overlays: ['theory', 'model'] }))
    act(() => useView.getState().set({ hoverPoint: [0.3, 0] }))
    await openPlot()
    await vi.waitFor(() => screen.getByRole('region', { name: 'Local theory' }), PATIENCE)
    const { textContent } = screen.getByRole('region', { name: 'Local theory' })
    expect(textContent).toMatch(/f″0f is straight here/)
    expect(textContent).not.toMatch(/λ₁|κ/)
    act(() => useView.getState().set({ hoverPoint: undefined }))
  })

  it('shows one number for a start, no y among the numbers of a run, and f(x) as its formula', () => {
    render(<StartFields />)
    expect(screen.getAllByRole('textbox')).toHaveLength(1)
    cleanup()
    render(<ReadOut />)
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).not.toContain('y')
    cleanup()
    render(<Formula choice={useConfig.getState().configuration.surface} />)
    expect(document.querySelector('.formula')?.textContent).toMatch(/^f\(x\)/)
    expect(linkSummary(useConfig.getState().configuration).experiment).toMatch(/from x = 0,/)
  })
})

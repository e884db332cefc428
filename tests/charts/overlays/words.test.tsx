// @vitest-environment jsdom
import { act, render, screen, within } from '@testing-library/react'
import { createRef } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { project, type Projection } from '../../../src/charts/surface/geometry.ts'
import { OverlayWords } from '../../../src/charts/surface/overlays/OverlayLayer.tsx'
import { nextField, toggleOverlay } from '../../../src/charts/surface/overlays/toggle.ts'
import { readLink, writeLink } from '../../../src/config/index.ts'
import type { Overlay } from '../../../src/config/types.ts'
import { OverlaysButton } from '../../../src/controls/surface/OverlaysButton.tsx'
import { outlineOf, run as steps } from '../../../src/engine/index.ts'
import { specificationOf } from '../../../src/config/index.ts'
import { applyChunk, emptyOutline, useConfig, useRuns, useView } from '../../../src/store/index.ts'
import { configuration, freshPage, open } from '../../controls/page.tsx'

beforeEach(() => {
  freshPage()
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})

const shown = () => configuration().shown?.overlays

describe('the choice of overlays', () => {
  it('is a list of boxes, each with a sentence; several at once, kept in the link', async () => {
    const user = open(<OverlaysButton />)
    await user.click(screen.getByRole('button', { name: 'Overlays' }))
    const box = (name: RegExp) => screen.getByRole('checkbox', { name })
    expect(document.activeElement).toBe(box(/Local theory/))
    await user.click(box(/Local theory/))
    await user.click(box(/Cross-section/))
    expect(shown()).toEqual(['theory', 'section'])
    expect(screen.getByRole('button', { name: 'Overlays, 2 shown' })).toBeTruthy()
    expect(readLink(writeLink(configuration())).configuration.shown?.overlays).toEqual(['theory', 'section'])
    await user.click(box(/Local theory/))
    await user.click(box(/Cross-section/))
    expect(configuration().shown).toBeUndefined()
  })

  it('goes from arrows to lines of the flow to neither with one key, and leaves the others', () => {
    toggleOverlay('theory')
    nextField()
    expect(shown()).toEqual(['theory', 'field'])
    nextField()
    expect(shown()).toEqual(['theory', 'flow'])
    nextField()
    expect(shown()).toEqual(['theory'])
  })

  it('is one entry of history each', () => {
    const { gesture } = useConfig.getState()
    toggleOverlay('model')
    expect(useConfig.getState().gesture).toBe(gesture + 1)
  })
})

const view = { x: [-2, 2], y: [-1, 3] } as const
const wide = project(view, { left: 46, top: 14, width: 900, height: 560 })
const small = project(view, { left: 38, top: 6, width: 330, height: 250 })

/** The words over the surface, with every run of a link computed. */
function show(link: string, overlays: readonly Overlay[], projection: Projection = wide) {
  useConfig.getState().load(readLink(link).configuration, [])
  const now = configuration()
  useRuns.setState({ runs: new Map() })
  for (const run of now.runs) {
    const specification = specificationOf(now, run)
    for (const chunk of steps(specification))
      applyChunk(run.key, chunk, { ...emptyOutline(), ...outlineOf(specification) }, 'done')
  }
  useView.setState({ playhead: now.playhead ?? now.steps, hoverPoint: undefined })
  const covered = createRef() as { current: never[] }
  covered.current = []
  const place = { top: 10, bottom: 10, critical: [], covered, onPlace: () => undefined }
  render(<OverlayWords projection={projection} overlays={overlays} {...place} />)
}

const theory = () => screen.getByRole('region', { name: 'Local theory' })
const bowl = 'surface=eq((x^2%2B50*y^2)/2)&start=1,1'

describe('the read-out of local theory', () => {
  it('has the eigenvalues, the condition number, the kind, and the rate beside gradient descent’s limit', () => {
    show(`v=1&${bowl}&run=gradientDescent(lr:0.037)&steps=20&at=3`, ['theory'])
    const text = theory().textContent
    expect(text).toContain('at Gradient descent, step 3')
    expect(text).toMatch(/λ₁1.*λ₂50.*κ50/)
    expect(text).toContain('bowl: f curves up in every direction')
    expect(text).toMatch(/rate 0\.037 = 1\.85\/λmax, under the limit .*= 0\.04/)
    expect(theory().getAttribute('aria-live')).toBe('polite')
  })

  it('goes by the method’s own limit: never 2/λ for one of which it is false', () => {
    show(`v=1&${bowl}&run=momentum(lr:0.05,beta:0.9)&steps=20&at=3`, ['theory'])
    expect(theory().textContent).toMatch(/rate 0\.05 = 2\.5\/λmax, under the limit .*= 0\.076/)
  })

  it('says so where the rate is over the limit, and where none is known', () => {
    show(`v=1&${bowl}&run=gradientDescent(lr:0.05)&steps=20&at=3`, ['theory'])
    expect(theory().textContent).toContain('over the limit')
    document.body.replaceChildren()
    show(`v=1&${bowl}&run=lion&steps=20&at=3`, ['theory'])
    expect(theory().textContent).toContain('No limit of the rate is known for Lion here.')
  })

  it('follows the pointer, which is not read out', () => {
    show('v=1&surface=saddle&run=gradientDescent&steps=20&at=3', ['theory'])
    act(() => useView.setState({ hoverPoint: [0, 0] }))
    expect(theory().textContent).toContain('at the pointer')
    expect(theory().textContent).toContain('κindefinite')
    expect(theory().textContent).toContain('saddle: the gradient vanishes')
    expect(theory().getAttribute('aria-live')).toBe('off')
  })

  it('says where f is undefined', () => {
    show('v=1&surface=eq(log(x)%2By^2)&start=1,1&run=gradientDescent(lr:0.01)&steps=5&at=1', ['theory'])
    act(() => useView.setState({ hoverPoint: [-1, 0] }))
    expect(theory().textContent).toContain('undefined here')
  })

  it('is that of the open run', () => {
    show(`v=1&${bowl}&run=gradientDescent&run=adam&steps=20&at=3`, ['theory'])
    act(() => useView.setState({ openRun: configuration().runs[1]?.key }))
    expect(theory().textContent).toContain('at Adam, step 3')
  })

  it('keeps to few words in a small picture', () => {
    show(`v=1&${bowl}&run=gradientDescent(lr:0.037)&steps=20&at=3`, ['theory'], small)
    expect(theory().textContent?.length).toBeLessThan(110)
    expect(theory().textContent).toContain('bowl')
  })
})

describe('the cross-section', () => {
  const section = () => screen.getByRole('region', { name: 'Cross-section along the last step' })

  it('has the step’s line as a chart with a computed sentence', () => {
    show('v=1&surface=eq((x^2%2By^2)/2)&start=1,0&run=gradientDescent(lr:1.8)&steps=5&at=1', ['section'])
    expect(within(section()).getByRole('img', { name: /overshoots the line’s minimum by 80 %/ })).toBeTruthy()
    expect(section().textContent).toContain('0 → 1')
  })

  it('says why there is none: before the first step, and after a step of no length', () => {
    show('v=1&surface=eq((x^2%2By^2)/2)&start=1,0&run=gradientDescent(lr:1)&steps=5&at=0', ['section'])
    expect(section().textContent).toContain('No step has been taken yet.')
    act(() => useView.setState({ playhead: 3 }))
    expect(section().textContent).toContain('The last step has length zero')
  })
})

describe('the key', () => {
  it('says what lengths mean', () => {
    show('v=1&surface=rosenbrock&run=gradientDescent&steps=5', ['model', 'field', 'flow'])
    const key = screen.getByRole('list', { name: 'Key of the overlays' })
    expect(key.textContent).toMatch(/−∇f; length as log \|∇f\|, 10.* to 10/)
    expect(key.textContent).toContain('quadratic model')
    expect(key.textContent).toContain('descent in the limit of a rate of 0')
  })
})

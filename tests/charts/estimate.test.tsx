// @vitest-environment jsdom
/** The gradient that a run was given, beside the full one: in numbers, in sentences, as arrows. */
import { act, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { estimateArrows } from '../../src/charts/estimate/arrows.ts'
import { EstimateReadout } from '../../src/charts/estimate/EstimateReadout.tsx'
import { estimatedAt, isStochastic, looksElsewhere, recentScatter } from '../../src/charts/estimate/estimated.ts'
import { criticalSentence, varianceFormula } from '../../src/charts/estimate/words.ts'
import { plotFrame, project } from '../../src/charts/surface/geometry.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { gradientNoise } from '../../src/engine/gradientNoise.ts'
import { outlineOf, run as compute } from '../../src/engine/index.ts'
import {
  applyChunk,
  keepRuns,
  showGradientNoise,
  useConfig,
  useGradientNoise,
  useRuns,
  useView,
} from '../../src/store/index.ts'

const LINK = 'surface=least_squares&start=0,0&run=gradientDescent(lr:0.01)/miniBatch(B:8)&steps=30'

/** Opens the experiment with its runs computed; the first run. */
function load(link: string) {
  const { configuration } = readLink(link)
  keepRuns(new Set())
  useConfig.getState().load(configuration, [])
  for (const each of configuration.runs) {
    const specification = specificationOf(configuration, each)
    for (const chunk of compute(specification)) applyChunk(each.key, chunk, outlineOf(specification), 'done')
  }
  return configuration.runs[0]!
}

const recordOf = (key: string) => useRuns.getState().runs.get(key)!

/** What a worker would answer. */
function answer(): void {
  const { wanted } = useGradientNoise.getState()
  const work = gradientNoise(wanted!)
  for (let piece = work.next(); ; piece = work.next()) if (piece.done) return showGradientNoise(wanted!, piece.value)
}

beforeEach(() => useView.setState({ playhead: 5, playing: false }))

describe('the read-out', () => {
  it('has both gradients at once, and the scatter when it is worked out: by formula, measured there and on the path', () => {
    const run = load(LINK)
    render(<EstimateReadout run={run} onlooker="test" />)
    const text = () => screen.getByRole('region', { name: 'Gradient estimate' }).textContent
    expect(text()).toContain('from step 5')
    expect(text()).toContain('on the path')
    expect(text()).not.toContain('by formula')
    expect(useGradientNoise.getState().wanted?.batch).toEqual({ B: 8, replacement: false })
    act(answer)
    expect(text()).toMatch(/by formula.*σ²\/B·\(n−B\)\/\(n−1\) = [\d.]+\/8·56\/63/)
    expect(text()).toMatch(/measured here[\d.]+ over 1.000 new batches/)
    expect(text()).toMatch(/critical, σ²\/\|∇f\|²/)
    expect(text()).toMatch(/B = 8 is/)
  })

  it('at the run’s end is of its last update; of nobody when it is closed', () => {
    const run = load(LINK)
    act(() => useView.setState({ playhead: 30 }))
    const { unmount } = render(<EstimateReadout run={run} onlooker="test" />)
    expect(screen.getByText(/^Gradient of the update/).textContent).toContain('from step 29')
    unmount()
    expect(useGradientNoise.getState().wanted).toBeUndefined()
  })

  it('of SVRG says nothing of batches, whose scatter is not its own', () => {
    const run = load(LINK.replace('miniBatch(B:8)', 'svrg(m:20)'))
    render(<EstimateReadout run={run} onlooker="test" />)
    act(answer)
    const { textContent } = screen.getByRole('region', { name: 'Gradient estimate' })
    expect(textContent).not.toContain('by formula')
    expect(textContent).toContain('on the path')
    expect(textContent).toContain('σ² of one term')
  })

  it('is there for estimates and noise alone, and not for how far clients have moved', () => {
    const stochastic = (part: string) => isStochastic(load(`surface=least_squares&run=adam${part}&steps=2`))
    expect(['', '/miniBatch', '/gaussian', '/federated'].map(stochastic)).toEqual([false, true, true, false])
    render(<EstimateReadout run={load('surface=least_squares&run=adam&steps=2')} onlooker="test" />)
    expect(screen.queryByRole('region')).toBeNull()
  })

  it('claims no scatter about the gradient here of a method that looks ahead', () => {
    const run = load(LINK.replace('gradientDescent(lr:0.01)', 'nesterov'))
    expect(looksElsewhere(run)).toBe(true)
    expect(looksElsewhere(load(LINK))).toBe(false)
  })
})

it('along the path the scatter is the mean squared distance of the recorded gradients', () => {
  const run = load(LINK)
  const { samples } = recordOf(run.key)
  const away = (k: number) =>
    (samples.estimates[2 * k]! - samples.gradients[2 * k]!) ** 2 +
    (samples.estimates[2 * k + 1]! - samples.gradients[2 * k + 1]!) ** 2
  expect(recentScatter({ samples }, 1)).toEqual({ variance: (away(0) + away(1)) / 2, updates: 2 })
  expect(estimatedAt({ samples }, 7)).toMatchObject({ step: 7, drawn: 8 })
  expect(estimatedAt({ samples }, 99)).toMatchObject({ step: 29 })
})

describe('in a sentence', () => {
  it('the critical batch size is told beside the run’s own', () => {
    expect(criticalSentence({ critical: 30, n: 64 }, 8)).toContain('twice the batch does with about half the steps')
    expect(criticalSentence({ critical: 30, n: 64 }, 32)).toContain('noise and slope weigh the same')
    expect(criticalSentence({ critical: 3, n: 64 }, 32)).toContain('a larger batch saves few steps')
    expect(criticalSentence({ critical: 300, n: 64 }, 8)).toContain('All 64 terms together have none')
    expect(criticalSentence({ critical: Infinity, n: 64 }, 8)).toContain('noise alone')
    expect(criticalSentence({ critical: 30, n: 64 }, undefined)).toContain('much larger ones save few steps')
  })

  it('the formula has the factor of a finite population only without replacement', () => {
    const noise = { n: 10, sigma2: 2, point: [0, 0], gradient: [1, 0], covariance: [1, 0, 1], critical: 2 } as const
    const batch = { B: 4, variance: 0.5, measured: 0.5, draws: 1000 }
    expect(varianceFormula({ ...noise, batch: { ...batch, replacement: true } })?.name).toBe('σ²/B')
    expect(varianceFormula({ ...noise, batch: { ...batch, replacement: false } })?.numbers).toBe('2.00/4·6/9')
  })
})

describe('as arrows', () => {
  const p = project({ x: [-2, 2], y: [-2, 2] }, plotFrame(600, 600))
  const at = { point: [0, 0], given: [2, 0], full: [1, 0] } as const
  const noise = {
    point: [0, 0],
    n: 100,
    gradient: [1, 0],
    covariance: [4, 0, 1],
    sigma2: 5,
    critical: 5,
    batch: { B: 25, replacement: true, variance: 0.2, measured: 0.2, draws: 1000 },
  } as const

  it('both lead downhill, to one scale', () => {
    const { given, full } = estimateArrows(p, at)!
    expect(given!.along).toEqual([-1, 0])
    expect(given!.length).toBeCloseTo(2 * full!.length)
    expect(given!.tip[0]).toBeLessThan(given!.from[0])
  })

  it('the ellipse is of one standard deviation, about the tip of the full one', () => {
    const { full, scatter } = estimateArrows(p, at, noise)!
    expect([scatter!.x, scatter!.y]).toEqual(full!.tip)
    // 2/5 and 1/5 of the full gradient.
    expect(scatter!.long).toBeCloseTo(0.4 * full!.length)
    expect(scatter!.short).toBeCloseTo(0.2 * full!.length * Math.abs(p.ky / p.kx))
    expect(scatter!.degrees).toBeCloseTo(0)
  })

  it('there are none for a point that is not seen, nor for no gradient at all', () => {
    expect(estimateArrows(p, { ...at, point: [9, 0] })).toBeUndefined()
    expect(estimateArrows(p, { ...at, given: [0, 0], full: [0, 0] })).toBeUndefined()
  })
})

/** What the presets on distribution and privacy say is so. */
import { describe, expect, test } from 'vitest'
import { presets, specificationOf, type Preset } from '../../src/config/index.ts'
import { spending } from '../../src/core/accountant.ts'
import { run } from '../../src/engine/index.ts'
import { foundMinimum } from '../../src/engine/minimum.ts'
import { roundsOf } from '../engine/specifications.ts'
import { mean } from './paths.ts'

const presetOf = (id: string) => presets.find((preset) => preset.id === id)!

/** How far each run is from the minimum, step by step. */
function distances({ configuration }: Preset): number[][] {
  const [minX, minY] = foundMinimum(configuration.surface)!
  return configuration.runs.map((each) =>
    [...run(specificationOf(configuration, each))].flatMap(({ points, count }) =>
      Array.from({ length: count }, (_, i) => Math.hypot(points[2 * i]! - minX, points[2 * i + 1]! - minY)),
    ),
  )
}

const rms = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => value * value)))

describe('clients that pull apart', () => {
  const preset = presetOf('federated-drift')
  const [average, prox, central] = distances(preset) as [number[], number[], number[]]

  test('FedAvg rests 0.28 from the minimum of all, FedProx 0.13, gradient descent on all data at it', () => {
    expect(average.at(-1)!.toFixed(2)).toBe('0.28')
    expect(average.at(-1)! - average.at(-5)!).toBeCloseTo(0, 6)
    expect(prox.at(-1)!.toFixed(2)).toBe('0.13')
    expect(prox.at(-1)! - prox.at(-5)!).toBeCloseTo(0, 3)
    expect(central.at(-1)).toBeLessThan(1e-9)
  })

  test('its three clients have minima of their own, all of them in the picture', () => {
    const { configuration } = preset
    const { minima } = roundsOf(specificationOf(configuration, configuration.runs[0]!), 0)
    const { x, y } = configuration.view!
    expect(minima).toHaveLength(6)
    for (let k = 0; k < 3; k++) {
      expect(minima[2 * k]).toBeGreaterThan(x[0])
      expect(minima[2 * k]).toBeLessThan(x[1])
      expect(minima[2 * k + 1]).toBeGreaterThan(y[0])
      expect(minima[2 * k + 1]).toBeLessThan(y[1])
      expect(
        Math.hypot(minima[2 * k]! - minima[(2 * k + 2) % 6]!, minima[2 * k + 1]! - minima[(2 * k + 3) % 6]!),
      ).toBeGreaterThan(1)
    }
  })
})

describe('what privacy costs', () => {
  const preset = presetOf('private-noise')

  test('ε is what the runs are named after', () => {
    const epsilon = (sigma: number) => spending({ q: 50 / 1000, sigma }, 1e-5)(100).toFixed(2)
    expect([epsilon(1), epsilon(8)]).toEqual(['4.11', '0.23'])
    expect(preset.configuration.runs.map(({ label }) => label)).toEqual(['ε = 4.11', 'ε = 0.23', 'Not private'])
  })

  test('more noise wanders three times as far off; without it the minimum is reached', () => {
    const [some, much, none] = distances(preset).map((run) => rms(run.slice(-50))) as [number, number, number]
    expect((much / some).toFixed(0)).toBe('3')
    expect(some).toBeGreaterThan(0.01)
    expect(none).toBeLessThan(1e-6)
  })
})

import type { Page } from 'playwright-core'
import { parseConfiguration, writeLink } from '../../config/index.ts'
import type { Configuration, Shown } from '../../config/types.ts'

export const fourRuns = parseConfiguration({
  surface: { id: 'rosenbrock' },
  start: [-1.5, 2],
  steps: 500,
  // Whole paths are what costs most to draw.
  playhead: 500,
  runs: [
    { optimizer: { id: 'gradientDescent', lr: 0.001 } },
    { optimizer: { id: 'momentum', lr: 0.0005 } },
    { optimizer: { id: 'rmsprop', lr: 0.01 } },
    { optimizer: { id: 'adam', lr: 0.1 }, schedule: { id: 'cosine' } },
  ],
}).configuration

/** Eight methods, 1,000 steps of each. */
export const eightRuns = (shown: Shown = {}): Configuration =>
  parseConfiguration({
    surface: { id: 'rosenbrock' },
    start: [-1.5, 2],
    steps: 1000,
    playhead: 1000,
    shown,
    runs: [
      { optimizer: { id: 'gradientDescent', lr: 0.001 } },
      { optimizer: { id: 'momentum', lr: 0.0005 } },
      { optimizer: { id: 'nesterov', lr: 0.0005 } },
      { optimizer: { id: 'adagrad', lr: 0.5 } },
      { optimizer: { id: 'rmsprop', lr: 0.01 } },
      { optimizer: { id: 'adam', lr: 0.1 }, schedule: { id: 'cosine' } },
      { optimizer: { id: 'adamw', lr: 0.05 } },
      { optimizer: { id: 'amsgrad', lr: 0.05 } },
    ],
  }).configuration

/** Waits until every run has ended. */
export const settled = (page: Page) => page.waitForFunction(() => thalweg.runs().every(({ end }) => end !== undefined))

/** Opens an experiment on a page without a past, at rest. */
export async function open(page: Page, address: string, configuration: Configuration): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${address}#${writeLink(configuration)}`)
  await page.waitForFunction(() => 'thalweg' in globalThis)
  await settled(page)
}

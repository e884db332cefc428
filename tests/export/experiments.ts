import {
  nextKey,
  specificationOf,
  type Configuration,
  type MethodChoice,
  type RunConfiguration,
} from '../../src/config/index.ts'
import { run } from '../../src/engine/index.ts'
import { exportScript, type Target } from '../../src/export/index.ts'

/** A run at a constant rate unless more is said. */
export const runOf = (
  optimizer: RunConfiguration['optimizer'],
  rest: Partial<RunConfiguration> = {},
): RunConfiguration => ({
  key: nextKey(),
  slot: 0,
  optimizer,
  schedule: { id: 'constant', params: {} },
  ...rest,
})

/** An experiment of these runs; on a quartic with four minima unless it says where. */
export const experiment = (
  runs: readonly RunConfiguration[],
  place: { surface?: MethodChoice; start?: readonly [number, number]; steps?: number } = {},
): Configuration => ({
  surface: place.surface ?? { id: 'himmelblau', params: {} },
  start: place.start ?? [-0.3, 1.1],
  steps: place.steps ?? 20,
  seed: 1,
  runs,
})

/** The script; a refusal fails the test. */
export function scriptOf(configuration: Configuration, target: Target): string {
  const exported = exportScript(configuration, target)
  if (!exported.ok) throw new Error(exported.reason)
  return exported.text
}

/** x, y, loss of every step of every run, as the program computes them. */
export const computed = (configuration: Configuration) =>
  configuration.runs.map((each) =>
    [...run(specificationOf(configuration, each))].flatMap(({ count, points, losses }) =>
      Array.from({ length: count }, (_, i) => [points[2 * i]!, points[2 * i + 1]!, losses[i]!] as const),
    ),
  )

import { MOST_TERMS } from '../core/data.ts'

/** How much a configuration may hold. Typed equations are bounded by the language's own limits. */
export const CONFIGURATION_LIMITS = {
  steps: 100_000,
  runs: 16,
  /** Colours, markers and dashes to choose from. */
  slots: 16,
  /** Characters of a run's label. */
  label: 60,
  /** Characters of a scene's caption. */
  caption: 200,
  /** Charts in a row. */
  charts: 3,
  /** Epochs that early stopping may wait. */
  patience: 100_000,
  /** Of a run's own: evaluations, epochs or milliseconds. */
  budget: 1e9,
  /** Rows of data, a term each. */
  rows: MOST_TERMS,
  /** Characters of a text of rows, and bytes of its file: a hundred thousand rows with all their digits. */
  csv: 16_000_000,
  /** Characters of a file, an experiment's with its rows. */
  file: 16_000_000,
  /** Surfaces beside the experiment's own. */
  beside: 5,
  /** Schedules that hold schedules that hold schedules. */
  scheduleDepth: 8,
  /** Optimizers that hold optimizers. */
  optimizerDepth: 4,
  seed: 2 ** 32 - 1,
  /** Seeds that a run's distribution is of. */
  seeds: 1000,
  /** Largest coordinate of a view: its square is still finite. */
  viewCoordinate: 1e100,
  /** Smallest width of a view, relative to the size of its coordinates: narrower, neighbouring pixels would share numbers. */
  viewWidth: 1e-11,
  /** Characters of a link: what sixteen runs of long typed equations may need, and no more. */
  link: 200_000,
  notices: 20,
  /** Of a lecture. */
  scenes: 60,
  /** Characters of a lecture's or a scene's title, and of a scene's notes. */
  title: 80,
  notes: 2000,
  /** Characters of a lecture's link or file: browsers keep addresses of about two million. */
  lecture: 1_000_000,
} as const

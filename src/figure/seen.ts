import type { Palette } from '../charts/palette.ts'
import type { ShownRun } from '../charts/shownRuns.ts'
import { shownRuns } from '../charts/shownRuns.ts'
import type { SceneMemory } from '../charts/surface/scene.ts'
import type { Configuration, GradientNoiseState, RoundsState, RunsState, ViewState } from '../store/index.ts'

/** A run in the legend: who it is, what it is set to, what became of it on each surface, the experiment's own first. */
export interface LegendEntry {
  key: string
  slot: number
  name: string
  detail: string
  statuses: readonly string[]
}

/** What is on the screen, as a figure takes it over. */
export interface Seen {
  configuration: Configuration
  runs: RunsState
  /** What the clients of federated runs did. */
  rounds?: RoundsState['known']
  /** How the gradients of batches scatter where one looks. */
  scatter?: GradientNoiseState['found']
  view: ViewState
  palette: Palette
  legend: readonly LegendEntry[]
  /** The experiment in a line or two: surface, start, step. */
  caption: string
  /** In an animation: where names were in the frame before. */
  memory?: SceneMemory
}

/** Without what the pointer is at: a figure has none. */
export const withoutPointer = (view: ViewState): ViewState => ({
  ...view,
  hoverStep: undefined,
  hoverPoint: undefined,
  hoverRun: undefined,
})

export const runsOf = ({ configuration, runs, view }: Seen): ShownRun[] => shownRuns(configuration, runs, view)

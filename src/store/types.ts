import type { SpendingUnit } from '../core/spending.ts'
import type { View } from '../core/method.ts'
import type { Recorded } from '../core/recorded.ts'
import type {
  AxisScale,
  Configuration,
  MethodChoice,
  Notice,
  OptimizerChoice,
  Overlay,
  Quantity,
  Relief,
  RunBudget,
  RunConfiguration,
  ScheduleChoice,
  Shown,
  SurfaceChoice,
} from '../config/types.ts'
import type { Ensemble } from '../engine/ensemble/types.ts'
import type { ContourPicture, RunEnd, RunOutline } from '../engine/types.ts'

/**
 * The experiment and the only ways to change it. Every change carries a tag, the thing changed
 * (`start`, `surface.b`, `r2.lr`): consecutive changes with one tag, until `endGesture`, are one entry of history.
 */
export interface ConfigState {
  configuration: Configuration
  /** What could not be read of the last link or file; dismissed by the user. */
  notices: readonly Notice[]
  /** The tag of the last change, and a number that moves with `endGesture` and with every change that is whole in itself. */
  tag: string
  gesture: number

  load(configuration: Configuration, notices: readonly Notice[]): void
  dismissNotices(): void
  endGesture(): void
  /** Takes the new surface's own view and start along. */
  setSurface(choice: SurfaceChoice): void
  /** Same surface in kind: keeps start and view (a typed surface edited, a parameter moved). */
  editSurface(choice: SurfaceChoice, tag: string): void
  setStart(x: number, y: number): void
  setSteps(steps: number): void
  setSeed(seed: number): void
  setView(view: View | undefined): void
  /** Returns the new run's key. */
  addRun(optimizer?: OptimizerChoice): string
  removeRun(key: string): void
  /** Right after its original, with what is said to be different; returns the new run's key. */
  duplicateRun(key: string, differently?: RunDifference): string
  moveRun(key: string, toIndex: number): void
  renameRun(key: string, label: string): void
  setHidden(key: string, hidden: boolean): void
  /** Draws the surface as this run minimizes it, with the penalty of its weight decay; undefined: f itself. */
  setPenalized(key: string | undefined): void
  /** The run that others are measured against; undefined: none. */
  setBaseline(key: string | undefined): void
  /** How the experiment is shown; undefined takes a field back to what it is on a first visit. */
  setShown(change: { [Field in keyof Shown]: Shown[Field] | undefined }, tag?: string): void
  /** What the axis counts: so long that the runs go about as far on it as before. */
  setAxis(unit: SpendingUnit): void
  /** What a run may spend of its own; undefined: as much as all. */
  setBudget(key: string, budget: RunBudget | undefined, tag?: string): void
  setOptimizer(key: string, choice: OptimizerChoice, tag?: string): void
  /** Of these runs, by key, at once; different rates end that all runs share one. */
  setRates(rates: ReadonlyMap<string, number>): void
  setSchedule(key: string, choice: ScheduleChoice, tag?: string): void
  /** The schedule of a parameter other than the rate; undefined: none. */
  setScheduled(key: string, name: string, choice: ScheduleChoice | undefined, tag?: string): void
  /** What the run's schedules count: passes over the data, or updates. */
  setClock(key: string, clock: RunConfiguration['clock']): void
  /** Batches of another size; the rate in the same proportion, if that is wanted. */
  setBatch(key: string, B: number, scalesRate: boolean, tag?: string): void
  /** How the run's gradients are estimated from some of a sum's terms; undefined: from all of them. */
  setEstimate(key: string, choice: MethodChoice | undefined, tag?: string): void
  /** What is added to the run's gradients; undefined: nothing. */
  setNoise(key: string, choice: MethodChoice | undefined, tag?: string): void
  /** The low precision of the run's gradients; undefined: double precision. */
  setPrecision(key: string, choice: MethodChoice | undefined, tag?: string): void
  /** The probability with which the run leaves a feature out; 0: none is. */
  setDropout(key: string, rate: number, tag?: string): void
  /** All terms and features and no noise, in one change. */
  setExact(key: string): void
  setPatience(key: string, patience: number | undefined, tag?: string): void
  setClip(key: string, choice: MethodChoice | undefined, tag?: string): void
}

/** In what a copy of a run differs from it. */
export type RunDifference = Partial<Pick<RunConfiguration, 'label' | 'optimizer' | 'schedule' | 'scheduled'>>

/** One run's outline and samples, appended to as chunks arrive; entries from `count` on are not yet known. */
export interface RunSamples extends RunOutline, Recorded {
  /** Points known so far, the start included. */
  count: number
  slots: Float64Array
  end?: RunEnd
}

/**
 * `computing` until the last chunk; `failed`: it cannot run (message says why);
 * `restarted`: its worker was lost, another took over and is computing or has finished;
 * `lost`: its worker was lost twice, the samples are what came until then.
 */
export type RunCondition = 'computing' | 'done' | 'failed' | 'restarted' | 'lost'

export interface RunRecord {
  samples: RunSamples
  condition: RunCondition
  message?: string
  /** Moves with every chunk: what canvas layers compare. */
  version: number
  /** What the run is like over many seeds, as far as that is known. */
  ensemble?: Ensemble
}

/** Samples by run key. Buffers mutate in place; `version` moves when any of them does. */
export interface RunsState {
  runs: ReadonlyMap<string, RunRecord>
  version: number
  contours?: ContourPicture
  /** Why there is no new contour picture (a typed surface that does not parse, ...). The last good one stays. */
  contoursProblem?: string
  /** The contours of another surface are so long in coming that the last ones were taken away. */
  contoursAwaited?: boolean
  /** In a comparison: those of the further surfaces, and of panels with a view of their own. */
  pictures: Readonly<Record<string, Picture>>
}

/** The last good contours, and why there are no newer ones. */
export interface Picture {
  picture?: ContourPicture
  problem?: string
}

/** What is seen of a plane, and its size in pixels. */
export interface Visible {
  view: View
  width: number
  height: number
}

export type Theme = 'system' | 'light' | 'dark'
/** Which set of a theme's colours. By the system: the standard one, or high contrast where that is asked for. */
export type Colours = 'system' | 'standard' | 'projector' | 'contrast'
/** Equations that the editor may be open on: of the surface, of a run's optimizer, of one of its schedules. */
export type EditorTarget =
  | { kind: 'surface' }
  | { kind: 'optimizer'; run: string }
  /** `moves` names the parameter whose schedule it is, absent for the rate; `path` leads to a held one. */
  | { kind: 'schedule'; run: string; moves?: string; path: readonly number[] }

/** A text that cannot be read yet, and the one in force that it would replace. */
export interface Draft {
  text: string
  over: string
}

/** Dialogs about the whole experiment or the program. */
export type DialogName = 'help' | 'gallery' | 'palette' | 'share' | 'lecture' | 'recent' | 'save' | 'results' | 'csv'

/** What is open, played and pointed at. Of this only the playhead stands in the link. */
export interface ViewState {
  /** 0 to the configuration's steps; fractional only while playing faster than frames. */
  playhead: number
  playing: boolean
  /** Steps a second; Infinity shows everything at once. */
  speed: number
  /** The step under the pointer in any chart. */
  hoverStep?: number
  /** The point under the pointer on the surface, in surface coordinates. */
  hoverPoint?: readonly [x: number, y: number]
  /** The run whose path or row is hovered: others fall back. */
  hoverRun?: string
  /** The run whose controls are open. */
  openRun?: string
  /** The equations that are open in the editor. */
  editing?: EditorTarget
  /** What was typed last in the editor and cannot be read, by target: kept when it closes, never part of the experiment. */
  drafts: Readonly<Record<string, Draft>>
  /** The run whose update at the playhead is taken apart, in lines with their numbers and in arrows on the surface. */
  inspecting?: string
  /** The arrow of that update that is pointed at, in its line or on the surface. */
  pointedVector?: string
  /** Whether the level line of f's quadratic model at the update's start is drawn. */
  showsModel?: boolean
  /** Whether a run's rate follows its batch, in proportion. */
  scalesRate?: boolean
  /** If set, only this run is drawn. */
  soloRun?: string
  /** What was done just now, in a word. */
  said?: string
  /** The file of rows that the dialog is open on. */
  csvFile?: File
  /** Why the last file was not opened; dismissed by the user. */
  refused?: string
  /** The dialog that is open. */
  dialog?: DialogName
  /** If set, the reference is open; the entry that it shows, by its address: '' for none in particular. */
  reference?: string
  /** If set, the code to take away is open: of the run with this key, or of all runs: ''. */
  exporting?: string
  theme: Theme
  colours: Colours
  /** The data of a problem are put away. */
  dataHidden?: boolean
  /** What the surface view shows of the plane, and its size in pixels. The view sets it; contours are computed for it. */
  visible?: Visible
  /** The same of a comparison's further surfaces, and of its panels with a view of their own, by place. */
  pictured?: Readonly<Record<string, Visible & { surface: MethodChoice }>>
  /** How wide all panels are together, in pixels. */
  panelsWidth?: number
  /** The views that were chosen at these places; the others have the surface's own. */
  views?: Readonly<Record<string, View>>
  /** Whether every panel of a comparison has a view of its own. */
  apart?: boolean
  /** In a comparison, the row of the surface that `hoverPoint` lies on; absent: the first. */
  hoverRow?: number
  set(change: Partial<Omit<ViewState, 'set'>>): void
}

export type { AxisScale, Configuration, Overlay, Quantity, Relief, RunConfiguration, Shown }

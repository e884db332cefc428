import {
  CONFIGURATION_LIMITS,
  cleanLabel,
  isBudget,
  movableParameters,
  significantShown,
  surfaceOf,
  withAxis,
} from '../config/index.ts'
import type {
  Configuration,
  MethodChoice,
  OptimizerChoice,
  RunBudget,
  RunConfiguration,
  Scheduled,
  ScheduleChoice,
  Shown,
  SurfaceChoice,
} from '../config/types.ts'
import type { SpendingUnit } from '../core/spending.ts'
import type { View } from '../core/method.ts'
import { accepts } from './accept.ts'
import { atRate } from './oneRate.ts'
import type { RunDifference } from './types.ts'

/**
 * Every change of the experiment, as a function from configuration to configuration. A change that would break a rule
 * (a number out of its domain, one run too many) gives the same configuration back.
 */
export type Change = (configuration: Configuration) => Configuration

const limits = CONFIGURATION_LIMITS
const within = (value: number, min: number, max: number) => Number.isInteger(value) && value >= min && value <= max

/** The new surface's own start and view, and the playhead at the end. */
export const setSurface =
  (surface: SurfaceChoice): Change =>
  (configuration) =>
    accepts('surface', surface)
      ? { ...configuration, surface, start: surfaceOf(surface).start, view: undefined, playhead: undefined }
      : configuration

export const editSurface =
  (surface: SurfaceChoice): Change =>
  (configuration) =>
    accepts('surface', surface) ? { ...configuration, surface } : configuration

export const setStart =
  (x: number, y: number): Change =>
  (configuration) =>
    Number.isFinite(x) && Number.isFinite(y) ? { ...configuration, start: [x, y] } : configuration

export const setSteps =
  (steps: number): Change =>
  (configuration) => {
    if (!within(steps, 1, limits.steps)) return configuration
    const { playhead } = configuration
    return { ...configuration, steps, playhead: playhead === undefined ? undefined : Math.min(playhead, steps) }
  }

export const setSeed =
  (seed: number): Change =>
  (configuration) =>
    within(seed, 0, limits.seed) ? { ...configuration, seed } : configuration

export const setView =
  (view: View | undefined): Change =>
  (configuration) =>
    view === undefined || (isSpan(view.x) && isSpan(view.y)) ? { ...configuration, view } : configuration

/** Wide enough for neighbouring pixels to have numbers of their own, and not so far out that squares overflow. */
function isSpan([min, max]: readonly [number, number]): boolean {
  const size = Math.max(Math.abs(min), Math.abs(max))
  return size <= limits.viewCoordinate && max - min > limits.viewWidth * size
}

/** The runs after the change: a new list, or the same one if nothing may change. */
const changeRuns =
  (change: (runs: readonly RunConfiguration[]) => readonly RunConfiguration[]): Change =>
  (configuration) => {
    const runs = change(configuration.runs)
    return runs === configuration.runs ? configuration : { ...configuration, runs }
  }

export const changeRun = (key: string, change: (run: RunConfiguration) => RunConfiguration): Change =>
  changeRuns((runs) => {
    const index = runs.findIndex((run) => run.key === key)
    const run = runs[index]
    const changed = run && change(run)
    return changed && changed !== run ? runs.with(index, changed) : runs
  })

/** The least used slot, the first of them: no two runs look alike while slots are left. */
function freeSlot(runs: readonly RunConfiguration[]): number {
  const uses = new Array<number>(limits.slots).fill(0)
  for (const { slot } of runs) uses[slot] = (uses[slot] ?? 0) + 1
  return uses.indexOf(Math.min(...uses))
}

const insertRun = (index: number, run: (slot: number) => RunConfiguration): Change =>
  changeRuns((runs) => (runs.length < limits.runs ? runs.toSpliced(index, 0, run(freeSlot(runs))) : runs))

/** At the end of the list, with a constant rate. */
export const addRun =
  (key: string, optimizer: OptimizerChoice): Change =>
  (configuration) =>
    accepts('optimizer', optimizer)
      ? insertRun(configuration.runs.length, (slot) => ({
          key,
          slot,
          optimizer,
          schedule: { id: 'constant', params: {} },
        }))(configuration)
      : configuration

export const removeRun = (key: string): Change =>
  changeRuns((runs) => (runs.some((run) => run.key === key) ? runs.filter((run) => run.key !== key) : runs))

/** Right after its original, with what is said to be different. */
export const duplicateRun =
  (key: string, newKey: string, differently: RunDifference = {}): Change =>
  (configuration) => {
    const index = configuration.runs.findIndex((run) => run.key === key)
    const original = configuration.runs[index]
    return original
      ? insertRun(index + 1, (slot) => ({
          ...original,
          penalized: undefined,
          baseline: undefined,
          ...differently,
          key: newKey,
          slot,
        }))(configuration)
      : configuration
  }

export const moveRun = (key: string, toIndex: number): Change =>
  changeRuns((runs) => {
    const moved = runs.find((run) => run.key === key)
    return moved && within(toIndex, 0, runs.length - 1)
      ? runs.filter((run) => run !== moved).toSpliced(toIndex, 0, moved)
      : runs
  })

/** An empty label: named after the method again. */
export const renameRun = (key: string, label: string): Change =>
  changeRun(key, (run) => ({ ...run, label: cleanLabel(label) }))

export const setHidden = (key: string, hidden: boolean): Change =>
  changeRun(key, (run) => ({ ...run, hidden: hidden || undefined }))

/** A flag that at most one run has: that of `key`, or none. */
const setOnly = (flag: 'penalized' | 'baseline', key: string | undefined): Change =>
  changeRuns((runs) => {
    const isWrong = (run: RunConfiguration) => (run[flag] ?? false) !== (run.key === key)
    return runs.some(isWrong)
      ? runs.map((run) => (isWrong(run) ? { ...run, [flag]: run.key === key || undefined } : run))
      : runs
  })

export const setPenalized = (key: string | undefined): Change => setOnly('penalized', key)

export const setBaseline = (key: string | undefined): Change => setOnly('baseline', key)

/** What breaks a rule, as a link would, is as on a first visit. */
export const setShown =
  (change: { [Field in keyof Shown]: Shown[Field] | undefined }): Change =>
  (configuration) => {
    const shown = significantShown({ ...configuration.shown, ...change })
    return JSON.stringify(shown) === JSON.stringify(configuration.shown) ? configuration : { ...configuration, shown }
  }

/** What the axis counts; it is about as long as it was. */
export const setAxis =
  (unit: SpendingUnit): Change =>
  (configuration) =>
    withAxis(configuration, unit)

/** What a run may spend of its own; undefined: as much as all. */
export const setBudget = (key: string, budget: RunBudget | undefined): Change =>
  changeRun(key, (run) => (budget === undefined || isBudget(budget) ? { ...run, budget } : run))

/** Schedules of parameters that the new optimizer does not have go. */
export const setOptimizer = (key: string, optimizer: OptimizerChoice): Change =>
  changeRun(key, (run) => (accepts('optimizer', optimizer) ? keepingMovable({ ...run, optimizer }) : run))

/** Schedules of what is no longer there go. */
export const keepingMovable = (run: RunConfiguration) => withScheduled(run, run.scheduled ?? {})

function withScheduled(run: RunConfiguration, scheduled: Scheduled): RunConfiguration {
  const movable = movableParameters(run)
  const kept = Object.entries(scheduled).filter(([name]) => movable[name] !== undefined)
  return { ...run, scheduled: kept.length === 0 ? undefined : Object.fromEntries(kept) }
}

/** The schedule of a parameter other than the rate; undefined: it stays as it is. */
export const setScheduled = (key: string, name: string, schedule: ScheduleChoice | undefined): Change =>
  changeRun(key, (run) => {
    if (schedule !== undefined && !accepts('schedule', schedule)) return run
    const others = Object.entries(run.scheduled ?? {}).filter(([other]) => other !== name)
    return withScheduled(run, Object.fromEntries(schedule === undefined ? others : [...others, [name, schedule]]))
  })

/** A rate for each of these runs, as a search found them: where they differ, the runs no longer share one. */
export const setRates =
  (rates: ReadonlyMap<string, number>): Change =>
  (configuration) => {
    const changed = changeRuns((runs) =>
      runs.map((run) => {
        const rate = rates.get(run.key)
        return rate === undefined ? run : atRate(run, rate)
      }),
    )(configuration)
    return new Set(rates.values()).size > 1 && changed.shown?.oneRate
      ? setShown({ oneRate: undefined })(changed)
      : changed
  }

export const setSchedule = (key: string, schedule: ScheduleChoice): Change =>
  changeRun(key, (run) => (accepts('schedule', schedule) ? { ...run, schedule } : run))

export const setClip = (key: string, clip: MethodChoice | undefined): Change =>
  changeRun(key, (run) => (clip === undefined || accepts('clip', clip) ? { ...run, clip } : run))

/** How many epochs the run waits for a lower validation loss; undefined: it does not end for want of one. */
export const setPatience = (key: string, patience: number | undefined): Change =>
  changeRun(key, (run) =>
    patience === run.patience || (patience !== undefined && !within(patience, 1, limits.patience))
      ? run
      : { ...run, patience },
  )

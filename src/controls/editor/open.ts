/** The ways into the editor. */
import { CONFIGURATION_LIMITS, type TypedChoice } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig, useView } from '../../store/index.ts'
import type { EditorTarget, RunDifference } from '../../store/types.ts'
import { choiceAt, forkAt, keyOf, runAt, withHeld } from './target.ts'

/**
 * Opens the editor. What is typed is edited where it is. Of a run's built-in method a fork is made: the original stays, and a copy
 * of the run that has its equations typed races it. There is one surface: it becomes a fork with the first change.
 */
export function editEquations(target: EditorTarget): void {
  const { configuration } = useConfig.getState()
  const choice = choiceAt(configuration, target)
  const fork = forkAt(configuration, target)
  if (choice === undefined || fork === undefined) return
  if (target.kind === 'surface' || choice.equations !== undefined) return open(target)
  raceFork(target, fork)
}

const open = (target: EditorTarget) => useView.getState().set({ editing: target })

export const closeEditor = (): void => useView.getState().set({ editing: undefined })

/** Whether a fork can be made or edited there: it has equations, and where a run is added there is room for one. */
export function canEdit(target: EditorTarget): boolean {
  const { configuration } = useConfig.getState()
  const hasRoom = configuration.runs.length < CONFIGURATION_LIMITS.runs
  const inPlace = target.kind === 'surface' || choiceAt(configuration, target)?.equations !== undefined
  return forkAt(configuration, target) !== undefined && (inPlace || hasRoom)
}

/** Adds a copy of the run with other equations, and opens the editor on them. */
export function raceFork(target: Exclude<EditorTarget, { kind: 'surface' }>, fork: TypedChoice): EditorTarget {
  const { configuration, duplicateRun, endGesture } = useConfig.getState()
  const run = runAt(configuration, target)
  const difference = run && differenceOf(run, target, fork)
  const key = duplicateRun(target.run, { ...difference, label: undefined })
  endGesture()
  const opened = { ...target, run: key }
  useView.getState().set({ editing: opened, openRun: key })
  return opened
}

function differenceOf(
  run: RunConfiguration,
  target: Exclude<EditorTarget, { kind: 'surface' }>,
  fork: TypedChoice,
): RunDifference {
  if (target.kind === 'optimizer') return { optimizer: fork }
  if (target.moves === undefined) return { schedule: withHeld(run.schedule, target.path, fork) }
  const moved = run.scheduled?.[target.moves]
  return { scheduled: { ...run.scheduled, ...(moved && { [target.moves]: withHeld(moved, target.path, fork) }) } }
}

/** What runs until something that can be read is typed in an empty editor. */
const SIMPLEST = { optimizer: 'x = x - lr*g', schedule: 'lr(t) = lr' }

/** Opens an empty editor: on the surface, or on a new run. What was there, or the simplest method, runs until there is something to read. */
export function startEmpty(target: EditorTarget): void {
  if (target.kind === 'surface') {
    const inForce = forkAt(useConfig.getState().configuration, target)?.equations ?? ''
    draftNothing(target, inForce)
    return open(target)
  }
  const equations = SIMPLEST[target.kind]
  draftNothing(raceFork(target, { equations, params: {} }), equations)
}

/** An empty editor on a run of its own. */
export function addEmptyRun(): void {
  const { addRun, endGesture } = useConfig.getState()
  const target = { kind: 'optimizer', run: addRun({ equations: SIMPLEST.optimizer, params: {} }) } as const
  endGesture()
  draftNothing(target, SIMPLEST.optimizer)
  useView.getState().set({ editing: target, openRun: target.run })
}

function draftNothing(target: EditorTarget, over: string): void {
  const { drafts, set } = useView.getState()
  set({ drafts: { ...drafts, [keyOf(target)]: { text: '', over } } })
}

/** What the editor may be open on: where in the configuration it is, what its text is, and how it is replaced. */
import {
  forkOfOptimizer,
  forkOfSchedule,
  forkOfSurface,
  heldSteps,
  methodValues,
  scheduledOf,
  scheduleOf,
  type TypedChoice,
  horizonOf,
} from '../../config/index.ts'
import type { Configuration, MethodChoice, RunConfiguration, ScheduleChoice } from '../../config/types.ts'
import { useConfig, useRuns } from '../../store/index.ts'
import type { EditorTarget } from '../../store/types.ts'

type ScheduleTarget = Extract<EditorTarget, { kind: 'schedule' }>

/** A name for the target: under it drafts are kept and changes are recorded. */
export function keyOf(target: EditorTarget): string {
  if (target.kind === 'surface') return 'surface'
  if (target.kind === 'optimizer') return `${target.run}.optimizer`
  return [target.run, 'schedule', target.moves ?? 'lr', ...target.path].join('.')
}

export const runAt = ({ runs }: Configuration, target: EditorTarget): RunConfiguration | undefined =>
  target.kind === 'surface' ? undefined : runs.find(({ key }) => key === target.run)

/** What is chosen there now; undefined if it has gone. */
export function choiceAt(configuration: Configuration, target: EditorTarget): MethodChoice | undefined {
  if (target.kind === 'surface') return configuration.surface
  const run = runAt(configuration, target)
  if (run === undefined || target.kind === 'optimizer') return run?.optimizer
  return scheduleAt(configuration, run, target)?.choice
}

/** The steps that are the method's own: a held schedule has what the others leave. */
export function stepsAt(configuration: Configuration, target: EditorTarget): number {
  const run = runAt(configuration, target)
  const found = run && target.kind === 'schedule' ? scheduleAt(configuration, run, target) : undefined
  return found?.steps ?? (run ? horizonOf(configuration, run) : configuration.steps)
}

function scheduleAt(configuration: Configuration, run: RunConfiguration, { moves, path }: ScheduleTarget) {
  const whole = moves === undefined ? run.schedule : run.scheduled?.[moves]
  return path.reduce<{ choice: ScheduleChoice; steps: number } | undefined>(
    (at, index) => {
      const held = at?.choice.of?.[index]
      if (!at || !held) return undefined
      const schedule = scheduleOf(at.choice)
      const own = heldSteps(schedule, methodValues(schedule, at.choice, at.steps), at.steps)
      return { choice: held, steps: own[index] ?? at.steps }
    },
    whole && {
      choice: whole,
      steps: useRuns.getState().runs.get(run.key)?.samples.epochs?.horizon ?? horizonOf(configuration, run),
    },
  )
}

/** It as typed equations: itself, or a copy of the built-in; undefined for what equations cannot say. */
export function forkAt(configuration: Configuration, target: EditorTarget): TypedChoice | undefined {
  const choice = choiceAt(configuration, target)
  if (choice === undefined) return undefined
  if (target.kind === 'surface') return forkOfSurface(choice)
  if (target.kind === 'schedule') return forkOfSchedule(choice, stepsAt(configuration, target))
  const run = runAt(configuration, target)
  const steps = stepsAt(configuration, target)
  const moved = run ? Object.keys(scheduledOf(run, steps)) : []
  return forkOfOptimizer(choice, steps, moved)
}

/** Puts another choice in its place; changes with one tag belong to one gesture. */
export function replaceAt(target: EditorTarget, choice: MethodChoice, tag: string): void {
  const { configuration, editSurface, setOptimizer, setSchedule, setScheduled } = useConfig.getState()
  if (target.kind === 'surface') return editSurface(choice, tag)
  const run = runAt(configuration, target)
  if (run === undefined) return
  if (target.kind === 'optimizer') return setOptimizer(run.key, choice, tag)
  const next = (whole: ScheduleChoice) => withHeld(whole, target.path, choice)
  if (target.moves === undefined) return setSchedule(run.key, next(run.schedule), tag)
  const moved = run.scheduled?.[target.moves]
  if (moved) setScheduled(run.key, target.moves, next(moved), tag)
}

/** The schedule with another one at the end of the path. */
export function withHeld(whole: ScheduleChoice, path: readonly number[], choice: ScheduleChoice): ScheduleChoice {
  const [first, ...rest] = path
  if (first === undefined) return choice
  return { ...whole, of: whole.of?.map((held, index) => (index === first ? withHeld(held, rest, choice) : held)) }
}

import type { Configuration, MethodChoice, ScheduleChoice } from '../../config/types.ts'
import { forkOfOptimizer, forkOfSchedule, forkOfSurface } from '../../config/index.ts'
import { optimizers } from '../../optimizers/index.ts'
import { schedules } from '../../schedules/index.ts'
import { KINDS } from '../../config/registries.ts'
import type { EditorTarget } from '../../store/types.ts'
import { choiceAt, runAt, stepsAt } from './target.ts'

/** The built-in method that typed equations are a fork of. */
export interface Parent {
  id: string
  name: string
  text: string
}

const REGISTRIES: Record<EditorTarget['kind'], Readonly<Record<string, { name: string }>>> = {
  surface: KINDS.surface.registry,
  optimizer: optimizers,
  schedule: schedules,
}

/**
 * The original of a fork, with the lines that it has in the race: those of the run before it that uses it, else of any run;
 * else those of its default form.
 */
export function parentOf(configuration: Configuration, target: EditorTarget): Parent | undefined {
  const choice = choiceAt(configuration, target)
  const id = choice?.from ?? choice?.id
  const name = id === undefined ? undefined : REGISTRIES[target.kind][id]?.name
  if (choice === undefined || id === undefined || name === undefined) return undefined
  const original = choice.id === undefined ? (raced(configuration, target, id) ?? { id, params: {} }) : choice
  const text = textOf(target, original, stepsAt(configuration, target))
  return text === undefined ? undefined : { id, name, text }
}

function textOf({ kind }: EditorTarget, choice: MethodChoice, steps: number): string | undefined {
  if (kind === 'surface') return forkOfSurface(choice).equations
  return (kind === 'optimizer' ? forkOfOptimizer(choice, steps) : forkOfSchedule(choice, steps))?.equations
}

function raced(configuration: Configuration, target: EditorTarget, id: string): MethodChoice | undefined {
  const run = runAt(configuration, target)
  if (run === undefined) return undefined
  const at = configuration.runs.indexOf(run)
  const nearest = [...configuration.runs.slice(0, at).toReversed(), ...configuration.runs.slice(at)]
  const candidates = nearest.flatMap(({ optimizer, schedule }): readonly MethodChoice[] =>
    target.kind === 'optimizer' ? [optimizer] : allOf(schedule),
  )
  return candidates.find((candidate) => candidate.id === id)
}

const allOf = (schedule: ScheduleChoice): readonly ScheduleChoice[] => [schedule, ...(schedule.of ?? []).flatMap(allOf)]

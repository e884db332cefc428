import { clipFromGolden } from '../../clips/index.ts'
import { momentumSchedule, surfaceOf, type MethodChoice, type RunSpecification } from '../../config/index.ts'
import { optimizerFromGolden, optimizers } from '../../optimizers/index.ts'
import { scheduleFromGolden } from '../../schedules/index.ts'
import { surfaces } from '../../surfaces/index.ts'
import { isRecord, Malformed, toNumber, type Json } from './format.ts'
import { surfaceText } from './surfaceText.ts'
import type { TrajectoryCase } from './trajectoryCase.ts'

/** The formulas of the folder's surfaces, by id: for those that the program does not have. */
export type Formulas = ReadonlyMap<string, string>

/** What runs the case on the engine, or the name of the method that the program does not have. */
export type Mapped<Found> = { found: Found; lacks?: undefined } | { found?: undefined; lacks: string }

export function specificationOfCase(trajectory: TrajectoryCase, formulas: Formulas): Mapped<RunSpecification> {
  const { optimizer, hyper, schedule, clip, start, steps } = trajectory
  const moved = optimizer === 'SGD' && movesMomentum(schedule, steps)
  const ours = optimizerFromGolden(optimizer, moved ? { ...hyper, momentum: hyper.momentum || 0.5 } : hyper)
  if (!ours) return { lacks: Object.hasOwn(knownNames, optimizer) ? `${optimizer} with ${settings(hyper)}` : optimizer }
  const scheduled = schedule === undefined ? undefined : mapSchedule(schedule)
  if (scheduled?.lacks !== undefined) return scheduled
  const literal = trajectory.id.includes('literal')
  const clipped = clip === undefined ? undefined : clipFromGolden(clip, literal)
  if (clip !== undefined && !clipped) return { lacks: `clipping by ${kindOf(clip)} with ${settings(clip)}` }
  return {
    found: {
      surface: surfaceChoice(trajectory.surface, trajectory.surfaceParams, formulas),
      start,
      steps,
      seed: 1,
      optimizer: ours,
      schedule: scheduled?.found ?? { id: 'constant', params: {} },
      ...(clipped && { clip: clipped }),
    },
  }
}

/** Whether the schedule cycles the momentum: that makes momentum of PyTorch's plain SGD, whatever its own was. */
function movesMomentum(theirs: unknown, steps: number): boolean {
  const schedule = scheduleFromGolden(theirs)
  return schedule !== undefined && momentumSchedule(schedule, steps) !== undefined
}

export function mapSchedule(schedule: unknown): Mapped<RunSpecification['schedule']> {
  const found = scheduleFromGolden(schedule)
  return found ? { found } : { lacks: scheduleName(schedule) }
}

/** The name of a schedule; a sequence names its parts. */
export function scheduleName(schedule: unknown): string {
  const parts = isRecord(schedule) && Array.isArray(schedule.schedulers) ? schedule.schedulers.map(kindOf) : []
  return parts.length > 0 ? `${kindOf(schedule)}(${parts.join(', ')})` : kindOf(schedule)
}

/** The program's own surface of that id, else the folder's formula as typed equations. Throws `Malformed`. */
export function surfaceChoice(id: string, theirs: Json, formulas: Formulas): MethodChoice {
  const params = Object.fromEntries(
    Object.entries(theirs).map(([name, value]) => [name, toNumber(value, `surfaceParams.${name}`)]),
  )
  const formula = formulas.get(id)
  const own = Object.hasOwn(surfaces, id)
  if (!own && formula === undefined) throw new Malformed(`no surface has the id ${id}`)
  const choice: MethodChoice = own ? { id, params } : typedChoice(formula!, params)
  const unknown = Object.keys(params).find((name) => !Object.hasOwn(surfaceOf(choice).params, name))
  if (unknown !== undefined) throw new Malformed(`the surface ${id} has no parameter ${unknown}`)
  return choice
}

export const typedChoice = (formula: string, params: MethodChoice['params']): MethodChoice => ({
  equations: surfaceText(formula),
  params,
})

const knownNames: Readonly<Record<string, true>> = Object.fromEntries(
  Object.values(optimizers).flatMap(({ aliases = {} }) => Object.keys(aliases).map((name) => [name, true])),
)

const kindOf = (json: unknown): string => (isRecord(json) ? String(json.kind) : String(json))

const settings = (json: unknown): string =>
  Object.entries(isRecord(json) ? json : {})
    .filter(([name]) => name !== 'kind' && name !== 'lr')
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ')

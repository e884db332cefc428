import { clipFromGolden } from '../../clips/index.ts'
import { momentumSchedule, surfaceOf, type MethodChoice, type RunSpecification } from '../../config/index.ts'
import { surfaceFunction } from '../../engine/index.ts'
import { optimizerFromGolden, optimizers } from '../../optimizers/index.ts'
import { scheduleFromGolden } from '../../schedules/index.ts'
import { surfaces } from '../../surfaces/index.ts'
import { isRecord, Malformed, toNumber, type Json } from './format.ts'
import { typedSurface } from './surfaceText.ts'
import type { TrajectoryCase } from './trajectoryCase.ts'

/** A surface as the folder's `surfaces.json` tells of it. */
export interface Formula {
  text: string
  params: Json
}

/** The formulas of the folder's surfaces, by id: for those that the program does not have. */
export type Formulas = ReadonlyMap<string, Formula>

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

/**
 * The program's own surface of that id if it is the same function as the folder's, else the folder's formula as typed
 * equations. Throws `Malformed`.
 */
export function surfaceChoice(id: string, theirs: Json, formulas: Formulas): MethodChoice {
  const formula = formulas.get(id)
  const params = numbersOf({ ...formula?.params, ...theirs })
  const own: MethodChoice | undefined = Object.hasOwn(surfaces, id) ? { id, params } : undefined
  const typed = formula && typedSurface(formula.text, params)
  const choice = own && (!typed || agree(own, typed)) ? own : typed
  if (!choice) throw new Malformed(`no surface has the id ${id}`)
  checkParameters(id, choice)
  return choice
}

const numbersOf = (params: Json): Record<string, number> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, toNumber(value, `the parameter ${name}`)]))

/** Where two surfaces are compared, and how near they must be there, relative to their values. */
const PLACES = [-2.7, -1.1, -0.3, 0.45, 1.3, 2.9]
const SAME = 1e-9

/** Whether both have the same parameters and the same values. A text that cannot be read disagrees with nothing. */
function agree(own: MethodChoice, typed: MethodChoice): boolean {
  if (!hasAll(own)) return false
  if (surfaceOf(typed).problems) return true
  const [ours, theirs] = [surfaceFunction(own), surfaceFunction(typed)]
  return PLACES.every((x) =>
    PLACES.every((y) => {
      const [a, b] = [ours.value(x, y), theirs.value(x, y)]
      return Object.is(a, b) || Math.abs(a - b) <= SAME * Math.max(1, Math.abs(b))
    }),
  )
}

const hasAll = (choice: MethodChoice): boolean =>
  Object.keys(choice.params).every((name) => Object.hasOwn(surfaceOf(choice).params, name))

/** Every given parameter is one of the surface's, and typed equations have no other. */
function checkParameters(id: string, choice: MethodChoice): void {
  const { params, problems } = surfaceOf(choice)
  if (problems) return
  const unknown = Object.keys(choice.params).find((name) => !Object.hasOwn(params, name))
  if (unknown !== undefined) throw new Malformed(`the surface ${id} has no parameter ${unknown}`)
  const open = choice.equations === undefined ? [] : Object.keys(params)
  const missing = open.find((name) => !Object.hasOwn(choice.params, name))
  if (missing !== undefined) throw new Malformed(`the formula of ${id} has ${missing}, which has no value`)
}

const knownNames: Readonly<Record<string, true>> = Object.fromEntries(
  Object.values(optimizers).flatMap(({ aliases = {} }) => Object.keys(aliases).map((name) => [name, true])),
)

const kindOf = (json: unknown): string => (isRecord(json) ? String(json.kind) : String(json))

const settings = (json: unknown): string =>
  Object.entries(isRecord(json) ? json : {})
    .filter(([name]) => name !== 'kind' && name !== 'lr')
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ')

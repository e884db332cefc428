import type { Parameter, Parameters, ParameterValue, ParameterValues } from '../core/parameter.ts'
import { validate } from '../core/validate.ts'
import { movableParameters, type Movable } from './batch.ts'
import { LIMITS } from '../language/index.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { quote, type Report } from './notices.ts'
import { declaredParameters, isTyped, KINDS, lookUp, type Kind, type TypedKind } from './registries.ts'
import { optimizers } from '../optimizers/index.ts'
import { optimizerOf } from './resolve.ts'
import { schedules } from '../schedules/index.ts'
import { withoutDefaults } from './significant.ts'
import { suggestion } from './suggest.ts'
import { wellFormed } from './text.ts'
import { typedParameters } from './typed.ts'
import type { MethodChoice, OptimizerChoice, Scheduled, ScheduleChoice } from './types.ts'

type Raw = Readonly<Record<string, unknown>>

/** What stands beside the parameters in the JSON form, and is therefore no parameter's name. */
export const RESERVED = ['id', 'equations', 'of', 'from', 'data']

export const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * One method from its JSON form `{id, ...parameters}` or `{equations, ...parameters}`; an id alone may stand for the first.
 * Undefined (and reported) if it is no method of this kind at all. Registered methods keep only what differs from the
 * defaults, so that equal configurations are equal data.
 */
export function parseMethod(kind: Kind, raw: unknown, where: string, report: Report): MethodChoice | undefined {
  const { registry, noun, fallback } = KINDS[kind]
  const instead = fallback === undefined ? 'none is used' : `${fallback} is used`
  const form = typeof raw === 'string' ? { id: raw } : raw
  if (!isRecord(form)) {
    report(where, `${quote(raw)} is not ${noun}; ${instead}`)
    return undefined
  }
  const { equations, id } = form
  if (equations !== undefined && isTyped(kind)) {
    if (typeof equations === 'string' && equations.length <= LIMITS.characters)
      return parseTyped(kind, wellFormed(equations), form, where, report)
    report(where, `${textProblem(equations)}; ${instead}`)
    return undefined
  }
  if (typeof id !== 'string' || lookUp<unknown>(registry, id) === undefined) {
    const meant = typeof id === 'string' ? suggestion(id, Object.keys(registry)) : ''
    report(where, id === undefined ? `no id is given; ${instead}` : `${quote(id)} is not ${noun}; ${instead}${meant}`)
    return undefined
  }
  const declared = declaredParameters(kind, id)
  const params = parseParameters(declared, form, where, report)
  if (!HOLDING.has(kind) && form.of !== undefined) report(where, `'of' is not a parameter of ${id}`)
  if (kind !== 'surface' && form.data !== undefined) report(where, `'data' is not a parameter of ${id}`)
  if (form.from !== undefined) report(where, `${id} is built in; only typed equations are a fork of another method`)
  return { id, params: withoutDefaults(declared, params) }
}

/** An optimizer and the one it holds: always one if it is a wrapper, gradient descent where none is given. */
export function parseOptimizer(raw: unknown, where: string, report: Report, depth = 1): OptimizerChoice {
  const fallback = { id: KINDS.optimizer.fallback, params: {} }
  const choice = (raw === undefined ? undefined : parseMethod('optimizer', raw, where, report)) ?? fallback
  const held = isRecord(raw) ? raw.of : undefined
  if (lookUp(optimizers, choice.id)?.holds === undefined) {
    if (held !== undefined) report(where, `${choice.id ?? 'a typed optimizer'} holds no optimizer; it is left out`)
    return choice
  }
  const room = depth < CONFIGURATION_LIMITS.optimizerDepth
  if (!room && held !== undefined) report(where, `optimizers are nested too deeply; ${fallback.id} is used`)
  const of =
    room && held !== undefined ? parseOptimizer(held, `${where}, in ${choice.id}`, report, depth + 1) : fallback
  return { ...choice, of }
}

/** Schedules of an optimizer's numbers other than the rate, by name; undefined if there are none. */
export function parseScheduled(raw: unknown, run: Movable, where: string, report: Report): Scheduled | undefined {
  if (raw === undefined) return undefined
  if (!isRecord(raw)) {
    report(`${where}, scheduled`, `${quote(raw)} does not say which parameter has which schedule`)
    return undefined
  }
  const movable = movableParameters(run)
  // Where typed equations do not parse nobody knows their parameters: whatever has a name may be one.
  const unknown = optimizerOf(run.optimizer).problems !== undefined
  const entries = Object.entries(raw).flatMap(([name, schedule]): [string, ScheduleChoice][] => {
    if (!unknown && lookUp(movable, name) === undefined) {
      report(
        where,
        `there is no parameter ${quote(name)} that a schedule could move${suggestion(name, Object.keys(movable))}`,
      )
      return []
    }
    return [[name, parseSchedule(schedule, `${where}, schedule of ${name}`, report)]]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** A schedule and those it holds: always as many as it takes, `constant` where none is given. */
export function parseSchedule(raw: unknown, where: string, report: Report, depth = 1): ScheduleChoice {
  const choice = parseMethod('schedule', raw, where, report) ?? { id: 'constant', params: {} }
  const given = isRecord(raw) && raw.of !== undefined ? (Array.isArray(raw.of) ? (raw.of as unknown[]) : [raw.of]) : []
  const room = depth < CONFIGURATION_LIMITS.scheduleDepth
  const holds = lookUp(schedules, choice.id)?.holds ?? 0
  if (given.length > holds)
    report(where, `${choice.id ?? 'a typed schedule'} holds ${holds} schedules; the others are left out`)
  if (holds === 0) return choice
  if (!room && given.length > 0) report(where, 'schedules are nested too deeply; constant is used')
  const of = Array.from({ length: holds }, (_, index): ScheduleChoice => {
    const held = room ? given[index] : undefined
    if (held === undefined) return { id: 'constant', params: {} }
    return parseSchedule(held, `${where}, ${heldPlace(choice.id, index, holds)}`, report, depth + 1)
  })
  return { ...choice, of }
}

function parseTyped(kind: TypedKind, equations: string, form: Raw, where: string, report: Report): MethodChoice {
  if (form.id !== undefined) report(where, 'both an id and equations are given; the equations are used')
  if (!HOLDING.has(kind) && form.of !== undefined) report(where, `'of' cannot be the name of a parameter`)
  if (kind !== 'surface' && form.data !== undefined) report(where, `'data' cannot be the name of a parameter`)
  const from = parseFrom(kind, form.from, where, report)
  // Where the text does not parse nobody knows its parameters: whatever is a number may be one.
  const names = parameterEntries(form).map(([name]) => name)
  const declared = typedParameters(kind, equations, from) ?? Object.fromEntries(names.map((name) => [name, ANY_NUMBER]))
  return { equations, ...(from !== undefined && { from }), params: parseParameters(declared, form, where, report) }
}

/** The method of which typed equations are a fork: a remark only, so that an unknown one is left out. */
function parseFrom(kind: Kind, raw: unknown, where: string, report: Report): string | undefined {
  if (raw === undefined || (typeof raw === 'string' && lookUp<unknown>(KINDS[kind].registry, raw))) return raw
  report(where, `${quote(raw)}, of which this is said to be a fork, is not ${KINDS[kind].noun}`)
  return undefined
}

/** The kinds of methods of which some hold others. */
const HOLDING: ReadonlySet<Kind> = new Set(['optimizer', 'schedule'])

const ANY_NUMBER: Parameter = { kind: 'number', default: 1, min: -10, max: 10, scale: 'linear', symbol: '', doc: '' }

const parameterEntries = (form: Raw) => Object.entries(form).filter(([name]) => !RESERVED.includes(name))

export function parseParameters(declared: Parameters, form: Raw, where: string, report: Report): ParameterValues {
  const values: [string, ParameterValue][] = []
  for (const [name, raw] of parameterEntries(form)) {
    const parameter = lookUp(declared, name)
    if (parameter === undefined) {
      report(where, `there is no parameter ${quote(name)}${suggestion(name, Object.keys(declared))}`)
      continue
    }
    // A choice's keys may look like numbers: the norms 1 and 2.
    const judged = validate(parameter, parameter.kind === 'choice' && typeof raw === 'number' ? String(raw) : raw)
    if ('value' in judged) values.push([name, judged.value])
    else report(`${where}, ${name}`, `${judged.problem}; ${defaultText(parameter)} is used`)
  }
  return Object.fromEntries(values)
}

function defaultText(parameter: Parameter): string {
  if (parameter.kind === 'switch') return parameter.default ? 'on' : 'off'
  return parameter.default === 'steps' ? 'the number of steps' : String(parameter.default)
}

const textProblem = (equations: unknown) =>
  typeof equations === 'string'
    ? `equations may have ${LIMITS.characters} characters, these have ${equations.length}`
    : `equations are a text, not ${quote(equations)}`

const heldPlace = (id: string | undefined, index: number, holds: number) =>
  holds === 1 ? `inside ${id}` : `${index === 0 ? 'first' : 'second'} in ${id}`

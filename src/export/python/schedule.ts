import { equationsText, heldSteps, methodValues, scheduleOf } from '../../config/index.ts'
import type { ScheduleChoice } from '../../config/index.ts'
import { parseSchedule, type ScheduleProgram } from '../../language/index.ts'
import { numbersOf, parsed } from '../experiment.ts'
import type { Dialect } from './dialect.ts'
import { printAssigned, type Place } from './expression.ts'
import { printStatements } from './lines.ts'
import { pythonName } from './names.ts'
import { numberPiece } from './piece.ts'
import { definition, unpack } from './text.ts'

/** A schedule in Python: functions that make a fresh one, and whether its rates depend on the losses. */
export interface PrintedSchedule {
  definitions: string[]
  readsLoss: boolean
  /** Whether it remembers anything from step to step. */
  keepsState: boolean
}

interface Inputs {
  /** What its function is called; those of the schedules it holds begin with the same name. */
  name: string
  base: number
  steps: number
  dialect: Dialect
}

const CONSTANT: ScheduleChoice = { id: 'constant', params: {} }

export const isConstant = ({ id }: ScheduleChoice): boolean => id === 'constant'

export function printSchedule(choice: ScheduleChoice, inputs: Inputs): PrintedSchedule {
  const programs = programsOf(choice, inputs.steps)
  const readsLoss = programs.some((program) => program.readsLoss)
  const keepsState = programs.some(({ slots }) => slots.length > 0)
  return { definitions: definitions(choice, inputs, readsLoss ? 't, loss' : 't'), readsLoss, keepsState }
}

/** What is held comes first: Python reads from top to bottom. */
function definitions(choice: ScheduleChoice, inputs: Inputs, given: string): string[] {
  const { name, steps } = inputs
  const schedule = scheduleOf(choice)
  const values = methodValues(schedule, choice, steps)
  const held = heldSteps(schedule, values, steps).map((horizon, i, all) => ({
    choice: choice.of?.[i] ?? CONSTANT,
    inputs: { ...inputs, steps: horizon, name: `${name}_${i === all.length - 1 ? 'then' : 'first'}` },
    as: i === all.length - 1 ? 'then' : 'first',
  }))
  const program = held.length > 1 ? undefined : programOf(choice, steps)
  const own = program && ownLines(program, { ...numbersOf(values), lr: inputs.base }, inputs)
  const handsOver = numberPiece(schedule.handsOver?.(values) ?? 0).text
  const then = `then(t - ${handsOver}${given === 't' ? '' : ', loss'})`
  const last = held.length > 1 ? `first(${given})` : (own?.rate ?? '')
  // JAX follows both ways at once: it selects where the others decide.
  const selects = inputs.dialect.module === 'jnp'
  const body = [
    ...(own?.before ?? []),
    ...held.map(({ as, inputs: { name: factory } }) => `${as} = ${factory}()`),
    '',
    ...definition(`rate_at(${given})`, '', [
      ...(own?.state ?? []),
      ...(held.length === 0 || selects ? [] : [`if t >= ${handsOver}:`, `    return ${then}`]),
      ...(own?.lines ?? []),
      `return ${held.length > 0 && selects ? `jnp.where(t >= ${handsOver}, ${then}, ${last})` : last}`,
    ]).split('\n'),
    '',
    'return rate_at',
  ]
  return [
    ...held.flatMap((each) => definitions(each.choice, each.inputs, given)),
    definition(`${name}()`, sentence(choice), body),
  ]
}

/** The lines of a schedule's own equations: its numbers and state, and what happens at every step. */
function ownLines(program: ScheduleProgram, values: Readonly<Record<string, number>>, { dialect, steps }: Inputs) {
  const constants: Readonly<Record<string, number>> = { T: steps, ...values }
  const place: Place = { dialect, constants }
  const state = new Set(program.slots)
  const initial = printStatements(program.initial, state, place)
  const unset = program.slots.filter((slot) => !program.initial.some(({ name }) => name === slot))
  const { lines, after } = printStatements(program.helpers, state, place)
  const rate = printAssigned(program.rate, after)
  const isNamed = (name: string) =>
    new RegExp(`(?<![\\w.])${pythonName(name)}(?!\\w)`).test([...initial.lines, ...lines, rate].join('\n'))
  const used = Object.keys(constants).filter(isNamed)
  const numbers = used.map((name) => numberPiece(constants[name] ?? NaN).text)
  return {
    before: [
      ...(used.length > 0 ? [unpack(used.map(pythonName), dialect.scalars(numbers))] : []),
      ...initial.lines,
      ...unset.map((name) => `${pythonName(name)} = ${dialect.scalars(['0.0'])}`),
    ],
    state: program.slots.length > 0 ? [`nonlocal ${program.slots.map(pythonName).join(', ')}`] : [],
    lines,
    rate,
  }
}

function programOf(choice: ScheduleChoice, steps: number): ScheduleProgram {
  const schedule = scheduleOf(choice)
  const text = equationsText(schedule.equations, methodValues(schedule, choice, steps))
  return parsed('the schedule', text, parseSchedule(text))
}

/** Its own equations and those of the schedules that it holds. */
function programsOf(choice: ScheduleChoice, steps: number): ScheduleProgram[] {
  const { holds } = scheduleOf(choice)
  const held = Array.from({ length: holds }, (_, i) => choice.of?.[i] ?? CONSTANT)
  return [...(holds < 2 ? [programOf(choice, steps)] : []), ...held.flatMap((each) => programsOf(each, steps))]
}

/** `Linear warmup, then cosine annealing.` */
export function sentence(choice: ScheduleChoice): string {
  const { holds } = scheduleOf(choice)
  const held = Array.from({ length: holds }, (_, i) => choice.of?.[i] ?? CONSTANT).map(sentence)
  return [...(holds < 2 ? [scheduleOf(choice).name] : []), ...held].join(', then ')
}

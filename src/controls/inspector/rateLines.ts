/** The rate of one update: the schedule's lines, and the numbers that they come to. */
import { equationsText, heldSteps, methodValues, scheduleOf } from '../../config/index.ts'
import type { ScheduleChoice } from '../../config/types.ts'
import type { Inspection } from '../../charts/surface/inspection/useInspection.ts'
import { compileTracer } from '../../language/compile.ts'
import {
  parseSchedule,
  typesetSchedule,
  typesetValue,
  typesetWithNumbers,
  type Expression,
  type OptimizerProgram,
  type ScheduleProgram,
  type TracedLine,
} from '../../language/index.ts'
import { mentions } from '../../language/tree.ts'
import { symbolsOf } from '../../charts/symbols.ts'
import type { BlockLine } from './block.ts'
import { CONSTANTS } from './numbers.ts'

/** A schedule, with the step and the horizon that are its own. */
interface Active {
  choice: ScheduleChoice
  t: number
  steps: number
}

/** Of schedules that hold others, the one that gives the rate at step t. */
function activeAt({ choice, t, steps }: Active): Active {
  const schedule = scheduleOf(choice)
  const values = methodValues(schedule, choice, steps)
  const horizons = heldSteps(schedule, values, steps)
  const before = schedule.handsOver?.(values) ?? 0
  const isLast = t >= before
  if (horizons.length === 0 || (!isLast && horizons.length === 1)) return { choice, t, steps }
  const index = isLast ? horizons.length - 1 : 0
  const held = choice.of?.[index] ?? { id: 'constant', params: {} }
  return activeAt({ choice: held, t: isLast ? t - before : t, steps: horizons[index] ?? steps })
}

export function rateLines({ run, step, steps, rate, parameters }: Inspection): readonly BlockLine[] {
  const { choice, t, steps: own } = activeAt({ choice: run.schedule, t: step - 1, steps })
  const schedule = scheduleOf(choice)
  const values = methodValues(schedule, choice, own)
  const result = typesetValue(rate)
  const parsed = parseSchedule(equationsText(schedule.equations, values))
  if (!parsed.ok) return [{ numbers: [{ result }] }]
  const { program } = parsed
  const lines = typesetSchedule(program, symbolsOf(schedule.params)).filter(({ kind }) => kind === 'update')
  const numbers = Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
  const traced = traceSchedule(program, { T: own, ...Object.fromEntries(numbers) }, parameters['lr'] ?? 1, t)
  const readsStep = [...program.helpers.map(({ right }) => right), program.rate].some((part) => mentions(part, 't'))
  const from = t === step - 1 ? 'the first update has t = 0' : `counted from step ${step - 1 - t}`
  return lines.map(({ node }, i) => {
    const isRate = i === lines.length - 1
    const line = traced?.lines[i]
    const formula = line && traced && withNumbers(line, traced.program)
    return {
      node,
      numbers: [
        ...(line || isRate ? [{ formula, result: isRate ? result : line && typesetValue(line.result[0] ?? NaN) }] : []),
        ...(isRate && readsStep ? [{ says: `at t = ${t}; ${from}` }] : []),
      ],
    }
  })
}

/** Its lines as those of an optimizer whose names are all numbers. Undefined for one with state: that is not recorded. */
function traceSchedule(
  { text, helpers, rate, slots, readsLoss, parameters, declared }: ScheduleProgram,
  values: Readonly<Record<string, number>>,
  lr: number,
  t: number,
): { program: OptimizerProgram; lines: readonly TracedLine[] } | undefined {
  if (slots.length > 0 || readsLoss) return undefined
  const statements = [...helpers, { kind: 'assign', name: RATE, right: rate, span: rate.span } as const]
  const types = new Map(statements.map(({ name }) => [name, 'scalar'] as const))
  const program: OptimizerProgram = {
    kind: 'optimizer',
    text,
    initial: [],
    statements,
    parameters,
    slots: [],
    types,
    shown: [],
    declared,
  }
  const x0 = new Float64Array(2)
  const tracer = compileTracer(program, { parameters: values, x0, steps: values['T'] ?? 1 })
  return { program, lines: tracer.trace({ x: x0, slots: new Float64Array(0), lr, t }, ASKS_NOTHING) }
}

/** No name that can be typed. */
const RATE = 'lr(t)'

const nothing = () => undefined
const ASKS_NOTHING = { gradient: nothing, value: () => NaN, hessian: nothing, gram: nothing, fisher: nothing }

function withNumbers({ statement, reads }: TracedLine, program: OptimizerProgram) {
  const { right } = statement
  if (right.kind === 'number' || right.kind === 'name') return undefined
  const known = (part: Expression) =>
    part.kind === 'name' && !CONSTANTS.has(part.name) ? reads.get(part.name) : undefined
  return typesetWithNumbers(program, right, known, 0)
}

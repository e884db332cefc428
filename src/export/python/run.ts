import { namesIn } from '../../language/print.ts'
import type { OptimizerProgram, Statement } from '../../language/index.ts'
import { numbersOf, type RunPart } from '../experiment.ts'
import type { Dialect } from './dialect.ts'
import type { Place } from './expression.ts'
import { printStatements } from './lines.ts'
import { printClip } from './clip.ts'
import { pythonName } from './names.ts'
import { numberPiece } from './piece.ts'
import { isConstant, printSchedule } from './schedule.ts'
import type { Question } from './surface.ts'
import { definition, indented, unpack } from './text.ts'

/** A run as Python: functions, the last of which is a generator of its points. */
export interface PrintedRun {
  definitions: string[]
  asked: ReadonlySet<Question>
}

/** A parameter whose value changes from step to step: a line before the loop and one in it. */
export interface Moved {
  before: string
  /** Its value, given what the step and the loss are called. */
  at(step: string, loss: string): string
  definitions: string[]
}

interface Inputs {
  index: number
  steps: number
  dialect: Dialect
}

/** The schedules of a run, each as a function of its own; the rate is among them unless it is constant. */
export function movedOf(run: RunPart, { index, steps, dialect }: Inputs): ReadonlyMap<string, Moved> {
  const values = numbersOf(run.values)
  const schedules = Object.entries({ ...run.scheduled, ...(!isConstant(run.schedule) && { lr: run.schedule }) })
  return new Map(
    schedules.map(([name, choice]) => {
      const factory = name === 'lr' ? `rate_${index}` : `rate_${index}_${name}`
      const base = name === 'lr' ? run.baseRate : (values[name] ?? 0)
      const { definitions, readsLoss } = printSchedule(choice, { name: factory, base, steps, dialect })
      const local = name === 'lr' ? 'schedule' : `${pythonName(name)}_schedule`
      const before = `${local} = ${factory}()`
      const at = (step: string, loss: string) => `${local}(${readsLoss ? `${step}, ${loss}` : step})`
      return [name, { before, at, definitions }]
    }),
  )
}

/** The loop over the steps; `step` counts from 0, as one of the library's numbers. */
export const overSteps = ({ module }: Dialect): string => `for step in ${module}.arange(float(steps)):`

/** The lines of an optimizer as a loop, in the same order. */
export function printLiteralRun(run: RunPart, program: OptimizerProgram, inputs: Inputs): PrintedRun {
  const { dialect, index, steps } = inputs
  const moved = movedOf(run, inputs)
  const clip = run.clip && printClip(run.clip, `clip_${index}`, dialect)
  const numbers: Record<string, number> = { ...numbersOf(run.values), lr: run.baseRate }
  const fixed = Object.entries({ ...numbers, T: steps, n: 2 }).filter(([name]) => !moved.has(name))
  const place: Place = {
    dialect,
    constants: Object.fromEntries(fixed.filter(([name]) => name !== 'lr')),
    types: program.types,
    renamed: clip ? { 'grad()': `clipped_${index}` } : {},
  }
  const reads = readsOf([...program.initial, ...program.statements])
  const earlyReads = readsOf(program.initial)
  // An init line sees the base of a parameter that is scheduled.
  const used = Object.entries({ ...numbers, T: steps, n: 2 }).filter(([name]) =>
    moved.has(name) ? earlyReads.has(name) : reads.has(name),
  )
  const unset = program.slots.filter(({ name }) => !program.initial.some((each) => each.name === name))
  const asks = questionsOf(program)
  const gradient = clip ? `clip_${index}(gradient(x))` : 'gradient(x)'
  const state = new Set(program.slots.map(({ name }) => name))
  const initial = printStatements(program.initial, state, place)
  const body = [
    ...(used.length > 0
      ? [
          unpack(
            used.map(([name]) => pythonName(name)),
            dialect.scalars(used.map(([, value]) => numberPiece(value).text)),
          ),
        ]
      : []),
    ...[...moved.values()].map(({ before }) => before),
    'x = start',
    ...(reads.has('x0') ? ['x0 = start'] : []),
    ...initial.lines,
    ...unset.map(({ name, type }) => `${pythonName(name)} = ${zeros(type, dialect)}`),
    'yield x',
    overSteps(dialect),
    ...indented([
      ...(reads.has('t') ? ['t = step + 1'] : []),
      ...[...moved].map(([name, { at }]) => `${pythonName(name)} = ${at('step', 'f(x)')}`),
      ...(reads.has('g') ? [`g = ${gradient}`] : []),
      ...printStatements(program.statements, state, place).lines,
      'yield x',
    ]),
  ]
  return {
    definitions: [
      ...[...moved.values()].flatMap(({ definitions }) => definitions),
      ...(clip ? [clip] : []),
      ...(clip && asks.has('clipped') ? [clippedGradient(index)] : []),
      definition(`run_${index}()`, run.label, body),
    ],
    asked: new Set([...asks].filter((each) => each !== 'clipped')),
  }
}

const clippedGradient = (index: number): string =>
  definition(`clipped_${index}(p)`, '', [`return clip_${index}(gradient(p))`])

const readsOf = (statements: readonly Statement[]): ReadonlySet<string> =>
  new Set(statements.flatMap(({ right }) => namesIn(right).map(({ name }) => name)))

/** What the lines ask of the surface. `clipped`: a gradient elsewhere than at the step's start, clipped too. */
function questionsOf({ statements }: OptimizerProgram): Set<Question | 'clipped'> {
  const asks = new Set<Question | 'clipped'>()
  const questions = { grad: 'gradient', hess: 'hessian', gram: 'gram', fisher: 'fisher' } as const
  const visit = (part: Statement['right']) => {
    if (part.kind === 'name' && part.name === 'g') asks.add('gradient')
    if (part.kind === 'call') {
      if (part.name in questions) asks.add(questions[part.name as keyof typeof questions])
      if (part.name === 'grad') asks.add('clipped')
      part.arguments.forEach(visit)
    } else if (part.kind === 'negate') visit(part.of)
    else if (part.kind === 'arithmetic' || part.kind === 'comparison') [part.left, part.right].forEach(visit)
  }
  for (const { right } of statements) visit(right)
  return asks
}

function zeros(type: string, dialect: Dialect): string {
  if (type === 'scalar') return dialect.scalars(['0.0'])
  const shape = type === 'vector' ? '2' : '(2, 2)'
  return `${dialect.module}.zeros(${shape})`
}

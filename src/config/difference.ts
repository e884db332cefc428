import type { Parameter, Parameters, ParameterValue } from '../core/parameter.ts'
import { movableParameters } from './batch.ts'
import { axisOf, timeOf } from './budget.ts'
import { lookUp } from './registries.ts'
import { dataEntries, DATA_ROOM } from './link/data.ts'
import {
  clipOf,
  estimateOf,
  heldOptimizer,
  noiseOf,
  optimizerOf,
  precisionOf,
  scheduleOf,
  surfaceOf,
} from './resolve.ts'
import type {
  Configuration,
  MethodChoice,
  OptimizerChoice,
  RunConfiguration,
  ScheduleChoice,
  SurfaceChoice,
} from './types.ts'

/** One thing that two experiments do not compute alike. */
export interface Difference {
  /** The slot of the run that it is in, by which the run is known in both; absent: it is of the whole experiment. */
  slot?: number
  /** The part: `surface`, `optimizer`, `schedule`, ... */
  part: string
  /** The parameter's symbol in TeX, or its label; absent: the part as a whole. */
  symbol?: string
  label?: string
  /** What it is in the one and in the other; absent where it is only in the other. */
  a?: string
  b?: string
}

/**
 * What has to change to make one experiment compute what the other does; nothing about names, order, or how it is shown.
 * Runs are paired by their slots.
 */
export function differences(a: Configuration, b: Configuration): Difference[] {
  return [
    ...methods('surface', a.surface, b.surface, surfaceOf),
    ...(isSameMethod(a.surface, b.surface) ? values('data', dataText(a.surface), dataText(b.surface)) : []),
    ...values('start', startText(a), startText(b)),
    ...values('steps', String(a.steps), String(b.steps)),
    ...values('seed', String(a.seed), String(b.seed)),
    ...values('measure', measureOf(a), measureOf(b)),
    ...values('modelled time', timeText(a), timeText(b)),
    ...pairs(a.runs, b.runs).flatMap(([first, second]) => runDifferences(first, second)),
  ]
}

const MEASURES = { steps: 'steps', evaluations: 'gradient evaluations', epochs: 'epochs', time: 'modelled time' }
const measureOf = (configuration: Configuration) => MEASURES[axisOf(configuration)]

/** What time is made of, where anything is measured by it. */
function timeText(configuration: Configuration) {
  const counts = axisOf(configuration) === 'time' || configuration.runs.some(({ budget }) => budget?.unit === 'time')
  const { sample, latency } = timeOf(configuration)
  return counts ? `${numberText(sample)} ms a sample, ${numberText(latency)} ms a wait` : undefined
}

/** As a link has them. */
const dataText = (surface: SurfaceChoice) => dataEntries([surface], DATA_ROOM)[0] ?? 'standard'

type Pair = readonly [a: RunConfiguration | undefined, b: RunConfiguration | undefined]

/** Runs of one slot belong together, of several the first to the first. */
function pairs(a: readonly RunConfiguration[], b: readonly RunConfiguration[]): Pair[] {
  const left = [...b]
  const found = a.map((run): Pair => {
    const at = left.findIndex(({ slot }) => slot === run.slot)
    const [other] = at < 0 ? [] : left.splice(at, 1)
    return [run, other]
  })
  return [...found, ...left.map((run): Pair => [undefined, run])]
}

function runDifferences(a: RunConfiguration | undefined, b: RunConfiguration | undefined): Difference[] {
  const slot = a?.slot ?? b?.slot
  const found =
    a && b
      ? [
          ...optimizers(a.optimizer, b.optimizer),
          ...schedules('schedule', a.schedule, b.schedule),
          ...scheduledDifferences(a, b),
          ...values('schedules count', a.clock ?? 'updates', b.clock ?? 'updates'),
          ...methods('estimate', a.estimate, b.estimate, (choice) => estimateOf(choice) ?? NOTHING),
          ...values('dropout', dropoutText(a), dropoutText(b)),
          ...methods('noise', a.noise, b.noise, (choice) => noiseOf(choice) ?? NOTHING),
          ...methods('precision', a.precision, b.precision, (choice) => precisionOf(choice) ?? NOTHING),
          ...methods('clipping', a.clip, b.clip, (choice) => clipOf(choice) ?? NOTHING),
          ...values('budget', budgetText(a), budgetText(b)),
          ...values('early stopping', patienceText(a), patienceText(b)),
        ]
      : values('run', a && optimizerOf(a.optimizer).name, b && optimizerOf(b.optimizer).name)
  return found.map((difference) => ({ ...difference, slot }))
}

const budgetText = ({ budget }: RunConfiguration) =>
  budget ? `${numberText(budget.amount)} ${budget.unit === 'time' ? 'ms' : MEASURES[budget.unit]}` : 'none'

const dropoutText = ({ dropout }: RunConfiguration) => (dropout === undefined ? 'none' : numberText(dropout))

const patienceText = ({ patience }: RunConfiguration) => (patience === undefined ? 'none' : `patience ${patience}`)

const NOTHING = { name: 'none', params: {} }

function optimizers(a: OptimizerChoice, b: OptimizerChoice): Difference[] {
  const found = methods('optimizer', a, b, optimizerOf)
  const [heldA, heldB] = [heldOptimizer(a), heldOptimizer(b)]
  // Of another method, whatever it holds is another too.
  return isSameMethod(a, b) && heldA && heldB ? [...found, ...optimizers(heldA, heldB)] : found
}

function schedules(part: string, a: ScheduleChoice | undefined, b: ScheduleChoice | undefined): Difference[] {
  const found = methods(part, a, b, scheduleOf)
  if (!a || !b || !isSameMethod(a, b)) return found
  const held = Math.max(a.of?.length ?? 0, b.of?.length ?? 0)
  return [...found, ...Array.from({ length: held }).flatMap((_, i) => schedules(part, a.of?.[i], b.of?.[i]))]
}

function scheduledDifferences(a: RunConfiguration, b: RunConfiguration): Difference[] {
  const names = new Set([...Object.keys(a.scheduled ?? {}), ...Object.keys(b.scheduled ?? {})])
  return [...names].flatMap((name) => {
    const parameter = lookUp(movableParameters(b), name) ?? lookUp(movableParameters(a), name)
    const part = `schedule of ${parameter?.kind === 'number' ? parameter.doc : name}`
    return schedules(part, lookUp(a.scheduled ?? {}, name), lookUp(b.scheduled ?? {}, name))
  })
}

const isSameMethod = (a: MethodChoice, b: MethodChoice) =>
  a.id === b.id && a.equations === b.equations && a.from === b.from

/** Another method, or other values of its parameters. */
function methods<Choice extends MethodChoice>(
  part: string,
  a: Choice | undefined,
  b: Choice | undefined,
  methodOf: (choice: Choice) => { name: string; params: Parameters },
): Difference[] {
  if (!a || !b) return values(part, a && methodOf(a).name, b && methodOf(b).name)
  const [first, second] = [methodOf(a), methodOf(b)]
  if (!isSameMethod(a, b)) {
    const isText = first.name === second.name
    return [{ part: isText ? `equations of the ${part}` : part, a: first.name, b: second.name }]
  }
  return Object.entries(first.params).flatMap(([name, parameter]) => {
    const [before, after] = [a, b].map(({ params }) => lookUp(params, name) ?? parameter.default)
    if (before === undefined || after === undefined || Object.is(before, after)) return []
    return [{ part, ...named(parameter), a: valueText(parameter, before), b: valueText(parameter, after) }]
  })
}

const named = (parameter: Parameter) =>
  parameter.kind === 'number' ? { symbol: parameter.symbol } : { label: parameter.label }

function valueText(parameter: Parameter, value: ParameterValue): string {
  if (parameter.kind === 'number') return value === 'steps' ? 'the horizon' : numberText(value)
  if (parameter.kind === 'choice') return lookUp(parameter.choices, String(value)) ?? String(value)
  return value === true ? 'on' : 'off'
}

/** All digits of it, and the sign of a zero, on which 1/x depends. */
const numberText = (value: ParameterValue) => (Object.is(value, -0) ? '\u22120' : String(value).replace(/-/g, '\u2212'))

/** Of one parameter its value: f does not depend on y. */
const startText = ({ surface, start: [x, y] }: Configuration) =>
  surfaceOf(surface).isOneParameter ? numberText(x) : `(${numberText(x)}, ${numberText(y)})`

const values = (part: string, a: string | undefined, b: string | undefined): Difference[] =>
  a === b ? [] : [{ part, ...(a !== undefined && { a }), ...(b !== undefined && { b }) }]

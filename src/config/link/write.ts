import { atGrain } from '../budget.ts'
import { RESERVED } from '../parseMethod.ts'
import type { Kind } from '../registries.ts'
import { significantParameters } from '../significant.ts'
import { cleanLabel } from '../text.ts'
import { CONFIGURATION_LIMITS } from '../limits.ts'
import type { Configuration, MethodChoice, OptimizerChoice, RunConfiguration, ScheduleChoice, Shown } from '../types.ts'
import { DATA_ROOM, dataEntries } from './data.ts'
import { encode, encodeEquations, encodeNumber } from './encode.ts'
import { MOVES, TYPED } from './terms.ts'

export const LINK_VERSION = 1

/** Words that stand in a run by themselves. */
export const RUN_FLAGS = ['hidden', 'penalized', 'baseline'] as const

/** A run's own budget: `budget(epochs:20)`. */
export const BUDGET = 'budget'

/** Stands in the place of a run where there is none. */
export const NO_RUNS = 'none'

/**
 * The experiment as a link's fragment, without the `#`:
 * `v=1&surface=rosenbrock(b:17)&start=-1.2,1.3&run=adam(lr:0.03)/warmup(W:40,cosine)/norm(max:1)/label:My%20Adam&steps=120`.
 * What has its default is left out; `readLink` gives the same experiment back, to the bit.
 */
export function writeLink(configuration: Configuration): string {
  const { surface, start, steps, seed, runs, view, playhead, shown = {} } = configuration
  const entries: [string, string][] = [
    ['v', String(LINK_VERSION)],
    ['surface', method('surface', surface)],
    ...dataEntries([surface, ...(shown.beside ?? [])], DATA_ROOM).map((text): [string, string] => ['data', text]),
    ['start', start.map(encodeNumber).join()],
    ...(runs.length === 0 ? [['run', NO_RUNS] as [string, string]] : []),
    ...runs.map((one, index): [string, string] => ['run', run(one, index)]),
    ...(view ? [['view', [...view.x, ...view.y].map(encodeNumber).join()] as [string, string]] : []),
    ...(seed === 1 ? [] : [['seed', String(seed)] as [string, string]]),
    ...(playhead === undefined ? [] : [['at', encodeNumber(atGrain(configuration, playhead))] as [string, string]]),
    ...shownEntries(shown),
    // Last, because mail and chat programs cut a closing parenthesis off a link's end.
    ['steps', String(steps)],
  ]
  return entries.map(([key, value]) => `${key}=${value}`).join('&')
}

/** Stands for the charts' axes where they were chosen: `loss:linear`. */
const scales = (chosen: Shown['scales'] = {}) =>
  Object.entries(chosen).map(([quantity, scale]) => `${encode(quantity)}:${scale}`)

function shownEntries(shown: Shown): [string, string][] {
  const { layout, beside = [], axis, time, oneRate, tolerance, charts, overlays, relief, caption } = shown
  const entries: [string, string | undefined][] = [
    ['layout', layout],
    ...beside.map((surface): [string, string] => ['beside', method('surface', surface)]),
    ['axis', axis],
    ['time', time && [time.sample, time.latency].map(encodeNumber).join()],
    ['oneRate', oneRate ? 'on' : undefined],
    ['tolerance', tolerance === undefined ? undefined : encodeNumber(tolerance)],
    ['charts', charts?.map(encode).join()],
    ['scales', scales(shown.scales).join() || undefined],
    ['overlays', overlays?.join()],
    ['relief', relief && [relief.azimuth, relief.elevation].map(encodeNumber).join()],
    ['caption', caption === undefined ? undefined : encode(caption)],
  ]
  return entries.filter((entry): entry is [string, string] => entry[1] !== undefined)
}

function run(run: RunConfiguration, index: number): string {
  const label = cleanLabel(run.label ?? '')
  const parts = [
    optimizer(run.optimizer),
    isPlain(run.schedule) ? '' : schedule(run.schedule),
    ...Object.entries(run.scheduled ?? {}).map(([name, choice]) => `${encode(name)}${MOVES}${schedule(choice)}`),
    run.clock ?? '',
    run.estimate ? method('estimate', run.estimate) : '',
    run.dropout === undefined ? '' : `dropout:${encodeNumber(run.dropout)}`,
    run.noise ? method('noise', run.noise) : '',
    run.precision ? method('precision', run.precision) : '',
    run.clip ? method('clip', run.clip) : '',
    run.budget === undefined ? '' : `${BUDGET}(${run.budget.unit}:${encodeNumber(run.budget.amount)})`,
    run.patience === undefined ? '' : `patience:${run.patience}`,
    label === undefined ? '' : `label:${encode(label)}`,
    run.slot === index % CONFIGURATION_LIMITS.slots ? '' : `slot:${run.slot}`,
    ...RUN_FLAGS.filter((flag) => run[flag]),
  ]
  return parts.filter((part) => part !== '').join('/')
}

const optimizer = (choice: OptimizerChoice): string =>
  method('optimizer', choice, choice.of ? [optimizer(choice.of)] : [])

const isPlain = ({ id }: ScheduleChoice) => id === 'constant'

function schedule(choice: ScheduleChoice): string {
  const held = choice.equations === undefined ? (choice.of ?? []) : []
  // A single held schedule may be left out if it is the constant one.
  const shown = held.length === 1 && held.every(isPlain) ? [] : held
  return method('schedule', choice, shown.map(schedule))
}

function method(kind: Kind, choice: MethodChoice, held: readonly string[] = []): string {
  const { id, equations, from } = choice
  const params = Object.entries(significantParameters(kind, choice))
    .filter(([name]) => !RESERVED.includes(name))
    .map(([name, value]) => `${encode(name)}:${parameterValue(value)}`)
  const text = equations === undefined ? [] : [encodeEquations(equations)]
  const fork = from === undefined ? [] : [`from:${encode(from)}`]
  const inside = [...text, ...fork, ...params, ...held].join()
  const name = equations === undefined ? encode(id) : TYPED
  return inside === '' && equations === undefined ? name : `${name}(${inside})`
}

function parameterValue(value: number | boolean | string): string {
  if (typeof value === 'number') return encodeNumber(value)
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : encode(value)
}

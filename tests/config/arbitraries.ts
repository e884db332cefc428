import fc from 'fast-check'
import { clips } from '../../src/clips/index.ts'
import {
  cleanCaption,
  CONFIGURATION_LIMITS,
  OVERLAYS,
  movableParameters,
  significantShown,
} from '../../src/config/index.ts'
import { withoutDefaults } from '../../src/config/significant.ts'
import type {
  AxisScale,
  Configuration,
  DataChoice,
  MethodChoice,
  OptimizerChoice,
  Quantity,
  RunConfiguration,
  Scheduled,
  ScheduleChoice,
  Shown,
  SurfaceChoice,
} from '../../src/config/types.ts'
import type { Parameter, Parameters, ParameterValue } from '../../src/core/parameter.ts'
import { validate } from '../../src/core/validate.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { schedules } from '../../src/schedules/index.ts'
import { estimates } from '../../src/estimates/index.ts'
import { noises } from '../../src/noises/index.ts'
import { precisions } from '../../src/precisions/index.ts'
import { problems } from '../../src/problems/index.ts'
import { significant } from '../../src/config/data.ts'
import { MOST_HELD_BACK, type ProblemData } from '../../src/core/data.ts'
import { surfaces } from '../../src/surfaces/index.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const whole = (min: number, max: number) => fc.integer({ min, max })
const slots = CONFIGURATION_LIMITS.slots

const numbers = fc.oneof(finite, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 100_000 }))

function valueOf(parameter: Parameter): fc.Arbitrary<ParameterValue> {
  if (parameter.kind === 'switch') return fc.boolean()
  if (parameter.kind === 'choice') return fc.constantFrom(...Object.keys(parameter.choices))
  const fallback = typeof parameter.default === 'number' ? parameter.default : 100
  return numbers.map((value) => ('value' in validate(parameter, value) ? value : fallback))
}

/** A registered method with any of its parameters set to values other than the default. */
function registered(
  registry: Readonly<Record<string, { params: Parameters }>>,
): fc.Arbitrary<MethodChoice & { id: string }> {
  return fc.constantFrom(...Object.keys(registry)).chain((id) => {
    const declared = registry[id]?.params ?? {}
    const values = Object.fromEntries(Object.entries(declared).map(([name, parameter]) => [name, valueOf(parameter)]))
    return fc
      .record(values, { requiredKeys: [] })
      .map((params) => ({ id, params: withoutDefaults(declared, params as Record<string, ParameterValue>) }))
  })
}

const anyText = fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 40 }))

/** Typed equations that parse, with their parameters, and texts that most probably do not; some are forks of `original`. */
const typed = (text: string, parameter: string, original: string): fc.Arbitrary<MethodChoice> =>
  fc
    .tuple(
      fc.oneof(
        fc.option(finite).map((value) => ({ equations: text, params: value === null ? {} : { [parameter]: value } })),
        anyText.map((garbage) => ({ equations: `?? ${garbage}`, params: {} })),
      ),
      fc.boolean(),
    )
    .map(([choice, isFork]) => (isFork ? { ...choice, from: original } : choice))

/** Any optimizer; a wrapper holds one. */
const optimizer = (depth: number): fc.Arbitrary<OptimizerChoice> =>
  fc
    .oneof(
      { weight: 4, arbitrary: registered(optimizers) },
      { weight: 1, arbitrary: typed('v = q*v + g\nx = x - lr*v', 'q', 'momentum') },
    )
    .chain((choice): fc.Arbitrary<OptimizerChoice> => {
      if (choice.id === undefined || optimizers[choice.id]?.holds === undefined) return fc.constant(choice)
      const held = depth > 0 ? optimizer(depth - 1) : fc.constant({ id: 'gradientDescent', params: {} })
      return held.map((of) => ({ ...choice, of }))
    })

/** A run's optimizer and what is put before it, with schedules of some of their numbers. */
const method = fc
  .record(
    { optimizer: optimizer(2), estimate: registered(estimates), noise: registered(noises) },
    { requiredKeys: ['optimizer'] },
  )
  .chain((parts) => {
    const movable = Object.keys(movableParameters(parts))
    const scheduled = fc.record(Object.fromEntries(movable.map((name) => [name, schedule(1)])), { requiredKeys: [] })
    return scheduled.map((schedules) => ({
      ...parts,
      ...(Object.keys(schedules).length > 0 && { scheduled: schedules as Scheduled }),
    }))
  })

const schedule = (depth: number): fc.Arbitrary<ScheduleChoice> =>
  fc
    .oneof(
      { weight: 4, arbitrary: registered(schedules) },
      { weight: 1, arbitrary: typed('lr(t) = lr/(1 + q*t)  # inverse time, 100 % typed', 'q', 'step') },
    )
    .chain((choice): fc.Arbitrary<ScheduleChoice> => {
      const holds = choice.id === undefined ? 0 : (schedules[choice.id]?.holds ?? 0)
      if (holds === 0) return fc.constant(choice)
      const held = depth > 0 ? schedule(depth - 1) : fc.constant<ScheduleChoice>({ id: 'constant', params: {} })
      return fc.array(held, { minLength: holds, maxLength: holds }).map((of) => ({ ...choice, of }))
    })

const label = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  .filter((text) => text !== '' && [...text].length <= CONFIGURATION_LIMITS.label)

const run: fc.Arbitrary<RunConfiguration> = fc
  .record(
    {
      key: fc.constant('key'),
      slot: whole(0, slots - 1),
      method,
      schedule: schedule(2),
      label,
      hidden: fc.constant(true),
      penalized: fc.constant(true),
      baseline: fc.constant(true),
      clock: fc.constant('epochs' as const),
      dropout: fc.double({ min: Number.MIN_VALUE, max: 1, maxExcluded: true, noNaN: true }),
      precision: registered(precisions),
      clip: registered(clips),
      patience: whole(1, CONFIGURATION_LIMITS.patience),
      budget: fc.oneof(
        whole(1, CONFIGURATION_LIMITS.steps).map((amount) => ({ unit: 'steps' as const, amount })),
        fc.record({
          unit: fc.constantFrom('evaluations', 'epochs', 'time'),
          amount: fc.double({ min: 1e-9, max: CONFIGURATION_LIMITS.budget, noNaN: true }),
        }),
      ),
    },
    { requiredKeys: ['key', 'slot', 'method', 'schedule'] },
  )
  .map(({ method, ...others }) => ({ ...others, ...method }))

const range = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e3, noNaN: true }))
  .map(([min, width]): [number, number] => [min, min + width])

const quantity = fc.constantFrom<Quantity>(
  'loss',
  'rate',
  'gradientNorm',
  'effectiveRate',
  'lossScale',
  'state.m',
  'state.H.3',
  'parameter.beta1',
)

/** Rows, or a generator with its numbers and a seed; undefined for the standard data. */
function dataOf(data: ProblemData): fc.Arbitrary<DataChoice | undefined> {
  const row = fc.tuple(
    ...data.columns.map(({ role }) => (role === 'label' ? fc.constantFrom(-1, 1) : finite.map((value) => value + 0))),
  )
  const held = fc.oneof(
    fc.constant({}),
    fc.double({ min: 1e-9, max: MOST_HELD_BACK, noNaN: true }).map((validation) => ({ validation })),
  )
  const made = fc
    .tuple(registered(data.generators), whole(0, CONFIGURATION_LIMITS.seed), held)
    .map(([{ id, params }, seed, share]) => significant(data, { generator: id, params, seed, ...share }))
  const rows = fc
    .tuple(fc.array(row, { minLength: 1, maxLength: 20 }), whole(0, CONFIGURATION_LIMITS.seed), held)
    .map(([rows, seed, share]) => significant(data, { rows, seed, ...share }))
  return fc.oneof(rows, made, fc.constant(undefined))
}

/** A problem with any data, a fork of it among them. */
const problem: fc.Arbitrary<SurfaceChoice> = registered(problems).chain((choice) => {
  const { data } = problems[choice.id]!
  const fork = { equations: `f(x, y) = (x - ${data!.columns[0]!.name})^2 + y^2`, from: choice.id, params: {} }
  return fc
    .tuple(fc.constantFrom<MethodChoice>(choice, fork), dataOf(data!))
    .map(([one, data]) => (data ? { ...one, data } : one))
})

/** How it is shown, in canonical form. */
const shown = fc
  .record(
    {
      layout: fc.constant('compare' as const),
      beside: fc.array(fc.oneof(registered(surfaces), problem), {
        minLength: 1,
        maxLength: CONFIGURATION_LIMITS.beside,
      }),
      axis: fc.constantFrom('evaluations', 'epochs', 'time'),
      time: fc.record({
        sample: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        latency: fc.double({ min: 0, max: 1e6, noNaN: true }),
      }),
      seeds: whole(2, CONFIGURATION_LIMITS.seeds),
      oneRate: fc.constant(true),
      tolerance: finite,
      charts: fc.array(quantity, { minLength: 1, maxLength: CONFIGURATION_LIMITS.charts }),
      scales: fc.dictionary(quantity, fc.constantFrom<AxisScale>('linear', 'log'), {
        minKeys: 1,
        noNullPrototype: true,
      }),
      overlays: fc.subarray([...OVERLAYS], { minLength: 1 }),
      relief: fc.record({ azimuth: whole(-180, 180), elevation: whole(5, 90) }),
      caption: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map(cleanCaption),
    },
    { requiredKeys: [] },
  )
  .map((any) => significantShown(any as Shown))

/** Any configuration of that many runs at most, in the form in which `parseConfiguration` gives it. */
export const configurationOf = (mostRuns: number): fc.Arbitrary<Configuration> =>
  whole(1, CONFIGURATION_LIMITS.steps).chain((steps) =>
    fc.record(
      {
        surface: fc.oneof(registered(surfaces), problem, typed('f(x, y) = a*x^2 + y^2/2', 'a', 'bowl')),
        start: fc.tuple(finite, finite),
        steps: fc.constant(steps),
        seed: whole(0, CONFIGURATION_LIMITS.seed),
        runs: fc.array(run, { maxLength: mostRuns }),
        view: fc.record({ x: range, y: range }),
        playhead: whole(0, steps),
        shown,
      },
      { requiredKeys: ['surface', 'start', 'steps', 'seed', 'runs'] },
    ),
  )

export const configuration = configurationOf(CONFIGURATION_LIMITS.runs)

/** A configuration but for the runs' keys, which are new on every reading. */
export const withoutKeys = (configuration: Configuration) => ({
  ...configuration,
  runs: configuration.runs.map(({ key: _, ...run }) => run),
})

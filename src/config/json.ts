import { significantData } from './data.ts'
import type { Kind } from './registries.ts'
import { significantParameters } from './significant.ts'
import type {
  Configuration,
  DataChoice,
  MethodChoice,
  OptimizerChoice,
  RunConfiguration,
  ScheduleChoice,
  Shown,
  SurfaceChoice,
} from './types.ts'

/** The JSON form: parameters stand beside `id` or `equations`. `parseConfiguration` reads it back. */
export const toJson = (configuration: Configuration): unknown => ({
  surface: surface(configuration.surface),
  start: [...configuration.start],
  steps: configuration.steps,
  seed: configuration.seed,
  runs: configuration.runs.map(run),
  ...(configuration.view && { view: { x: [...configuration.view.x], y: [...configuration.view.y] } }),
  ...(configuration.playhead !== undefined && { playhead: configuration.playhead }),
  ...(configuration.shown && { shown: shown(configuration.shown) }),
})

const shown = ({ beside, ...others }: Shown) => ({
  ...others,
  ...(beside && { beside: beside.map(surface) }),
})

const surface = (choice: SurfaceChoice): Record<string, unknown> => {
  const data = significantData(choice)
  return { ...method('surface', choice), ...(data && { data: dataForm(data) }) }
}

const dataForm = (data: DataChoice) =>
  data.rows
    ? { rows: data.rows, ...(data.seed !== undefined && { seed: data.seed }), ...held(data) }
    : { ...data.params, generator: data.generator, seed: data.seed, ...held(data) }

const held = ({ validation }: DataChoice) => validation !== undefined && { validation }

const run = (run: RunConfiguration) => ({
  ...(run.label !== undefined && { label: run.label }),
  slot: run.slot,
  ...(run.hidden && { hidden: true }),
  ...(run.penalized && { penalized: true }),
  ...(run.baseline && { baseline: true }),
  optimizer: optimizer(run.optimizer),
  schedule: schedule(run.schedule),
  ...(run.scheduled && {
    scheduled: Object.fromEntries(Object.entries(run.scheduled).map(([name, choice]) => [name, schedule(choice)])),
  }),
  ...(run.clock && { clock: run.clock }),
  ...(run.estimate && { estimate: method('estimate', run.estimate) }),
  ...(run.dropout !== undefined && { dropout: run.dropout }),
  ...(run.noise && { noise: method('noise', run.noise) }),
  ...(run.precision && { precision: method('precision', run.precision) }),
  ...(run.clip && { clip: method('clip', run.clip) }),
  ...(run.budget && { budget: { ...run.budget } }),
  ...(run.patience !== undefined && { patience: run.patience }),
})

const optimizer = (choice: OptimizerChoice): Record<string, unknown> => ({
  ...method('optimizer', choice),
  ...(choice.of && { of: optimizer(choice.of) }),
})

const schedule = (choice: ScheduleChoice): Record<string, unknown> => ({
  ...method('schedule', choice),
  ...(choice.equations === undefined && choice.of && choice.of.length > 0 && { of: choice.of.map(schedule) }),
})

function method(kind: Kind, choice: MethodChoice): Record<string, unknown> {
  const { id, equations, from } = choice
  const name = equations === undefined ? { id } : { equations, ...(from !== undefined && { from }) }
  // First to be read first, last to win over a parameter of that name.
  return { ...name, ...significantParameters(kind, choice), ...name }
}

/** The public surface of the configuration layer. */
export { batchOf, batchSchedule, movableParameters, withBatch, type Batch } from './batch.ts'
export { hasChance } from './chance.ts'
export { defaultConfiguration } from './defaults.ts'
export { forkOfOptimizer, forkOfSchedule, forkOfSurface, type TypedChoice } from './fork.ts'
export { forks, type Fork } from './forks.ts'
export { toJson } from './json.ts'
export { nextKey } from './keys.ts'
export { CONFIGURATION_LIMITS } from './limits.ts'
export { readLink } from './link/read.ts'
export { isCutFromLink, NO_ROWS } from './link/data.ts'
export { writeLink } from './link/write.ts'
export { parseConfiguration, type ParsedConfiguration } from './parse.ts'
export { decaysApart, drawnPenalty, penalties, penaltyStrength, type Penalty } from './penalty.ts'
export { OVERLAYS, significantShown, STANDARD_CHARTS } from './parseShown.ts'
export { presetGroups, presets } from './presets.ts'
export type { Preset } from './preset.ts'
export { rateOf, rateParameter, withRate } from './rate.ts'
export {
  chanceOf,
  clipOf,
  equationsOf,
  estimateOf,
  equationsText,
  heldOptimizer,
  heldSteps,
  methodValues,
  momentumSchedule,
  noiseOf,
  optimizerOf,
  optimizerParameters,
  optimizerValues,
  precisionOf,
  baselineOf,
  runLabel,
  scheduledOf,
  scheduleOf,
  surfaceOf,
} from './resolve.ts'
export { asksBesideGradients } from './exactQuestions.ts'
export { withEstimate } from './withEstimate.ts'
export { specificationOf } from './specification.ts'
export { afterMove, movePlace, moveStep, surfaceAt } from './moves.ts'
export { atGrain, axisOf, grainOf, horizonOf, mostSteps, onGrain, paceOf, spentAfter, timeOf } from './budget.ts'
export { isBudget } from './parseBudget.ts'
export { termsOf } from './data.ts'
export { withAxis } from './withAxis.ts'
export { differences, type Difference } from './difference.ts'
export { cleanCaption, cleanLabel } from './text.ts'
export { keyOn, rowsOf, surfacesOf } from './rows.ts'
export type { Typed } from './typed.ts'
export type {
  AxisScale,
  Configuration,
  DataChoice,
  MethodChoice,
  Notice,
  OptimizerChoice,
  Overlay,
  Quantity,
  Relief,
  RunConfiguration,
  RunSpecification,
  Scheduled,
  ScheduleChoice,
  Shown,
  SurfaceChoice,
} from './types.ts'

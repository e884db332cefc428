import { basinsOf } from './basins.ts'
import { highestDensity } from './density.ts'
import { seedsOf, type SeedCourse } from './seed.ts'
import { meanInterval, medianInterval, quantileOf } from './statistics.ts'
import { QUANTILE_SHARES, type Ensemble, type EnsembleProgress, type EnsembleRequest } from './types.ts'

/** Seeds whose ways are kept. */
const PATHS = 3
/** Of the seeds asked for, the share after which the statistics are due again; at the beginning whenever there are twice as many. */
const DUE = 1 / 4
/** Steps whose quantiles are found without a pause. */
const STEPS_AT_ONCE = 16

/**
 * Runs the seeds 1, 2, 3 ... of one run and says what they are like, again and again as they become more. Between two `next()`, a few
 * milliseconds, it can be given up. Throws `EngineProblem` for what cannot run.
 */
export function* ensemble({
  specification,
  seeds: of,
}: EnsembleRequest): Generator<EnsembleProgress | undefined, Ensemble> {
  const seeds = seedsOf(specification)
  const basins = basinsOf(specification.surface)
  const courses: SeedCourse[] = []
  const reached = basins.minima.map(() => 0)
  const gathered = {
    loss: Array.from(seeds.steps, () => new Float64Array(of)),
    gradientNorm: Array.from(seeds.steps, () => new Float64Array(of)),
  }
  let due = 1
  for (let seed = 1; ; seed++) {
    const course = yield* seeds.run(seed)
    for (let k = 0; k < seeds.steps.length; k++) {
      gathered.loss[k]![seed - 1] = course.losses[k]!
      gathered.gradientNorm[k]![seed - 1] = course.gradientNorms[k]!
    }
    const basin = course.status === 'diverged' ? -1 : basins.of(course.end)
    if (basin >= 0) reached[basin]!++
    courses.push(seed <= PATHS ? course : { ...course, points: NOTHING })
    const isLast = seed === of
    if (seed === due || isLast) {
      const found = yield* ensembleOf(courses, seeds.steps, gathered, of)
      const full = { ...found, basins: basins.minima.map((minimum, i) => ({ minimum, seeds: reached[i]! })) }
      if (isLast) return full
      due = seed + Math.max(1, Math.min(seed, Math.ceil(of * DUE)))
      yield { done: seed, of, ensemble: full }
    } else yield seed % Math.ceil(of / 100) === 0 ? { done: seed, of } : undefined
  }
}

const NOTHING = new Float64Array(0)

type Gathered = Readonly<Record<'loss' | 'gradientNorm', readonly Float64Array[]>>

function* ensembleOf(
  courses: readonly SeedCourse[],
  steps: Int32Array,
  gathered: Gathered,
  of: number,
): Generator<undefined, Omit<Ensemble, 'basins'>> {
  const seeds = courses.length
  const bands = {
    loss: yield* bandsOf(gathered.loss, seeds),
    gradientNorm: yield* bandsOf(gathered.gradientNorm, seeds),
  }
  const arrived = courses.filter(({ status }) => status !== 'diverged')
  const endPoints = Float64Array.from(arrived.flatMap(({ end }) => end))
  const density = highestDensity(endPoints)
  yield
  return {
    seeds,
    of,
    steps: steps.slice(),
    bands,
    endPoints,
    density,
    diverged: seeds - arrived.length,
    endedEarly: courses.filter(({ status }) => status === 'early').length,
    mean: meanInterval(arrived.map(({ loss }) => loss)),
    median: medianInterval(Float64Array.from(courses, ({ loss }) => loss).sort()),
    paths: courses.slice(0, PATHS).map(({ points }) => points.slice()),
  }
}

function* bandsOf(columns: readonly Float64Array[], seeds: number): Generator<undefined, Float64Array> {
  const bands = new Float64Array(QUANTILE_SHARES.length * columns.length)
  const present = new Float64Array(seeds)
  for (const [k, column] of columns.entries()) {
    let count = 0
    for (let i = 0; i < seeds; i++) if (!Number.isNaN(column[i])) present[count++] = column[i]!
    const ascending = present.subarray(0, count).sort()
    for (const [q, share] of QUANTILE_SHARES.entries())
      bands[q * columns.length + k] = 2 * count < seeds ? NaN : quantileOf(ascending, count, share)
    if (k % STEPS_AT_ONCE === STEPS_AT_ONCE - 1) yield
  }
  return bands
}

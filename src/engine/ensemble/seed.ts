import type { RunSpecification } from '../../config/types.ts'
import { earlyStopping } from '../earlyStopping.ts'
import { isSum } from '../estimated.ts'
import { isMoving, surfaceOfRun, validationOfRun } from '../moving.ts'
import { norm } from '../norm.ts'
import { noCounts } from '../oracle.ts'
import { atRoundedStart } from '../rounded.ts'
import { steppingOf, type Stepping } from '../stepping.ts'

/** A run with one seed at the steps at which is looked. */
export interface SeedCourse {
  /** NaN after the end, Infinity after a divergence. */
  losses: Float64Array
  gradientNorms: Float64Array
  /** x and y in turn, as far as it goes. */
  points: Float64Array
  /** The last finite point, and f there. */
  end: readonly [x: number, y: number]
  loss: number
  status: 'horizon' | 'early' | 'diverged'
}

/** Runs one specification with many seeds. */
export interface Seeds {
  /** The steps at which is looked. */
  readonly steps: Int32Array
  /** Gives way now and then: within milliseconds, whatever the data. */
  run(seed: number): Generator<undefined, SeedCourse>
}

const MOST_STEPS_LOOKED_AT = 160
/** Term gradients, or what takes as long, between two pauses. */
const PIECE = 1 << 15
/** What an update costs besides them. */
const UPDATE = 40
/** Nearer than this, f of a sum over data is finite wherever x and y are, and need not be looked at. */
const FAR = 1e50

/** About evenly spaced, both ends included. */
function stepsLookedAt(steps: number): Int32Array {
  const count = Math.min(steps, MOST_STEPS_LOOKED_AT)
  return Int32Array.from({ length: count + 1 }, (_, i) => Math.round((i * steps) / Math.max(1, count)))
}

/**
 * Every seed's path has the bits of the run with that seed. What only recording asks for, f and its gradient at every point of a sum
 * over data, is computed at few steps alone, unless the run itself depends on it.
 */
export function seedsOf(given: RunSpecification): Seeds {
  const specification = atRoundedStart(given)
  const { steps: horizon } = specification
  const surface = surfaceOfRun(specification)
  const validation = validationOfRun(specification)
  const terms = isSum(surface) ? surface.size : 1
  const steps = stepsLookedAt(horizon)

  function* run(seed: number): Generator<undefined, SeedCourse> {
    const own = { ...specification, seed }
    const stepping = steppingOf(own, surface)
    try {
      return yield* courseOf(own, stepping)
    } finally {
      stepping.release()
    }
  }

  function* courseOf(own: RunSpecification, stepping: Stepping): Generator<undefined, SeedCourse> {
    const early = validation && earlyStopping(own, terms)
    const { x, previous, oracle } = stepping
    const looksAlways = stepping.readsPoint || early !== undefined || !isSum(surface)
    const gradient = new Float64Array([NaN, NaN])
    const losses = new Float64Array(steps.length).fill(NaN)
    const gradientNorms = new Float64Array(steps.length).fill(NaN)
    const points = new Float64Array(2 * steps.length)
    let looked = 0
    const counts = noCounts()
    let work = 0
    let asked = 0
    let loss = NaN
    const course = (status: SeedCourse['status'], end: Float64Array): SeedCourse => ({
      losses,
      gradientNorms,
      points: points.slice(0, 2 * looked),
      end: [end[0]!, end[1]!],
      loss: status === 'diverged' ? Infinity : loss,
      status,
    })
    for (let k = 0; ; k++) {
      if (validation && isMoving(validation)) validation.enter(k)
      if (stepping.spent()) {
        if (isMoving(surface)) surface.enter(k - 1)
        loss = surface.value(previous[0]!, previous[1]!)
        return course('early', previous)
      }
      const isShown = steps[looked] === k
      const isFar = !(Math.abs(x[0]!) < FAR && Math.abs(x[1]!) < FAR)
      const isLookedAt = isShown || looksAlways || isFar
      if (isLookedAt) {
        loss = surface.gradient(x[0]!, x[1]!, gradient)
        work += terms
        if (!(Number.isFinite(x[0]) && Number.isFinite(x[1]) && Number.isFinite(loss))) {
          losses.fill(Infinity, looked)
          gradientNorms.fill(Infinity, looked)
          return course('diverged', previous)
        }
      }
      if (isShown) {
        losses[looked] = loss
        gradientNorms[looked] = norm(gradient[0]!, gradient[1]!)
        points[2 * looked] = x[0]!
        points[2 * looked + 1] = x[1]!
        looked++
      }
      if (k === horizon) return course('horizon', x)
      if (early?.(k, oracle.readCounts(counts).termsDrawn, validation?.value(x[0]!, x[1]!) ?? NaN))
        return course('early', x)
      stepping.update(k, loss, gradient)
      const { termEvaluations } = oracle.readCounts(counts)
      work += UPDATE + termEvaluations - asked
      asked = termEvaluations
      if (work > PIECE) {
        work = 0
        yield
      }
    }
  }
  return { steps, run }
}

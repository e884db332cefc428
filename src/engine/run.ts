import type { RunSpecification } from '../config/types.ts'
import type { SurfaceFunction } from '../language/index.ts'
import { emptyChunk, lastChunk } from './chunk.ts'
import { earlyStopping } from './earlyStopping.ts'
import { isSum } from './estimated.ts'
import { isMoving, surfaceOfRun, validationOfRun } from './moving.ts'
import { norm } from './norm.ts'
import { noCounts } from './oracle.ts'
import { atRoundedStart } from './rounded.ts'
import { endOfRun } from './status.ts'
import { steppingOf, type Stepping } from './stepping.ts'
import { isStochastic } from './stochastic.ts'
import { newTrail } from './trail.ts'
import type { Chunk, SlotLayout } from './types.ts'

/**
 * The first chunk is small, so that something shows at once, and smaller for very many rows; each next one is four times larger. A
 * path of a thousand steps, which may be dragged, comes in one.
 */
const FIRST_CHUNK = 1024
const MOST_TERMS_OF_FIRST = 1 << 18
const GROWTH = 4
const LARGEST_CHUNK = 16_384
/** Terms that recording a chunk may cost; a run on very many rows lets others in between smaller ones. */
const MOST_TERMS_OF_CHUNK = 1 << 21

const widthOf = (layout: SlotLayout): number => layout.reduce((sum, slot) => sum + slot.width, 0)

/**
 * Computes a run, chunk by chunk; the last chunk carries `end`. The specification alone determines every bit.
 * A run ends after its steps, before the step that would overspend one of its budgets, or at the first point where x or f is not
 * finite; the last chunk then ends with the last finite point (and is empty if the start is not one). Nothing is clamped, but for
 * a problem on an interval, whose projection is part of every update.
 * With a patience it ends at the epoch by which it has run out, too.
 * Throws `EngineProblem` for typed equations that do not parse.
 */
export function* run(given: RunSpecification): Generator<Chunk, void> {
  const specification = atRoundedStart(given)
  const surface = surfaceOfRun(specification)
  const stepping = steppingOf(specification, surface)
  try {
    yield* chunksOf(specification, surface, stepping)
  } finally {
    stepping.release()
  }
}

function* chunksOf(
  specification: RunSpecification,
  surface: SurfaceFunction,
  stepping: Stepping,
): Generator<Chunk, void> {
  const { steps } = specification
  const { x, previous, kernel, oracle, rounding } = stepping
  const validation = validationOfRun(specification)
  const terms = isSum(surface) ? surface.size : 1
  const early = validation && earlyStopping(specification, terms)
  const trail = isStochastic(specification) ? newTrail(steps) : undefined
  const slotWidth = widthOf(kernel.slots)

  const gradient = new Float64Array(2)
  let stepLength = 0
  const counts = noCounts()
  const largest = Math.min(LARGEST_CHUNK, Math.max(1, Math.floor(MOST_TERMS_OF_CHUNK / terms)))
  let capacity = Math.min(FIRST_CHUNK, Math.max(1, Math.floor(MOST_TERMS_OF_FIRST / terms)))
  let chunk = emptyChunk(0, Math.min(capacity, steps + 1), slotWidth)

  for (let k = 0; ; k++) {
    const spent = stepping.spent()
    if (spent) {
      if (isMoving(surface)) surface.enter(k - 1)
      const end = endOfRun(specification, surface, previous, stepLength, k - 1, false, trail)
      yield lastChunk(chunk, slotWidth, { ...end, ...counts, spent })
      return
    }
    oracle.readCounts(counts)
    if (validation && isMoving(validation)) validation.enter(k)
    const loss = surface.gradient(x[0]!, x[1]!, gradient)
    const finite = Number.isFinite(x[0]) && Number.isFinite(x[1]) && Number.isFinite(loss)
    if (!finite) {
      const end = endOfRun(specification, surface, previous, stepLength, k, true)
      yield lastChunk(chunk, slotWidth, { ...end, ...counts })
      return
    }
    stepLength = norm(x[0]! - previous[0]!, x[1]! - previous[1]!)
    if (k - chunk.from === capacity) {
      yield chunk
      capacity = Math.min(capacity * GROWTH, largest)
      chunk = emptyChunk(k, Math.min(capacity, steps + 1 - k), slotWidth)
    }
    const i = chunk.count++
    chunk.points[2 * i] = x[0]!
    chunk.points[2 * i + 1] = x[1]!
    chunk.losses[i] = loss
    const validationLoss = validation ? validation.value(x[0]!, x[1]!) : NaN
    if (validation) chunk.validationLosses[i] = validationLoss
    chunk.gradients[2 * i] = gradient[0]!
    chunk.gradients[2 * i + 1] = gradient[1]!
    chunk.gradientNorms[i] = norm(gradient[0]!, gradient[1]!)
    chunk.evaluations[i] = counts.evaluations
    chunk.termEvaluations[i] = counts.termEvaluations
    chunk.termsDrawn[i] = counts.termsDrawn
    chunk.serialEvaluations[i] = counts.serialEvaluations
    chunk.synchronizations[i] = counts.synchronizations
    kernel.readSlots(chunk.slots, slotWidth * i)
    trail?.add(x[0]!, x[1]!, stepping.noiseScale)
    const stopped = early?.(k, counts.termsDrawn, validationLoss)
    if (k === steps || stopped) {
      const end = endOfRun(specification, surface, x, stepLength, k, false, trail)
      yield lastChunk(chunk, slotWidth, { ...end, ...counts, ...(stopped && { stopped }) })
      return
    }
    stepping.update(k, loss, gradient)
    chunk.rates[i] = stepping.rate
    chunk.clipped[i] = oracle.clipped
    chunk.estimates[2 * i] = oracle.firstGiven[0]!
    chunk.estimates[2 * i + 1] = oracle.firstGiven[1]!
    if (!rounding) continue
    chunk.precisionEvents[i] = rounding.events
    chunk.lossScales[i] = rounding.scale
  }
}

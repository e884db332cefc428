import { Malformed, toCount, toList, toNumber, toNumbers, toPoint, toRecord, toText, type Json } from './format.ts'

/** A stored trajectory: entry i belongs to step `at[i]`. */
export interface TrajectoryCase {
  id: string
  surface: string
  surfaceParams: Json
  optimizer: string
  hyper: Json
  schedule: unknown
  clip: unknown
  start: readonly [number, number]
  steps: number
  chaotic: boolean
  safeSteps: number
  /** Present in a divergent case. */
  firstNonFiniteStep?: number
  at: readonly number[]
  points: readonly (readonly [number, number])[]
  losses: readonly number[]
  /** The last is NaN. */
  lrs: readonly number[]
  spread: readonly number[]
  lossSpread: readonly number[]
  /** Series that an ordinary method does not have: the averaged point, a momentum that a schedule moves. */
  extras: readonly string[]
}

/** Reads a case and checks that it agrees with itself. Throws `Malformed`. */
export function readTrajectory(json: Json): TrajectoryCase {
  const steps = toCount(json.steps, 'steps')
  const at = toList(json.at, 'at').map((step, i) => toCount(step, `at[${i}]`))
  const lrs = toList(json.lrs, 'lrs')
  const diverges = toFlag(json.diverges, 'diverges')
  const trajectory: TrajectoryCase = {
    id: toText(json.id, 'id'),
    surface: toText(json.surface, 'surface'),
    surfaceParams: toRecord(json.surfaceParams, 'surfaceParams'),
    optimizer: toText(json.optimizer, 'optimizer'),
    hyper: toRecord(json.hyper, 'hyper'),
    schedule: json.schedule ?? undefined,
    clip: json.clip ?? undefined,
    start: toPoint(json.start, 'start'),
    steps,
    chaotic: toFlag(json.chaotic, 'chaotic'),
    safeSteps: toCount(json.safeSteps, 'safeSteps'),
    ...(diverges && { firstNonFiniteStep: toCount(json.firstNonFiniteStep, 'firstNonFiniteStep') }),
    at,
    points: toList(json.points, 'points').map((point, i) => toPoint(point, `points[${i}]`)),
    losses: toNumbers(json.losses, 'losses'),
    lrs: lrs.map((lr, i) => (lr === null && i === lrs.length - 1 ? NaN : toNumber(lr, `lrs[${i}]`))),
    spread: toNumbers(json.spread, 'spread'),
    lossSpread: toNumbers(json.lossSpread, 'lossSpread'),
    extras: ['averaged', 'momentum'].filter((name) => json[name] !== undefined),
  }
  checkShape(trajectory, diverges === (json.firstNonFiniteStep !== undefined))
  return trajectory
}

function checkShape(trajectory: TrajectoryCase, stepAgrees: boolean): void {
  const { at, steps, start, points } = trajectory
  if (!stepAgrees) throw new Malformed('firstNonFiniteStep stands in a case that does not diverge')
  for (const series of ['points', 'losses', 'lrs', 'spread', 'lossSpread'] as const) {
    if (trajectory[series].length !== at.length) throw new Malformed(`${series} has not as many entries as 'at'`)
  }
  if (at.some((step, i) => i > 0 && step <= at[i - 1]!)) throw new Malformed(`'at' does not ascend`)
  if (at.at(-1) !== steps) throw new Malformed(`the last entry of 'at' is ${at.at(-1)}, not steps, ${steps}`)
  if (at[0] === 0 && (points[0]![0] !== start[0] || points[0]![1] !== start[1]))
    throw new Malformed('the first point is not the start')
}

function toFlag(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw new Malformed(`${what} is neither true nor false`)
  return value
}

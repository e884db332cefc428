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
  /** Of a method that has a second path: its averaged point. */
  averaged?: readonly (readonly [number, number])[]
  /** The momentum in force at the update that leaves the point, where a schedule moves it; the last is NaN. */
  momentum?: readonly number[]
}

/** Reads a case and checks that it agrees with itself. Throws `Malformed`. */
export function readTrajectory(json: Json): TrajectoryCase {
  const steps = toCount(json.steps, 'steps')
  const at = toList(json.at, 'at').map((step, i) => toCount(step, `at[${i}]`))
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
    lrs: toRates(json.lrs, 'lrs'),
    spread: toNumbers(json.spread, 'spread'),
    lossSpread: toNumbers(json.lossSpread, 'lossSpread'),
    ...(json.averaged !== undefined && {
      averaged: toList(json.averaged, 'averaged').map((point, i) => toPoint(point, `averaged[${i}]`)),
    }),
    ...(json.momentum !== undefined && { momentum: toRates(json.momentum, 'momentum') }),
  }
  checkShape(trajectory, diverges === (json.firstNonFiniteStep !== undefined))
  return trajectory
}

function checkShape(trajectory: TrajectoryCase, stepAgrees: boolean): void {
  const { at, steps, start, points } = trajectory
  if (!stepAgrees) throw new Malformed('firstNonFiniteStep stands in a case that does not diverge')
  for (const series of ['points', 'losses', 'lrs', 'spread', 'lossSpread', 'averaged', 'momentum'] as const) {
    if ((trajectory[series] ?? at).length !== at.length)
      throw new Malformed(`${series} has not as many entries as 'at'`)
  }
  if (at.some((step, i) => i > 0 && step <= at[i - 1]!)) throw new Malformed(`'at' does not ascend`)
  for (const series of ['spread', 'lossSpread'] as const)
    if (trajectory[series].some((spread, i, all) => spread < (all[i - 1] ?? 0)))
      throw new Malformed(`${series} falls, which a running maximum does not`)
  if (at.at(-1) !== steps) throw new Malformed(`the last entry of 'at' is ${at.at(-1)}, not steps, ${steps}`)
  if (at[0] === 0 && (points[0]![0] !== start[0] || points[0]![1] !== start[1]))
    throw new Malformed('the first point is not the start')
}

/** What an update uses: at the last point, which none leaves, it may be null. */
const toRates = (value: unknown, what: string): number[] =>
  toList(value, what).map((rate, i, { length }) =>
    rate === null && i === length - 1 ? NaN : toNumber(rate, `${what}[${i}]`),
  )

function toFlag(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw new Malformed(`${what} is neither true nor false`)
  return value
}

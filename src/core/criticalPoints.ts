/** Short forms in which a surface's file lists its critical points. */
import type { CriticalPoint } from './method.ts'

type Kind = CriticalPoint['kind']

export const minimum = (x: number, y: number): CriticalPoint => ({ kind: 'minimum', point: [x, y] })
export const maximum = (x: number, y: number): CriticalPoint => ({ kind: 'maximum', point: [x, y] })
export const saddle = (x: number, y: number): CriticalPoint => ({ kind: 'saddle', point: [x, y] })

/** Each point and its mirror image through the origin, for surfaces with f(-x, -y) = f(x, y). */
export const mirrored = (points: readonly CriticalPoint[]): readonly CriticalPoint[] =>
  points.flatMap(({ kind, point: [x, y] }) => [
    { kind, point: [x, y] as const },
    { kind, point: [-x, -y] as const },
  ])

/** Each point and its images in both axes, each once: for surfaces that change neither with the sign of x nor with that of y. */
export const reflected = (points: readonly CriticalPoint[]): readonly CriticalPoint[] =>
  points.flatMap(({ kind, point: [x, y] }) =>
    signsOf(x).flatMap((u) => signsOf(y).map((v) => ({ kind, point: [u, v] as const }))),
  )

const signsOf = (u: number): readonly number[] => (u === 0 ? [0] : [u, -u])

/**
 * The kind of a stationary point by the curvatures along its principal axes: none where one of them is zero,
 * for then they do not decide.
 */
export function byCurvature(point: readonly [number, number], along: number, across: number): readonly CriticalPoint[] {
  if (along === 0 || across === 0) return []
  const kind: Kind = along > 0 !== across > 0 ? 'saddle' : along > 0 ? 'minimum' : 'maximum'
  return [{ kind, point }]
}

import type { ParameterValue } from '../../core/parameter.ts'
import type { Random } from '../../core/random.ts'

/** Where the next snapshot is taken, out of the points of the epoch that ends. */
export const SNAPSHOTS = {
  last: 'the last point',
  random: 'a random point of the epoch',
  mean: 'the mean of the epoch’s points',
} as const

/** Chooses snapshots, for an epoch of points x_0, ..., x_m of which the last one is the next epoch's first. */
export interface Snapshots {
  /** An update begins at the point. */
  visit(x: Float64Array): void
  /** An epoch begins at the point, which has not been visited yet: the snapshot of the one before, to `out`; at first the point itself. */
  renew(x: Float64Array, out: Float64Array): void
}

/** `random`: any of x_0, ..., x_{m-1}, each as likely; `mean`: that of x_1, ..., x_m. */
export function snapshotsBy(kind: ParameterValue | undefined, stream: () => Random): Snapshots {
  if (kind === 'random') return randomSnapshots(stream())
  if (kind === 'mean') return meanSnapshots()
  return { visit() {}, renew: (x, out) => out.set(x) }
}

/** The k-th point takes the place of the one that is kept with probability 1/k: so all are as likely. */
function randomSnapshots(random: Random): Snapshots {
  const kept = new Float64Array(2)
  let visited = 0
  return {
    visit(x) {
      visited++
      if (random.below(visited) === 0) kept.set(x)
    },
    renew(x, out) {
      out.set(visited === 0 ? x : kept)
      visited = 0
    },
  }
}

function meanSnapshots(): Snapshots {
  const sum = new Float64Array(2)
  let visited = 0
  const add = (x: Float64Array) => {
    for (let j = 0; j < x.length; j++) sum[j] = sum[j]! + x[j]!
  }
  return {
    visit(x) {
      // The epoch's first point is the last one of the epoch before.
      if (visited++ > 0) add(x)
    },
    renew(x, out) {
      add(x)
      for (let j = 0; j < x.length; j++) out[j] = sum[j]! / Math.max(1, visited)
      sum.fill(0)
      visited = 0
    },
  }
}

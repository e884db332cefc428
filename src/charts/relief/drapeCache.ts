import type { ShownRun } from '../shownRuns.ts'
import { drape, type Draped } from './drape.ts'
import type { Terrain } from './terrain.ts'

interface Entry {
  version: number
  terrain: Terrain
  draped: Draped
}

/** The runs' paths on the relief, laid anew only when the run or the relief changes: an orbit moves none of them. */
export interface DrapeCache {
  of(run: ShownRun, terrain: Terrain, toWorld: (x: number, y: number) => readonly [x: number, y: number]): Draped
}

export function createDrapeCache(): DrapeCache {
  const entries = new Map<string, Entry>()
  return {
    of({ key, record }, terrain, toWorld) {
      const known = entries.get(key)
      if (known?.version === record.version && known.terrain === terrain) return known.draped
      const draped = drape(record.samples.points, record.samples.count, terrain, toWorld)
      entries.set(key, { version: record.version, terrain, draped })
      return draped
    },
  }
}

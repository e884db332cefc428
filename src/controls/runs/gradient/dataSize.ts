import type { SurfaceChoice } from '../../../config/types.ts'
import { trainingColumns } from '../../../engine/data.ts'

/** How many terms the sum has; 0 for none, and where its data cannot be had, which the surface says itself. */
export function dataSize(surface: SurfaceChoice): number {
  try {
    return Object.values(trainingColumns(surface) ?? {})[0]?.length ?? 0
  } catch {
    return 0
  }
}

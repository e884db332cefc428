import { useMemo } from 'react'
import type { MethodChoice } from '../../../config/types.ts'
import { EngineProblem, penalized, surfaceFunction } from '../../../engine/index.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { usePenaltyStrength } from '../usePenalty.ts'

import { useSurfaceNow } from '../useSurfaceNow.ts'
/** What is drawn as the surface, f or the penalized objective; undefined for typed equations that cannot be evaluated. */
export function useDrawnSurface(): SurfaceFunction | undefined {
  const surface = useSurfaceNow()
  const penalty = usePenaltyStrength() ?? 0
  return useMemo(() => drawnSurface(surface, penalty), [surface, penalty])
}

export function drawnSurface(surface: MethodChoice, penalty: number): SurfaceFunction | undefined {
  try {
    return penalized(surfaceFunction(surface), penalty)
  } catch (problem) {
    if (problem instanceof EngineProblem) return undefined
    throw problem
  }
}

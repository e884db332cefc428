import { createContext, use } from 'react'
import type { Difference } from '../../config/index.ts'
import { useSides } from '../../store/index.ts'

/** In what the run whose controls these are differs from the experiment that is not in front. */
export const RunDifferences = createContext<readonly Difference[]>([])

/** What the parameter is in the other experiment, in words; undefined where it is the same. */
export function useElsewhere(symbol: string): string | undefined {
  const found = use(RunDifferences).find((difference) => difference.symbol === symbol)
  const inFront = useSides((sides) => sides.inFront)
  if (!found) return undefined
  return inFront === 'A' ? `${found.b ?? 'none'} in B` : `${found.a ?? 'none'} in A`
}

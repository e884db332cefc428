import { surfaceOf } from './resolve.ts'
import type { Configuration, MethodChoice } from './types.ts'

/** A surface that runs are on, and where they start. */
export interface Row {
  surface: MethodChoice
  start: readonly [x: number, y: number]
}

/** The experiment's surface; in a comparison the further ones, each with the start that is its own. */
export function rowsOf({ surface, start, shown }: Pick<Configuration, 'surface' | 'start' | 'shown'>): readonly Row[] {
  const further = shown?.layout === 'compare' ? (shown.beside ?? []) : []
  return [{ surface, start }, ...further.map((each) => ({ surface: each, start: surfaceOf(each).start }))]
}

/** The key of a run on the surface of that row. */
export const keyOn = (run: string, row: number): string => (row === 0 ? run : `${run}@${row}`)

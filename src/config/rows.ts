import { surfaceOf } from './resolve.ts'
import type { Configuration, SurfaceChoice } from './types.ts'

/** A surface that runs are on, and where they start. */
interface Row {
  surface: SurfaceChoice
  start: readonly [x: number, y: number]
}

/** The experiment's surface; in a comparison the further ones too, a row of panels each. */
export const surfacesOf = ({ surface, shown }: Pick<Configuration, 'surface' | 'shown'>): readonly SurfaceChoice[] => [
  surface,
  ...((shown?.layout === 'compare' && shown.beside) || []),
]

/** The start on the experiment's own surface is the experiment's; a further one has its own. */
export const rowsOf = (configuration: Configuration): readonly Row[] =>
  surfacesOf(configuration).map((surface, place) => ({
    surface,
    start: place === 0 ? configuration.start : surfaceOf(surface).start,
  }))

/** The key of a run on the surface of that row. */
export const keyOn = (run: string, row: number): string => (row === 0 ? run : `${run}@${row}`)

/** Of a problem over data these, with what every run makes of them at the playhead, as beside the surface on the screen. */
import { drawDataAxes, drawPoints } from '../../charts/data/drawPoints.ts'
import { drawFits } from '../../charts/data/drawFits.ts'
import { fitsOf, fittedRuns } from '../../charts/data/fits.ts'
import { shownData } from '../../charts/data/usePicture.ts'
import { surfaceOf } from '../../config/index.ts'
import type { Seen } from '../seen.ts'

/** A figure narrower than that has no room for them. */
const NARROWEST = 720
/** Of the figure's width, theirs. */
const SHARE = 0.34

/** How wide the data are in a figure so wide; 0 where there are none, or no room. */
export const dataWidth = (width: number, { configuration: { surface, shown } }: Seen): number =>
  surfaceOf(surface).data && shown?.layout !== 'compare' && width >= NARROWEST ? Math.round(SHARE * width) : 0

/** From (0, 0) on. */
export function drawData(context: CanvasRenderingContext2D, width: number, height: number, seen: Seen) {
  const { configuration, palette, runs, view } = seen
  const shown = shownData(configuration.surface, { width, height }, palette)
  if (!shown) return
  drawDataAxes(context, shown)
  drawPoints(context, shown, shown.marks)
  const fits = fitsOf(shown)
  if (fits) drawFits(context, shown, fits, fittedRuns(configuration, runs, view))
}

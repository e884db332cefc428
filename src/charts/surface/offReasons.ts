import { surfaceOf } from '../../config/index.ts'
import type { Configuration, Overlay } from '../../config/types.ts'

type What = Overlay | 'relief'

/** What needs a second direction. */
const OF_ONE: Readonly<Partial<Record<What, string>>> = {
  relief: 'One parameter: a curve has no side to be seen from.',
  field: 'One parameter: −f′ leads left or right, and the curve shows which.',
  flow: 'One parameter: the flow has no line of its own, it runs down the curve.',
  section: 'One parameter: the curve is the section.',
}

/** What is of one f from the first step to the last. */
const MOVING: Readonly<Partial<Record<What, string>>> = {
  flow: 'f moves in mid-run: descent in the limit of a rate of 0 is no one flow.',
  section: 'f moves in mid-run: the last step may have been taken on another f than is drawn.',
}

/** Why something is not offered on the experiment's surface; undefined where it is. */
export function offReason({ surface }: Pick<Configuration, 'surface'>, what: What): string | undefined {
  const { isOneParameter, moves } = surfaceOf(surface)
  return (isOneParameter ? OF_ONE[what] : undefined) ?? (moves ? MOVING[what] : undefined)
}

/** The overlays that are shown, of those that are offered; undefined for none. */
export function shownOverlays(configuration: Pick<Configuration, 'surface' | 'shown'>): readonly Overlay[] | undefined {
  const overlays = configuration.shown?.overlays
  const offered = overlays?.filter((overlay) => offReason(configuration, overlay) === undefined)
  if (offered?.length === overlays?.length) return overlays
  return offered && offered.length > 0 ? offered : undefined
}

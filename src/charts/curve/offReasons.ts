import { surfaceOf } from '../../config/index.ts'
import type { Configuration, Overlay } from '../../config/types.ts'

/** What needs a second direction. */
const REASONS: Readonly<Partial<Record<Overlay | 'relief', string>>> = {
  relief: 'One parameter: a curve has no side to be seen from.',
  field: 'One parameter: −f′ leads left or right, and the curve shows which.',
  flow: 'One parameter: the flow has no line of its own, it runs down the curve.',
  section: 'One parameter: the curve is the section.',
}

/** Why something is not offered on the experiment's surface; undefined where it is. */
export const offReason = ({ surface }: Pick<Configuration, 'surface'>, what: Overlay | 'relief'): string | undefined =>
  surfaceOf(surface).isOneParameter ? REASONS[what] : undefined

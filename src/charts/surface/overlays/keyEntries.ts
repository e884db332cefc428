import type { Overlay } from '../../../config/types.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { formatDecade } from '../../format.ts'
import type { Projection } from '../geometry.ts'
import { arrowField } from './arrows.ts'

/** A kind of line, and what it is. */
export interface KeyEntry {
  sample: 'model' | 'field' | 'flow' | 'reference' | 'estimate'
  text: string
  /** The same in few words. */
  short: string
}

/** What the lines and arrows over the surface are, and what their lengths mean. */
export function keyEntries(overlays: readonly Overlay[], p: Projection, surface: SurfaceFunction): KeyEntry[] {
  const entries: KeyEntry[] = []
  if (overlays.includes('model'))
    entries.push({
      sample: 'model',
      text: 'levels of the quadratic model, those of f’s isolines; through the point: solid',
      short: 'quadratic model',
    })
  if (overlays.includes('field')) {
    const { low, high } = arrowField(p, surface)
    const range = high === -Infinity ? 'zero all over' : `${formatDecade(low)} to ${formatDecade(high)}`
    entries.push({
      sample: 'field',
      text: `−∇f; length as log |∇f|, ${range}`,
      short: `−∇f, log |∇f|, ${range}`,
    })
  }
  if (overlays.includes('flow'))
    entries.push(
      { sample: 'flow', text: 'lines of the flow x′ = −∇f', short: 'flow' },
      {
        sample: 'reference',
        text: 'flow from the start: descent in the limit of a rate of 0',
        short: 'flow from the start',
      },
    )
  if (overlays.includes('estimate'))
    entries.push({
      sample: 'estimate',
      text: '−g as given, −∇f thin, to one scale; ellipse: one standard deviation of a batch’s gradient',
      short: '−g, −∇f, 1 σ of batches',
    })
  return entries
}

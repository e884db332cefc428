import { toggleOverlay } from '../../charts/surface/overlays/toggle.ts'
import type { Overlay } from '../../config/types.ts'
import { offReason } from '../../charts/surface/offReasons.ts'
import { surfaceOf } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import { Popover } from '../Popover.tsx'

interface Entry {
  overlay: Overlay
  name: string
  says: string
  /** On a curve, of one parameter. */
  ofOne?: string
  keys?: string
}

const ENTRIES: readonly Entry[] = [
  {
    overlay: 'theory',
    name: 'Local theory',
    says: 'Curvature at the pointer or the playhead: the Hessian’s eigenvectors as a cross, and the limit of the rate.',
    ofOne: 'f″ at the pointer or the playhead, and the limit of the rate.',
    keys: 'L',
  },
  {
    overlay: 'model',
    name: 'Quadratic model',
    says: 'Its level lines there, at the levels of f’s own.',
    ofOne: 'Its parabola there.',
  },
  { overlay: 'field', name: 'Vector field', says: '−∇f as arrows on a grid.', keys: 'W' },
  {
    overlay: 'flow',
    name: 'Gradient flow',
    says: 'Its lines, and the one from the start: descent in the limit of a rate of 0.',
    keys: 'W',
  },
  { overlay: 'section', name: 'Cross-section', says: 'f along the last step of the open run.' },
  {
    overlay: 'estimate',
    name: 'Gradient estimate',
    says: 'What a stochastic run was given for a gradient, the full one, and how batches scatter about it.',
  },
]

/** What may be drawn over the surface. */
export function OverlaysButton() {
  const shown = useConfig(({ configuration }) => configuration.shown?.overlays)
  const surface = useConfig(({ configuration }) => configuration.surface)
  const { isOneParameter } = surfaceOf(surface)
  const offers = ENTRIES.map((entry) => {
    const off = offReason({ surface }, entry.overlay)
    return {
      ...entry,
      isOff: off !== undefined,
      says: off ?? (isOneParameter ? (entry.ofOne ?? entry.says) : entry.says),
    }
  })
  const count = offers.filter(({ overlay, isOff }) => !isOff && shown?.includes(overlay)).length
  return (
    <Popover
      className={count > 0 ? 'overlays-button on' : 'overlays-button'}
      label={count > 0 ? `Overlays, ${count} shown` : 'Overlays'}
      title="Overlays: theory, model, field, flow, section, estimate"
      name="Overlays"
      align="end"
      face={
        <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
          <path d="M8 2.2L14 5.4L8 8.6L2 5.4ZM2.6 8.2L8 11L13.4 8.2M2.6 11L8 13.8L13.4 11" />
        </svg>
      }
    >
      {() => (
        <div className="panel-body overlays-list">
          <h2>Overlays</h2>
          {offers.map(({ overlay, name, says, keys, isOff }) => (
            <label key={overlay} className={isOff ? 'off' : undefined}>
              <input
                type="checkbox"
                checked={(shown?.includes(overlay) ?? false) && !isOff}
                disabled={isOff}
                onChange={() => toggleOverlay(overlay)}
              />
              <span>
                <b>{name}</b>
                {keys && <kbd>{keys}</kbd>}
                <small>{says}</small>
              </span>
            </label>
          ))}
        </div>
      )}
    </Popover>
  )
}

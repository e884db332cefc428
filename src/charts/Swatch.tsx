import { colourOf, isHollow, markerPath, markOf } from './marker.ts'
import './charts.css'

interface SwatchProps {
  slot: number
  /** The marker alone, without its line. */
  bare?: boolean
}

/** A run's line and marker as a key: the same colour, dash and shape as in every chart. */
export function Swatch({ slot, bare = false }: SwatchProps) {
  const width = bare ? 14 : 30
  const colour = `var(--run-${colourOf(slot)})`
  return (
    <svg className="swatch" width={width} height={16} viewBox={`${-width / 2} -8 ${width} 16`} aria-hidden="true">
      {!bare && (
        <path
          d={`M${1 - width / 2} 0H${width / 2 - 1}`}
          stroke={colour}
          strokeWidth={1.9}
          strokeDasharray={markOf(slot).dash.join(' ')}
        />
      )}
      {isHollow(slot) ? (
        <path d={markerPath(slot, 3.6)} fill="var(--panel)" stroke={colour} strokeWidth={1.6} />
      ) : (
        <path className="swatch-marker" d={markerPath(slot, 4.2)} fill={colour} />
      )}
    </svg>
  )
}

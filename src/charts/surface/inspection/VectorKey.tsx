import type { CSSProperties } from 'react'
import { useView } from '../../../store/index.ts'
import { formatNumber } from '../../format.ts'
import { Mathematics } from '../../Mathematics.tsx'
import type { Circle } from './circles.ts'
import { VectorSample } from './VectorSample.tsx'
import type { Vector } from './vectors.ts'

interface VectorKeyProps {
  vectors: readonly Vector[]
  circles: readonly Circle[]
  /** Where in the picture it stands; absent where it has no room there. */
  style?: CSSProperties
}

/** What the arrows and circles are, and what their lengths mean. */
export function VectorKey({ vectors, circles, style }: VectorKeyProps) {
  const showsModel = useView((view) => view.showsModel === true)
  const set = useView((view) => view.set)
  const directions = vectors.filter(({ kind }) => kind !== 'step')
  const step = vectors.find(({ kind }) => kind === 'step')
  return (
    <div className={style ? 'vector-key' : 'vector-key apart'} style={style}>
      {directions.map((vector) => (
        <span key={vector.id} className="entry">
          <VectorSample {...vector} />
          <Mathematics of={vector.symbol} />
        </span>
      ))}
      {directions.length > 0 && (
        <span>{directions.length > 1 ? 'directions, drawn at one length' : 'a direction, not to scale'}</span>
      )}
      {step && (
        <span className="entry">
          <VectorSample {...step} />
          <Mathematics of={step.symbol} />
          {lengthOf(step)}
        </span>
      )}
      {circles.map(({ id, radius }) => (
        <span key={id} className="entry">
          <svg className={`reach ${id}`} width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
            <circle r={5.6} />
          </svg>
          {id === 'ball' ? 'SAM’s ball, ' : 'clipped gradient times rate, at most '}
          {formatNumber(radius)}
        </span>
      ))}
      <button
        type="button"
        aria-pressed={showsModel}
        title="The level line, through this point, of f's quadratic model there: gradient and Hessian"
        onClick={() => set({ showsModel: !showsModel })}
      >
        <svg width={16} height={12} viewBox="-8 -6 16 12" aria-hidden="true">
          <ellipse className="model" rx={7} ry={4} transform="rotate(-20)" />
        </svg>
        quadratic model
      </button>
    </div>
  )
}

const lengthOf = ({ along }: Vector): string => {
  const length = Math.hypot(...along)
  return Number.isFinite(length) ? `to scale, ${formatNumber(length)} long` : 'is not finite'
}

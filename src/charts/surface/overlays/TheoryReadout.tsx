import { useMemo } from 'react'
import { localTheory, quadraticModel, type LocalTheory } from '../../../engine/localTheory.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import { useView } from '../../../store/index.ts'
import { formatPoint, formatStep } from '../../format.ts'
import type { Projection } from '../geometry.ts'
import { crossOf } from './cross.ts'
import { nearIn } from './near.ts'
import { closePoint, type Watched } from './place.ts'
import { RateLimit } from './RateLimit.tsx'
import { conditionText, kindSentence, readable } from './wording.ts'

interface TheoryReadoutProps {
  projection: Projection
  surface: SurfaceFunction
  /** f itself, where `surface` has the penalty of weight decay, which a method's limit counts by itself. */
  plain: SurfaceFunction
  watched: Watched | undefined
  /** In few words, for a picture that it would cover. */
  compact: boolean
}

/** Curvature where one looks, in numbers; read out when the playhead stands. */
export function TheoryReadout({ projection, surface, plain, watched, compact }: TheoryReadoutProps) {
  const hover = useView((view) => view.hoverPoint)
  const playing = useView((view) => view.playing)
  const [x, y] = closePoint({ ...useView.getState(), hoverPoint: hover }, watched) ?? [NaN, NaN]
  const near = nearIn(projection)
  const theory = useMemo(() => localTheory(surface, x, y, near), [surface, x, y, near])
  const place = hover ? 'at the pointer' : watched ? `at ${watched.label}, step ${formatStep(watched.step)}` : ''
  const isStill = !hover && !playing
  return (
    <section className="overlay-card theory" aria-label="Local theory" aria-live={isStill ? 'polite' : 'off'}>
      <h2>
        {!compact && 'Local theory'} <span>{place}</span>
        {!compact && Number.isFinite(x + y) && <span className="point">{formatPoint(x, y)}</span>}
      </h2>
      {theory ? (
        <Numbers theory={theory} projection={projection} plain={plain} watched={watched} compact={compact} />
      ) : (
        <p>
          {place ? 'f, its gradient or its Hessian is undefined here.' : 'No run is shown, and the pointer is away.'}
        </p>
      )}
    </section>
  )
}

interface NumbersProps extends Pick<TheoryReadoutProps, 'projection' | 'plain' | 'watched' | 'compact'> {
  theory: LocalTheory
}

function Numbers({ theory, projection, plain, watched, compact }: NumbersProps) {
  const [low, high] = theory.values
  const hessian = quadraticModel(plain, ...theory.point)?.hessian
  return (
    <>
      <dl>
        <Value name="λ₁" value={readable(low)} />
        <Value name="λ₂" value={readable(high)} />
        {(!compact || theory.condition !== undefined) && <Value name="κ" value={conditionText(theory)} />}
      </dl>
      <p className="kind">{compact ? (theory.stationary ?? theory.kind) : kindSentence(theory)}</p>
      {watched && hessian && <RateLimit watched={watched} hessian={hessian} compact={compact} />}
      {!compact && (
        <p className="key">
          Cross: eigenvectors, length as 1/√|λ|{!crossOf(projection, theory).toScale && ', the shorter one lengthened'};
          heads in where f curves up, out and dashed where down
        </p>
      )}
    </>
  )
}

const Value = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

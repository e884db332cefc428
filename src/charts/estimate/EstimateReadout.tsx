import type { ReactNode } from 'react'
import { surfaceOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'
import { formatNumber, formatPoint, formatShort, formatStep } from '../format.ts'
import { isStochastic, looksElsewhere } from './estimated.ts'
import { useEstimated } from './useEstimated.ts'
import { awayWords, criticalSentence, varianceFormula } from './words.ts'
import './estimate.css'

interface EstimateReadoutProps {
  run: RunConfiguration
  /** Who looks. */
  onlooker: string
  /** In few words, for a picture that it would cover. */
  compact?: boolean
  /** Stands behind the title. */
  children?: ReactNode
}

/** The gradient that a run was given at the playhead, the full one, how such gradients scatter, and the critical batch size. */
export function EstimateReadout({ run, onlooker, compact = false, children }: EstimateReadoutProps) {
  const isOne = useConfig(({ configuration }) => surfaceOf(configuration.surface).isOneParameter === true)
  const there = useEstimated(isStochastic(run) ? run : undefined, onlooker)
  if (!there) return null
  const { step, given, full, recent, noise, isHere, drawn } = there
  const formula = noise && varianceFormula(noise)
  const elsewhere = looksElsewhere(run)
  return (
    <section className={compact ? 'estimate-readout compact' : 'estimate-readout'} aria-label="Gradient estimate">
      <div className="estimate-title">
        Gradient of the update from step {formatStep(step)}
        {children}
      </div>
      <dl className={isHere || !noise ? undefined : 'behind'}>
        <Row name={<i>g</i>} says={`given${elsewhere ? ', where the method looks ahead' : ''}`}>
          <Vector of={given} name="g" isOne={isOne} />
        </Row>
        <Row name="∇f" says="of all terms">
          <Vector of={full} name="∇f" isOne={isOne} />
        </Row>
        {!elsewhere && (
          <Row name="|g − ∇f|" says="apart by">
            {awayWords(given, full)}
          </Row>
        )}
        {formula && noise.batch && (
          <Row name="Var g" says={run.noise ? 'by formula, noise apart' : 'by formula'}>
            <span>{formatNumber(noise.batch.variance)}</span> <span>= {formula.name}</span>{' '}
            <span>= {formula.numbers}</span>
          </Row>
        )}
        {noise?.batch && (
          <Row name="Var g" says="measured here">
            {formatNumber(noise.batch.measured)} over {formatStep(noise.batch.draws)} new batches
          </Row>
        )}
        {!elsewhere && (
          <Row name="|g − ∇f|²" says="on the path">
            {formatNumber(recent.variance)} mean of the last {formatStep(recent.updates)} updates
          </Row>
        )}
        {noise && (
          <Row name={<i>B</i>} says="critical, σ²/|∇f|²">
            {Number.isFinite(noise.critical) ? formatShort(noise.critical) : '∞'}
            {!noise.batch && ` (σ² of one term ${formatNumber(noise.sigma2)})`}
          </Row>
        )}
      </dl>
      {noise && <p>{criticalSentence(noise, noise.batch ? drawn : undefined)}</p>}
    </section>
  )
}

const Vector = ({ of, name, isOne }: { of: readonly [number, number]; name: string; isOne: boolean }) =>
  isOne ? (
    <span>{formatNumber(of[0])}</span>
  ) : (
    <>
      <span>{formatPoint(...of)},</span>{' '}
      <span>
        |{name}| {formatNumber(Math.hypot(...of))}
      </span>
    </>
  )

function Row({ name, says, children }: { name: ReactNode; says: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        {name} <small>{says}</small>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

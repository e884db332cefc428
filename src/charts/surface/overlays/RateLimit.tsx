import { memo } from 'react'
import { optimizerOf } from '../../../config/index.ts'
import { eigenvaluesOf } from '../../../engine/index.ts'
import { typesetFormula } from '../../../language/index.ts'
import { useConfig } from '../../../store/index.ts'
import { Mathematics } from '../../Mathematics.tsx'
import type { Watched } from './place.ts'
import { rateAgainstLimit } from './rateAgainstLimit.ts'
import { readable } from './wording.ts'

interface RateLimitProps {
  watched: Watched
  /** Of f, without any penalty: [xx, xy, yy]. */
  hessian: ArrayLike<number>
  /** In few words, for a picture that it would cover. */
  compact: boolean
}

/** The rate beside the one from which on the run's method cannot settle where f is curved so. */
export function RateLimit({ watched, hessian, compact }: RateLimitProps) {
  const found = rateAgainstLimit(useConfig.getState().configuration, watched, hessian)
  const { name } = optimizerOf(watched.run.optimizer)
  if (!found) {
    if (compact) return null
    const isCurved = eigenvaluesOf(hessian)[1] > 0
    return (
      <p>
        {isCurved
          ? `No limit of the rate is known for ${name} here.`
          : 'No limit of the rate: f curves up nowhere here.'}
      </p>
    )
  }
  const { rate, limit, lambdaMax, formula, preconditioned, clipped } = found
  const isOver = rate >= limit
  return (
    <p className="limit">
      {compact ? '' : `${watched.label}: `}rate {readable(rate)} = {readable(rate * lambdaMax)}/λ,{' '}
      <b className={isOver ? 'exceeds' : 'keeps'}>{isOver ? 'over' : 'under'}</b> the limit <Formula text={formula} /> ={' '}
      {readable(limit)}
      {preconditioned && '; λ of the Hessian as the method scales it'}
      {clipped && '; clipping apart'}
    </p>
  )
}

const Formula = memo(function Formula({ text }: { text: string }) {
  const node = typesetFormula(text, {})
  return node && <Mathematics of={node} />
})

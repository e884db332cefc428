import { memo } from 'react'
import { optimizerOf, optimizerParameters } from '../../../config/index.ts'
import type { OptimizerChoice } from '../../../config/types.ts'
import { eigenvaluesOf } from '../../../engine/index.ts'
import { typesetFormula } from '../../../language/index.ts'
import { useConfig } from '../../../store/index.ts'
import { Mathematics, Symbol } from '../../Mathematics.tsx'
import { symbolsOf } from '../../symbols.ts'
import type { Watched } from './place.ts'
import { rateAgainstLimit, sideOf } from './rateAgainstLimit.ts'
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
        {watched.record.samples.count < 2
          ? `${name} has made no step yet: no limit of its rate is told.`
          : isCurved
            ? `No limit of the rate is known for ${name} here.`
            : 'No limit of the rate: f curves up nowhere here.'}
      </p>
    )
  }
  const { rate, limit, lambdaMax, formula, preconditioned, clipped, own } = found
  const side = sideOf(found)
  return (
    <p className="limit">
      {compact ? '' : `${watched.label}: `}rate {readable(rate)} = {readable(rate * lambdaMax)}/<LambdaMax />,{' '}
      <b className={side === 'under' ? 'keeps' : 'exceeds'}>{side}</b> the limit{' '}
      {!compact && (
        <>
          <Formula text={formula} of={watched.run.optimizer} /> ={' '}
        </>
      )}
      {readable(limit)}
      {preconditioned && (
        <>
          ; <LambdaMax /> of the Hessian as the method scales it
        </>
      )}
      {own && (
        <>
          ; <LambdaMax /> of what the run goes down: its weight decay or sign is in it
        </>
      )}
      {clipped && '; clipping apart'}
    </p>
  )
}

const LAMBDA_MAX = '\\lambda_{\\mathrm{max}}'
const LambdaMax = () => <Symbol tex={LAMBDA_MAX} />

/** On one line: a fraction would be too small to read within a sentence. */
const Formula = memo(function Formula({ text, of }: { text: string; of: OptimizerChoice }) {
  const symbols = symbolsOf(optimizerParameters(of))
  const [above = '', below = ''] = text.split('/')
  const [numerator, denominator] = [above, below].map((part) =>
    typesetFormula(part, { ...symbols, lambda: LAMBDA_MAX }),
  )
  const isProduct = below.startsWith('(')
  return (
    <span className="rate-formula">
      {numerator && <Mathematics of={numerator} />}
      {isProduct ? '/(' : '/'}
      {denominator && <Mathematics of={denominator} />}
      {isProduct && ')'}
    </span>
  )
})

import type { LocalTheory } from '../../../engine/localTheory.ts'
import { formatStep } from '../../format.ts'
import type { Watched } from './place.ts'
import { sideOf, type RateAgainstLimit } from './rateAgainstLimit.ts'
import { conditionText, kindSentence, readable } from './wording.ts'

/** The read-out of local theory as plain lines: for a figure. */
export function theoryLines(
  { label, step }: Pick<Watched, 'label' | 'step'>,
  theory: LocalTheory | undefined,
  limit: RateAgainstLimit | undefined,
): string[] {
  const title = `Local theory at ${label}, step ${formatStep(step)}`
  if (!theory) return [title, 'f, its gradient or its Hessian is undefined here.']
  const [low, high] = theory.values
  return [
    title,
    `λ₁ ${readable(low)}   λ₂ ${readable(high)}   κ ${conditionText(theory)}`,
    kindSentence(theory),
    ...(limit
      ? [
          `rate ${readable(limit.rate)} = ${readable(limit.rate * limit.lambdaMax)}/λ max, ${sideOf(limit)} the limit ${readable(limit.limit)}${limit.preconditioned ? ', λ max as the method scales the Hessian' : limit.own ? ', λ max of what the run goes down' : ''}${limit.clipped ? '; clipping apart' : ''}`,
        ]
      : []),
  ]
}

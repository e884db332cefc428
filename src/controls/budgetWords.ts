/** What is spent, and what may be, in words. */
import { unitWords, type Axis } from '../charts/axisUnit.ts'
import { formatAmount } from '../charts/format.ts'
import type { RunBudget } from '../config/types.ts'

/** `120 gradient evaluations`. */
export function amountWords({ unit, amount }: RunBudget): string {
  const { one, long } = unitWords[unit]
  return `${formatAmount(amount)} ${amount === 1 ? one : long}`
}

/** A place on the axis: `step 12`, `3.25 evaluations`. */
export function placeWords(axis: Axis, position: number): string {
  if (axis === 'steps') return `step ${formatAmount(position)}`
  return `${formatAmount(position)} ${unitWords[typeof axis === 'string' ? axis : 'time'].many}`
}

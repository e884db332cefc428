import { SPENDING_UNITS } from '../core/spending.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { quote, type Report } from './notices.ts'
import { isRecord } from './parseMethod.ts'
import type { RunBudget } from './types.ts'

/** Steps are whole, as those of the experiment; anything else is more than nothing. */
export const isBudget = ({ unit, amount }: RunBudget): boolean =>
  unit === 'steps'
    ? Number.isInteger(amount) && amount >= 1 && amount <= CONFIGURATION_LIMITS.steps
    : amount > 0 && amount <= CONFIGURATION_LIMITS.budget

/** A run's own budget from its JSON form `{unit, amount}`; what cannot be read is left out, and reported. */
export function parseBudget(raw: unknown, where: string, report: Report): RunBudget | undefined {
  const { unit: name, amount } = isRecord(raw) ? raw : {}
  const unit = SPENDING_UNITS.find((each) => each === name)
  if (unit === undefined) {
    report(`${where}, budget`, `${quote(name ?? raw)} is none of ${SPENDING_UNITS.join(', ')}; it has none`)
    return undefined
  }
  const budget = typeof amount === 'number' ? { unit, amount } : undefined
  if (budget && isBudget(budget)) return budget
  report(`${where}, budget`, `${quote(amount)} is no amount of ${unit}; it has none`)
  return undefined
}

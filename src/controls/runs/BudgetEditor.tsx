import { axisUnit, unitWords } from '../../charts/axisUnit.ts'
import { horizonOf, isBudget, spentAfter, termsOf, timeOf } from '../../config/index.ts'
import type { Configuration, RunBudget, RunConfiguration } from '../../config/types.ts'
import { number } from '../../core/parameters.ts'
import { SPENDING_UNITS, spentOf, type SpendingUnit } from '../../core/spending.ts'
import { useConfig } from '../../store/index.ts'
import { amountWords } from '../budgetWords.ts'
import { NumberField } from '../NumberField.tsx'

const AMOUNT = number(1, 'how much the run may spend', 'a', { min: 1, max: 1000, valid: { min: 0, open: 'min' } })
const MEANING = 'The run ends before the step that would take more. It never has more than all runs have.'

/** What this run may spend, in any unit; as much as all where nothing is said. */
export function BudgetEditor({ run }: { run: RunConfiguration }) {
  const all = useConfig(({ configuration }) =>
    amountWords({ unit: axisUnit(configuration), amount: configuration.steps }),
  )
  const { setBudget, endGesture } = useConfig.getState()
  const { budget } = run
  const choose = (unit: SpendingUnit | undefined) => {
    setBudget(run.key, unit && budgetIn(useConfig.getState().configuration, run, unit))
    endGesture()
  }
  return (
    <div className="group" title={MEANING}>
      <div className="linked">
        <label className="kv">
          <span className="k">Budget</span>
          <select
            value={budget?.unit ?? ''}
            onChange={(event) => choose(SPENDING_UNITS.find((unit) => unit === event.target.value))}
          >
            <option value="">As all: {all}</option>
            {SPENDING_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {unitWords[unit].long}
              </option>
            ))}
          </select>
        </label>
        {budget && (
          <NumberField
            value={budget.amount}
            parameter={AMOUNT}
            label={`Budget: ${unitWords[budget.unit].long}`}
            className="short"
            onChange={(amount) =>
              setBudget(run.key, { ...budget, amount: allowed(budget, amount) }, `${run.key}.amount`)
            }
            onDone={endGesture}
            onStep={(direction, fine) =>
              allowed(budget, budget.amount + direction * (fine ? 1 : decade(budget.amount)))
            }
          />
        )}
      </div>
    </div>
  )
}

/** Steps are whole ones. */
const allowed = ({ unit }: RunBudget, amount: number): number => {
  const wanted = unit === 'steps' ? Math.max(1, Math.round(amount)) : Number(amount.toPrecision(12))
  return isBudget({ unit, amount: wanted }) ? wanted : 1
}

/** A tenth of the number's own decade. */
const decade = (amount: number): number => Math.max(1, 10 ** (Math.floor(Math.log10(amount)) - 1))

/** What the run spends as it is: to choose a unit changes nothing yet. */
function budgetIn(configuration: Configuration, run: RunConfiguration, unit: SpendingUnit): RunBudget {
  const steps = horizonOf(configuration, run)
  if (unit === 'steps') return { unit, amount: steps }
  const n = termsOf(configuration.surface)
  const budget = unit === 'time' ? { unit, amount: 0, time: timeOf(configuration) } : { unit, amount: 0 }
  const spent = spentOf(budget, spentAfter(run, steps, n), n)
  return { unit, amount: Math.ceil(spent * 1e6 - 1e-3) / 1e6 }
}

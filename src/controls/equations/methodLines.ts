/** What a method does, as lines to be read: equations typeset from the text that runs, or what a procedure says of itself. */
import {
  equationsOf,
  equationsText,
  heldSteps,
  methodValues,
  optimizerOf,
  optimizerParameters,
  optimizerValues,
  scheduleOf,
  surfaceOf,
} from '../../config/index.ts'
import type { MethodChoice, OptimizerChoice, ScheduleChoice } from '../../config/types.ts'
import type { ExplainedLine } from '../../core/method.ts'
import {
  parseOptimizer,
  parseSchedule,
  parseSurface,
  typesetFormula,
  typesetOptimizer,
  typesetSchedule,
  type MathNode,
  type Symbols,
} from '../../language/index.ts'
import { symbolsOf, typesetLines } from '../../charts/symbols.ts'

export interface MethodLine {
  /** What stands before the formula, or alone. */
  says?: string
  node?: MathNode
  /** Of what the lines presuppose or begin with: shown less prominently. */
  aside?: boolean
}

/** The update of an optimizer, of what a wrapper holds too. `scheduled` parameters have a value for each step. */
export function optimizerLines(
  choice: OptimizerChoice,
  steps: number,
  scheduled: readonly string[] = [],
): readonly MethodLine[] {
  const symbols = symbolsOf(optimizerParameters(choice))
  const { procedure } = optimizerOf(choice)
  if (procedure) return saidLines(procedure.lines(optimizerValues(choice, steps)), symbols)
  const parsed = parseOptimizer(equationsOf(choice, steps, scheduled))
  if (!parsed.ok) return []
  return typesetOptimizer(parsed.program, symbols, scheduled).map(({ kind, node }) => ({
    node,
    aside: kind === 'given' || kind === 'init',
  }))
}

/** Sentences and formulas by which a method that has no equations explains itself. */
export function saidLines(lines: readonly ExplainedLine[], symbols: Symbols): readonly MethodLine[] {
  return lines.map(({ says, formula }) => {
    if (formula === undefined) return { says }
    const before = says === undefined ? undefined : `${says}:`
    const node = typesetFormula(formula, symbols)
    return node ? { says: before, node } : { says: [before, formula].filter(Boolean).join(' ') }
  })
}

/** The rate of a schedule and of those it holds, each from the step where it begins. */
export function scheduleLines(choice: ScheduleChoice, steps: number): readonly MethodLine[] {
  const schedule = scheduleOf(choice)
  const values = methodValues(schedule, choice, steps)
  const parsed = parseSchedule(equationsText(schedule.equations, values))
  const own = parsed.ok ? typesetSchedule(parsed.program, symbolsOf(schedule.params)) : []
  const lines = own.map(({ kind, node }) => ({ node, aside: kind === 'given' || kind === 'init' }))
  const held = heldSteps(schedule, values, steps).map((horizon, i) =>
    scheduleLines(choice.of?.[i] ?? { id: 'constant', params: {} }, horizon),
  )
  const last = held.at(-1)
  if (last === undefined) return lines
  const [first = lines] = held.length > 1 ? held : []
  const turn = schedule.handsOver?.(values) ?? 0
  return [
    { says: `before step ${turn}`, aside: true },
    ...first,
    { says: `from step ${turn} on, with t counted from there`, aside: true },
    ...last,
  ]
}

export function surfaceLines(choice: MethodChoice): readonly MethodLine[] {
  const surface = surfaceOf(choice)
  const parsed = parseSurface(equationsText(surface.equations, methodValues(surface, choice, 1)))
  if (!parsed.ok) return []
  return typesetLines(surface, parsed.program).map((node) => ({ node }))
}

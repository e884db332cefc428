/** What a figure says in words: the legend's entries and the experiment's caption. */
import { atGrain, grainOf, keyOn, rowsOf, runLabel, surfaceOf, horizonOf } from '../../config/index.ts'
import type { Configuration, MethodChoice } from '../../config/types.ts'
import { axisIn, axisUnit, placeText } from '../../charts/axisUnit.ts'
import { formatPlace, formatShort, formatStep } from '../../charts/format.ts'
import { startText } from '../../charts/startText.ts'
import { formulaText } from '../../charts/formulaText.ts'
import type { LegendEntry } from '../../figure/seen.ts'
import { parseSurface, typesetSymbol } from '../../language/index.ts'
import type { RunsState, ViewState } from '../../store/index.ts'
import { equationsText } from '../equationsText.ts'
import { chipOf } from '../runs/status.ts'
import { summaryOf } from '../runs/summary.ts'
import { surfaceValues } from '../surface/Formula.tsx'
import { symbolsOf, typesetLines } from '../../charts/symbols.ts'

/** The runs that are drawn, in the order of the list. */
export const legendOf = (configuration: Configuration, state: RunsState, { soloRun }: ViewState): LegendEntry[] =>
  configuration.runs
    .filter(({ key, hidden }) => !hidden && (soloRun ?? key) === key)
    .map((run) => ({
      key: run.key,
      slot: run.slot,
      name: runLabel(run, configuration.runs),
      detail: summaryOf(run, horizonOf(configuration, run))
        .map(({ symbol, text }) => (symbol === undefined ? text : `${formulaText(typesetSymbol(symbol))} ${text}`))
        .join(', '),
      statuses: rowsOf(configuration).map(
        (_, row) => chipOf(state.runs.get(keyOn(run.key, row)), axisIn(configuration)).text,
      ),
    }))

/** Each surface with its start, and the step: what one needs to do it again. */
export function captionOf(configuration: Configuration, playhead: number): string {
  const { steps } = configuration
  return [
    ...rowsOf(configuration).map(
      ({ surface, start }) => `${surfaceInWords(surface, steps)}; start ${startText(surface, start, 6)}`,
    ),
    `${placeText(axisUnit(configuration), formatPlace(atGrain(configuration, playhead), grainOf(configuration)))} of ${formatStep(steps)}`,
  ]
    .join('; ')
    .concat('.')
}

/** Name, formula and parameters. */
function surfaceInWords(choice: MethodChoice, steps: number): string {
  const surface = surfaceOf(choice)
  const parsed = parseSurface(equationsText(surface, choice))
  const symbols = symbolsOf(surface.params)
  const lines = parsed.ok ? typesetLines(surface, parsed.program).map(formulaText) : []
  const values = Object.entries(surfaceValues(choice, steps)).flatMap(([name, value]) =>
    typeof value === 'number'
      ? [`${formulaText(typesetSymbol(symbols[name] ?? name))} = ${formatShort(value, 6)}`]
      : [],
  )
  return [`${surface.name}: ${[...lines.slice(-1), ...lines.slice(0, -1)].join(', ')}`, ...values].join(', ')
}

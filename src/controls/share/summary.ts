/** What a link holds, in words that need no look at the page. */
import { runLabel, surfaceOf, horizonOf, isCutFromLink } from '../../config/index.ts'
import { rowsOfData, standardData } from '../../config/data.ts'
import { lookUp } from '../../config/registries.ts'
import type { Configuration, RunConfiguration, SurfaceChoice } from '../../config/types.ts'
import { axisUnit, placeText, unitWords } from '../../charts/axisUnit.ts'
import { formatAmount, formatShort, formatStep } from '../../charts/format.ts'
import { startText } from '../../charts/startText.ts'
import { formulaText } from '../../charts/formulaText.ts'
import { typesetSymbol } from '../../language/index.ts'
import { show } from '../entry.ts'
import { summaryOf } from '../runs/summary.ts'
import { symbolsOf } from '../../charts/symbols.ts'

export interface LinkSummary {
  /** Surface, start and length. */
  experiment: string
  /** One sentence a run, in the list's order. */
  runs: readonly string[]
  /** How it is looked at, where that is not as at first. */
  shown: readonly string[]
}

export function linkSummary(configuration: Configuration): LinkSummary {
  const { surface, start, steps, runs, playhead } = configuration
  const also = (configuration.shown?.beside ?? []).map(surfaceWords)
  const { one, long } = unitWords[axisUnit(configuration)]
  const places = [surfaceWords(surface), ...also].join('; ')
  return {
    experiment: `${places}; from ${startText(surface, start, 6)}, ${formatStep(steps)} ${steps === 1 ? one : long}`,
    runs: runs.map((run) => runWords(run, runs, horizonOf(configuration, run))),
    shown: [...(isCutFromLink(configuration) ? [CUT] : []), ...shownWords(configuration, playhead)],
  }
}

/** The same as one text, to read out or to stand beside a link. */
export function summaryText({ experiment, runs, shown }: LinkSummary): string {
  const count = runs.length === 0 ? 'No runs' : `${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`
  return `${[experiment, [count, runs.join('; ')].filter(Boolean).join(': '), ...shown].join('. ')}.`
}

function surfaceWords(choice: SurfaceChoice): string {
  const surface = surfaceOf(choice)
  const symbols = symbolsOf(surface.params)
  const values = Object.entries(choice.params).map(
    ([name, value]) =>
      `${formulaText(typesetSymbol(symbols[name] ?? name))} ${typeof value === 'number' ? show(value) : String(value)}`,
  )
  const share = surface.data && choice.data?.validation
  const held = share ? [`${formatShort(100 * share)} % of the rows held back`] : []
  const details = [...values, ...dataWords(choice), ...held]
  return details.length === 0 ? surface.name : `${surface.name} (${details.join(', ')})`
}

/** How many rows, and where they are from. */
function dataWords(choice: SurfaceChoice): string[] {
  const { data: problem } = surfaceOf(choice)
  if (!problem) return []
  const data = choice.data ?? standardData(problem)
  const n = rowsOfData(choice)
  const rows = `${formatStep(n)} ${n === 1 ? 'row' : 'rows'}`
  if (data.rows) return [`${rows} of its own`]
  const name = lookUp(problem.generators, data.generator)?.name ?? data.generator
  return [`${rows} from “${name}”${data.seed === 1 ? '' : `, seed of the data ${data.seed}`}`]
}

/** Said of data that the link does not hold. */
const CUT =
  'The rows are too many for the link, and are kept in this tab alone: save the experiment as a file to take them along'

function runWords(run: RunConfiguration, runs: readonly RunConfiguration[], steps: number): string {
  const parts = summaryOf(run, steps).map(({ symbol, text }) =>
    symbol === undefined ? text : `${formulaText(typesetSymbol(symbol))} ${text}`,
  )
  const flags = [run.hidden && 'hidden', run.baseline && 'the baseline'].filter((flag) => flag !== undefined && flag)
  const details = [...parts, ...flags].join(', ')
  return details === '' ? runLabel(run, runs) : `${runLabel(run, runs)}, ${details}`
}

function shownWords({ surface, shown = {}, view }: Configuration, playhead: number | undefined): string[] {
  const { layout, axis, seeds, oneRate, tolerance, overlays = [], relief, caption } = shown
  const words = [
    layout && 'side by side',
    seeds !== undefined && `${seeds} seeds of each run that draws`,
    oneRate && 'one rate for all runs',
    tolerance !== undefined && `reached where f ≤ ${formatShort(tolerance, 6)}`,
    overlays.length > 0 && `with ${overlays.join(', ')}`,
    relief && 'the surface in 3D',
    view && `seen from ${startText(surface, [view.x[0], view.y[0]])} to ${startText(surface, [view.x[1], view.y[1]])}`,
    playhead === undefined ? 'from the beginning' : `at ${placeText(axis ?? 'steps', formatAmount(playhead))}`,
  ].filter((word) => typeof word === 'string')
  const [first = '', ...rest] = words
  const sentence = [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')
  return caption === undefined ? [sentence] : [sentence, `“${caption}”`]
}

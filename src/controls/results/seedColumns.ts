/** What the runs' many seeds come to, with how well that is known. */
import { formatNumber, formatStep } from '../../charts/format.ts'
import type { Ensemble, Interval } from '../../engine/ensemble/types.ts'
import type { Column } from './column.ts'
import { areOfSeveral, type ResultRow } from './rows.ts'

const of = (read: (ensemble: Ensemble) => number) => (row: ResultRow) => (row.ensemble ? read(row.ensemble) : NaN)

/** Of an interval that there is: `0.133 (0.131 to 0.135)`. */
function intervalText({ value, low, high }: Interval): string {
  return Number.isNaN(low)
    ? formatNumber(value)
    : `${formatNumber(value)} (${formatNumber(low)} to ${formatNumber(high)})`
}

function intervalColumn(id: string, name: string, title: string, read: (ensemble: Ensemble) => Interval): Column {
  return {
    id,
    name,
    title,
    read: of((ensemble) => read(ensemble).value),
    text: formatNumber,
    words: (row) => (row.ensemble ? intervalText(read(row.ensemble)) : ''),
    parts: [
      { name, read: of((ensemble) => read(ensemble).value) },
      { name: `${name}, from`, read: of((ensemble) => read(ensemble).low) },
      { name: `${name}, to`, read: of((ensemble) => read(ensemble).high) },
    ],
  }
}

/** Where runs were computed with many seeds; always taken at the end. */
export function seedColumns(rows: readonly ResultRow[]): Column[] {
  if (!rows.some(({ ensemble }) => ensemble)) return []
  return [
    { id: 'seeds', name: 'seeds', title: 'Seeds computed', read: of(({ seeds }) => seeds), text: formatStep },
    intervalColumn(
      'mean',
      'mean f of seeds',
      'Mean loss at the end over the seeds that did not diverge, and its 95 % confidence interval (Student’s t)',
      ({ mean }) => mean,
    ),
    intervalColumn(
      'median',
      'median f of seeds',
      'Median loss at the end over all seeds, and its 95 % confidence interval (order statistics)',
      ({ median }) => median,
    ),
    {
      id: 'diverged',
      name: 'diverged',
      title: 'Seeds that diverged',
      read: of(({ diverged }) => diverged),
      text: formatStep,
    },
    ...basinColumns(rows),
  ]
}

/** One for each minimum that the one surface states, where there are several and not too many. */
const MOST_MINIMA = 4
function basinColumns(rows: readonly ResultRow[]): Column[] {
  if (areOfSeveral(rows)) return []
  const basins = rows.find(({ ensemble }) => (ensemble?.basins.length ?? 0) > 0)?.ensemble?.basins ?? []
  if (basins.length > MOST_MINIMA) return []
  return basins.map(({ minimum: [x, y] }, i) => {
    const place = `(${formatNumber(x)}, ${formatNumber(y)})`
    return {
      id: `basin${i}`,
      name: `at ${place}`,
      title: `Share of the seeds that end where downhill leads to the minimum ${place}`,
      read: of(({ basins: reached, seeds }) => (reached[i]?.seeds ?? NaN) / seeds),
      text: (value) => `${(100 * value).toFixed(1)} %`,
    }
  })
}

import type { Facts } from '../../charts/facts.ts'
import { formatAmount, formatNumber, formatShort, formatStep } from '../../charts/format.ts'
import type { Column } from './column.ts'
import { areOfSeveral, type ResultRow } from './rows.ts'
import { seedColumns } from './seedColumns.ts'

interface Setting {
  rows: readonly ResultRow[]
  tolerance: number | undefined
}

const fact = (read: (facts: Facts) => number | undefined) => (row: ResultRow) => (row.facts && read(row.facts)) ?? NaN

const RUN: Column = { id: 'run', name: 'Run', title: 'Name of the run', read: ({ label }) => label, text: String }
const SURFACE: Column = {
  id: 'surface',
  name: 'Surface',
  title: 'The surface it is on',
  read: ({ surface }) => surface,
  text: String,
}
const STATUS: Column = {
  id: 'status',
  name: 'Status',
  title: 'How the run ends',
  read: ({ status }) => status,
  text: String,
}
const LOSS: Column = { id: 'loss', name: 'f', title: 'Loss', read: fact(({ loss }) => loss), text: formatNumber }
const BEST: Column = {
  id: 'best',
  name: 'lowest f',
  title: 'The lowest loss on the way',
  read: fact(({ best }) => best),
  text: formatNumber,
}
const OTHERS: readonly Column[] = [
  { id: 'steps', name: 'steps', title: 'Steps taken', read: fact(({ step }) => step), text: formatStep },
  {
    id: 'evaluations',
    name: 'gradients',
    title: 'Gradient evaluations, on a sum of n terms n term gradients each; values of f and Hessians are not counted',
    read: fact(({ evaluations }) => evaluations),
    text: formatAmount,
  },
  {
    id: 'length',
    name: 'path length',
    title: 'Sum of the lengths of all steps, in units of the surface',
    read: fact(({ pathLength }) => pathLength),
    text: formatNumber,
  },
  {
    id: 'gradient',
    name: '|∇f|',
    title: 'Length of the raw gradient',
    read: fact(({ gradientNorm }) => gradientNorm),
    text: formatNumber,
  },
]

/** The columns that the experiment calls for. */
export function columnsOf(setting: Setting): Column[] {
  return [
    RUN,
    ...(areOfSeveral(setting.rows) ? [SURFACE] : []),
    STATUS,
    LOSS,
    BEST,
    ...seedColumns(setting.rows),
    ...validationColumns(setting),
    ...toleranceColumns(setting),
    ...OTHERS,
    ...baselineColumns(setting),
  ]
}

/** Where rows are held back. */
function validationColumns({ rows }: Setting): Column[] {
  if (!rows.some(({ facts }) => facts && !Number.isNaN(facts.validation))) return []
  return [
    {
      id: 'validation',
      name: 'validation loss',
      title: 'Loss over the rows held back from training',
      read: fact(({ validation }) => validation),
      text: formatNumber,
    },
    {
      id: 'bestValidation',
      name: 'lowest validation',
      title: 'The lowest of these losses on the way',
      read: fact(({ bestValidation }) => bestValidation),
      text: formatNumber,
    },
    {
      id: 'bestValidationStep',
      name: 'at step',
      title: 'The step of the lowest validation loss',
      read: fact(({ bestValidationStep }) => bestValidationStep),
      text: formatStep,
    },
  ]
}

function toleranceColumns({ tolerance }: Setting): Column[] {
  if (tolerance === undefined) return []
  const words = `f ≤ ${formatShort(tolerance)}`
  return [
    {
      id: 'reached',
      name: `steps to ${words}`,
      title: `The first step with ${words}`,
      read: fact(({ reached }) => reached),
      text: formatStep,
    },
    {
      id: 'reachedEvaluations',
      name: `gradients to ${words}`,
      title: `Gradient evaluations until the first step with ${words}`,
      read: fact(({ reachedEvaluations }) => reachedEvaluations),
      text: formatAmount,
    },
  ]
}

/** How each run stands to the baseline on its surface: by the ratio of the losses, or where one is not positive by their difference. */
function baselineColumns({ rows, tolerance }: Setting): Column[] {
  const baselines = new Map(rows.flatMap((row) => (row.isBaseline ? [[row.place, row.facts] as const] : [])))
  if (![...baselines.values()].some((facts) => facts)) return []
  const hasRatio = rows.every(({ facts }) => !facts || facts.loss > 0)
  const against = (read: (facts: Facts, baseline: Facts) => number) => (row: ResultRow) => {
    const baseline = baselines.get(row.place)
    return row.facts && baseline ? read(row.facts, baseline) : NaN
  }
  return [
    {
      id: 'lossToBaseline',
      name: hasRatio ? 'f / baseline’s' : 'f − baseline’s',
      title: hasRatio ? 'Loss, divided by the baseline’s' : 'Loss, less the baseline’s',
      read: against(({ loss }, baseline) => (hasRatio ? loss / baseline.loss : loss - baseline.loss)),
      text: formatNumber,
    },
    ...(tolerance === undefined
      ? []
      : [
          {
            id: 'reachedToBaseline',
            name: 'steps / baseline’s',
            title: 'Steps to the tolerance, divided by the baseline’s',
            read: against(({ reached }, baseline) =>
              reached === undefined || baseline.reached === undefined ? NaN : reached / baseline.reached,
            ),
            text: (value: number) => formatNumber(value),
          },
        ]),
  ]
}

/** Whether its cells are words. */
export const isWord = ({ id }: Column): boolean => ['run', 'surface', 'status'].includes(id)

/** A cell as it is read on the page. */
export function cellText({ read, text, words }: Column, row: ResultRow): string {
  const value = read(row)
  if (typeof value === 'string') return value
  return Number.isNaN(value) ? '–' : (words?.(row) ?? text(value))
}

/** A table for a spreadsheet: all digits, nothing where a value is missing. */
export function asTabs(columns: readonly Column[], rows: readonly ResultRow[]): string {
  const plain = (value: number | string) =>
    typeof value === 'string' ? value.replace(/\s+/g, ' ') : Number.isNaN(value) ? '' : String(value)
  const copied = columns.flatMap((column) => column.parts ?? [column])
  const lines = [copied.map(({ name }) => name), ...rows.map((row) => copied.map(({ read }) => plain(read(row))))]
  return lines.map((line) => `${line.join('\t')}\n`).join('')
}

/** A table for a text: as on the page. */
export function asMarkdown(columns: readonly Column[], rows: readonly ResultRow[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |\n`
  const rule = columns.map((column) => (isWord(column) ? ':--' : '--:'))
  return [
    line(columns.map(({ name }) => name)),
    line(rule),
    ...rows.map((row) => line(columns.map((column) => cellText(column, row)))),
  ].join('')
}

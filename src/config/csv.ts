/** Rows as text: read line by line, with what is wrong in each, and written. */
import type { Column } from '../core/data.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { quote } from './notices.ts'

/** What is wrong with a line; lines are counted from 1. */
export interface CsvFault {
  line: number
  message: string
}

export interface CsvReading {
  /** Of the lines that could be read, in their order. */
  rows: readonly (readonly number[])[]
  /** The first of what is wrong. */
  faults: readonly CsvFault[]
  /** How many lines could not be read. */
  faulty: number
  /** What was understood: the header, the separator, classes written as 0. */
  notes: readonly string[]
}

/** What is too much is not read at all. */
export type CsvOutcome = { reading: CsvReading } | { refused: string }

/** Faults that are told one by one. */
const MOST_FAULTS = 8
/** Lines between two moments at which the page may do something else. */
const PIECE = 2000

const count = (n: number) => n.toLocaleString('en-US').replaceAll(',', '\u202f')
const LIMIT = `data may have ${count(CONFIGURATION_LIMITS.rows)} rows`

/** Why a text of that many characters, or a file of that many bytes, is not even split; undefined: it may be. */
export const csvRefusal = (size: number): string | undefined =>
  size > CONFIGURATION_LIMITS.csv
    ? `It has ${count(size)} characters, and at most ${count(CONFIGURATION_LIMITS.csv)} are read: ${LIMIT}.`
    : undefined

/** Stops counting where there are too many. */
function hasTooManyLines(text: string): boolean {
  let lines = 0
  // A header and some empty lines are no rows.
  const most = CONFIGURATION_LIMITS.rows + PIECE
  for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1)) lines++
  return lines > most
}

/**
 * Reads rows of the columns from text, in pieces: between two `next()`, which give the share that is done, the page may go on.
 * A line has a number for each column, in their order or, under a header that names them all, wherever they stand. Separators are
 * semicolons, tabs, commas or spaces; with semicolons and tabs decimals may have a comma.
 */
export function* csvReader(text: string, columns: readonly Column[]): Generator<number, CsvOutcome> {
  const refused = csvRefusal(text.length)
  if (refused !== undefined) return { refused }
  if (hasTooManyLines(text)) return { refused: `It has more than ${count(CONFIGURATION_LIMITS.rows)} lines: ${LIMIT}.` }
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const format = formatOf(lines, columns)
  const rows: number[][] = []
  /** The line of each row whose class is written as 0. */
  const zeros = new Map<number[], number>()
  const faults: CsvFault[] = []
  for (let i = 0; i < lines.length; i++) {
    if (i % PIECE === PIECE - 1) yield i / lines.length
    const line = lines[i]!
    if (i === format.header || line.trim() === '') continue
    const row = readRow(fieldsOf(line, format.separator), format, columns)
    if (typeof row === 'string') faults.push({ line: i + 1, message: row })
    else {
      rows.push(row)
      if (format.label >= 0 && row[format.label] === 0) zeros.set(row, i + 1)
    }
  }
  if (rows.length > CONFIGURATION_LIMITS.rows) return { refused: `It has ${count(rows.length)} rows: ${LIMIT}.` }
  return { reading: withClasses(rows, zeros, faults, format) }
}

/** Classes are 1 and -1, or 1 and 0 in all rows: zeros beside -1 are faults. */
function withClasses(
  rows: number[][],
  zeros: ReadonlyMap<number[], number>,
  faults: CsvFault[],
  format: Format,
): CsvReading {
  const { label, notes } = format
  const reading = (kept: readonly number[][], said: readonly string[]): CsvReading => ({
    rows: kept,
    faults: faults.toSorted((a, b) => a.line - b.line).slice(0, MOST_FAULTS),
    faulty: faults.length,
    notes: [...notes, ...said],
  })
  if (zeros.size === 0) return reading(rows, [])
  if (rows.some((row) => row[label] === -1)) {
    for (const line of zeros.values()) faults.push({ line, message: 'beside the classes 1 and -1, 0 is none' })
    return reading(
      rows.filter((row) => !zeros.has(row)),
      [],
    )
  }
  for (const row of zeros.keys()) row[label] = -1
  return reading(rows, ['Classes 0 are taken as −1.'])
}

/** All at once. */
export function readCsv(text: string, columns: readonly Column[]): CsvOutcome {
  const reader = csvReader(text, columns)
  for (;;) {
    const { done, value } = reader.next()
    if (done) return value
  }
}

interface Format {
  separator: string
  /** The line with the names; -1: none. */
  header: number
  /** Where in a line each column stands. */
  places: readonly number[]
  /** How many values a line has. */
  width: number
  /** The place of the class among the columns; -1: there is none. */
  label: number
  notes: readonly string[]
}

const SEPARATORS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  [',', 'commas'],
  [' ', 'spaces'],
] as const

/** Lines that are looked at to find the separator. */
const LOOKED_AT = 20

function formatOf(lines: readonly string[], columns: readonly Column[]): Format {
  const seen = lines.filter((line) => line.trim() !== '').slice(0, LOOKED_AT)
  const [separator, name] = SEPARATORS.find(([each]) => seen.some((line) => line.includes(each))) ?? [',', '']
  const first = lines.findIndex((line) => line.trim() !== '')
  const fields = first < 0 ? [] : fieldsOf(lines[first]!, separator)
  const isHeader =
    fields.length > 0 &&
    fields.every((field) => field !== '' && Number.isNaN(numberOf(field, separator)) && !isNotFinite(field))
  const separated = columns.length > 1 && name !== '' ? [`Values are parted by ${name}.`] : []
  const plain = {
    separator,
    places: columns.map((_, c) => c),
    width: columns.length,
    label: columns.findIndex(({ role }) => role === 'label'),
  }
  if (!isHeader) return { ...plain, header: -1, notes: separated }
  const names = fields.map((field) => field.toLowerCase())
  const found = columns.map(({ name: letter, label }) => names.findIndex((each) => each === letter || each === label))
  const isNamed = found.every((place) => place >= 0)
  const said = `Line ${first + 1} is a header${isNamed ? ', and the columns are taken by their names' : ''}.`
  return {
    ...plain,
    ...(isNamed && { places: found, width: fields.length }),
    header: first,
    notes: [said, ...separated],
  }
}

const fieldsOf = (line: string, separator: string): string[] =>
  (separator === ' ' ? line.trim().split(/\s+/) : line.split(separator)).map((field) =>
    field
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const MINUSES = /[\u2212\u2013]/g
const NOT_FINITE = /^[+-]?(nan|inf|infinity|∞)$/i
const isNotFinite = (field: string) => NOT_FINITE.test(field)

/** NaN for what is no number. */
function numberOf(field: string, separator: string): number {
  const written = field.replace(MINUSES, '-')
  const text = separator === ';' || separator === '\t' ? written.replace(/^([^,.]*),([^,.]*)$/, '$1.$2') : written
  return NUMBER.test(text) ? Number(text) + 0 : NaN
}

/** The row, or what is wrong with the line. */
function readRow(
  fields: readonly string[],
  { separator, places, width }: Format,
  columns: readonly Column[],
): number[] | string {
  const names = columns.map(({ name }) => name).join(', ')
  if (fields.length !== width) {
    const hint =
      separator === ',' && fields.length === 2 * width ? '; decimals with a comma need semicolons between values' : ''
    return `${fields.length} ${fields.length === 1 ? 'value' : 'values'} in place of ${width}${width === columns.length ? ` (${names})` : ''}${hint}`
  }
  const row: number[] = []
  for (const [c, { name, role }] of columns.entries()) {
    const field = fields[places[c]!] ?? ''
    const value = numberOf(field, separator)
    if (field === '') return `${name} is empty`
    if (isNotFinite(field) || Math.abs(value) === Infinity) return `${name}: ${quote(field)} is not a finite number`
    if (Number.isNaN(value)) return `${name}: ${quote(field)} is not a number`
    if (role === 'label' && value !== 0 && Math.abs(value) !== 1) return `${name}: ${field} is not a class, 1 or -1`
    row.push(value)
  }
  return row
}

/** With a header, and every digit. */
export const writeCsv = (columns: readonly Column[], rows: readonly (readonly number[])[]): string =>
  [columns.map(({ name }) => name).join(), ...rows.map((row) => row.join())].join('\n') + '\n'

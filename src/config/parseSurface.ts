import { MOST_HELD_BACK, type Column, type ProblemData } from '../core/data.ts'
import { significant, standardData, standardGenerator } from './data.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { quote, type Report } from './notices.ts'
import { isRecord, parseMethod, parseParameters } from './parseMethod.ts'
import { lookUp } from './registries.ts'
import { surfaceOf } from './resolve.ts'
import { suggestion } from './suggest.ts'
import type { DataChoice, SurfaceChoice } from './types.ts'

/** A surface from its JSON form, with the data of one that is a problem, `data: {rows, validation}` or `data: {generator, seed, ...numbers}`. */
export function parseSurface(raw: unknown, where: string, report: Report): SurfaceChoice | undefined {
  const choice = parseMethod('surface', raw, where, report)
  const given = isRecord(raw) ? raw.data : undefined
  if (!choice || given === undefined) return choice
  const { data: problem, name } = surfaceOf(choice)
  if (!problem) {
    report(where, `${choice.id ?? name} is no sum over data; the data are left out`)
    return choice
  }
  const data = parseData(given, problem, `${where}, data`, report)
  return data ? { ...choice, data } : choice
}

/** Undefined for the problem's standard data. */
function parseData(raw: unknown, problem: ProblemData, where: string, report: Report): DataChoice | undefined {
  const standard = standardGenerator(problem)
  const form = typeof raw === 'string' ? { generator: raw } : raw
  const isGiven = ['rows', 'generator', 'validation'].some((name) => isRecord(form) && form[name] !== undefined)
  if (!isRecord(form) || !isGiven) {
    report(where, `${quote(raw)} is neither rows nor a generator; ${standard} is used`)
    return undefined
  }
  if (form.rows !== undefined) {
    if (form.generator !== undefined) report(where, 'both rows and a generator are given; the rows are used')
    const rows = parseRows(form.rows, problem, where, report)
    const seed = parseSeed(form.seed, where, report)
    const share = parseShare(form.validation, where, report)
    return significant(problem, { ...(rows ? { ...rows, seed } : standardData(problem)), ...share })
  }
  const { generator: id = standard, seed, validation, ...numbers } = form
  const generator = typeof id === 'string' ? lookUp(problem.generators, id) : undefined
  if (typeof id !== 'string' || !generator) {
    const meant = typeof id === 'string' ? suggestion(id, Object.keys(problem.generators)) : ''
    report(where, `${quote(id)} is no generator of this problem; ${standard} is used${meant}`)
    return undefined
  }
  const params = parseParameters(generator.params, numbers, where, report)
  const share = parseShare(validation, where, report)
  return significant(problem, { generator: id, params, seed: parseSeed(seed, where, report), ...share })
}

function parseSeed(raw: unknown, where: string, report: Report): number {
  if (raw === undefined) return 1
  const most = CONFIGURATION_LIMITS.seed
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= most) return raw + 0
  report(where, `seed: ${quote(raw)} is not a whole number from 0 to ${most}; 1 is used`)
  return 1
}

/** The share of the rows that is held back; nothing for none. */
function parseShare(raw: unknown, where: string, report: Report): { validation?: number } {
  if (raw === undefined || raw === 0) return {}
  if (typeof raw === 'number' && raw > 0 && raw <= MOST_HELD_BACK) return { validation: raw }
  report(where, `validation: ${quote(raw)} is not a share from 0 to ${MOST_HELD_BACK}; no row is held back`)
  return {}
}

/** Rows that cannot be read are left out; where none is left the standard data are used. */
function parseRows(raw: unknown, problem: ProblemData, where: string, report: Report): DataChoice | undefined {
  const instead = `${standardGenerator(problem)} is used`
  if (!Array.isArray(raw)) {
    report(where, `${quote(raw)} is not a list of rows; ${instead}`)
    return undefined
  }
  const most = CONFIGURATION_LIMITS.rows
  if (raw.length > most) report(where, `there may be ${most} rows, these are ${raw.length}; the others are left out`)
  const rows: number[][] = []
  for (const [i, row] of raw.slice(0, most).entries() as ArrayIterator<[number, unknown]>) {
    const fault = rowFault(row, problem.columns)
    if (fault === undefined) rows.push((row as number[]).map((value) => value + 0))
    else report(where, `row ${i + 1}: ${fault}; it is left out`)
  }
  if (rows.length > 0) return { rows }
  report(where, `there is no row; ${instead}`)
  return undefined
}

function rowFault(row: unknown, columns: readonly Column[]): string | undefined {
  const names = columns.map(({ name }) => name).join(', ')
  if (!Array.isArray(row)) return `${quote(row)} is not a list of numbers (${names})`
  if (row.length !== columns.length) return `${row.length} numbers in place of ${columns.length} (${names})`
  for (const [c, { name, role }] of columns.entries()) {
    const value: unknown = row[c]
    if (typeof value !== 'number' || !Number.isFinite(value)) return `${name}: ${quote(value)} is not a finite number`
    if (role === 'label' && Math.abs(value) !== 1) return `${name}: ${value} is not a class, 1 or -1`
  }
  return undefined
}

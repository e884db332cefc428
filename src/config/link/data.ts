import { significantData } from '../data.ts'
import { CONFIGURATION_LIMITS } from '../limits.ts'
import { quote, type Report } from '../notices.ts'
import type { Configuration, DataChoice, SurfaceChoice } from '../types.ts'
import { decode, decodeValue, encode, encodeNumber } from './encode.ts'
import { readParts } from './terms.ts'

/** Stands for the data of a surface that has its standard ones, where another surface's follow. */
const STANDARD = 'standard'

/** Stands for rows that are too many for a link. */
const ELSEWHERE = 'elsewhere'

/**
 * Data in a link, one text for each surface: rows between slashes, `1,2/3,4.5`, or a generator, `line(n:64,seed:2)`. Where rows do
 * not fit, `elsewhere(n:80000)` says so.
 */
export function dataEntries(surfaces: readonly SurfaceChoice[], room: number): string[] {
  let left = room
  const texts = surfaces.map((surface) => {
    const data = significantData(surface)
    if (!data) return STANDARD
    const text = data.rows ? rowsText(data.rows, left) : generatorText(data)
    left -= text.length
    return text
  })
  const last = texts.findLastIndex((text) => text !== STANDARD)
  return texts.slice(0, last + 1)
}

const isElsewhere = (text: string) => text.startsWith(ELSEWHERE)

/** Whether some rows of the experiment are too many for a link: it then says how many they are, and has none of them. */
export const isCutFromLink = ({ surface, shown }: Configuration): boolean =>
  dataEntries([surface, ...(shown?.beside ?? [])], DATA_ROOM).some(isElsewhere)

/** Characters for data: a link of runs and equations has room beside them. */
export const DATA_ROOM = CONFIGURATION_LIMITS.link / 2

function rowsText(rows: readonly (readonly number[])[], room: number): string {
  const omitted = `${ELSEWHERE}(n:${rows.length})`
  // A number and what parts it from the next have two characters at least.
  if (2 * rows.length * (rows[0]?.length ?? 0) > room) return omitted
  const text = rows.map((row) => row.map(encodeNumber).join()).join('/')
  return text.length > room ? omitted : text
}

function generatorText({ generator, params, seed }: Extract<DataChoice, { generator: string }>): string {
  const inside = [
    ...Object.entries(params).map(([name, value]) => `${encode(name)}:${dataValue(value)}`),
    ...(seed === 1 ? [] : [`seed:${seed}`]),
  ].join()
  return inside === '' ? encode(generator) : `${encode(generator)}(${inside})`
}

const dataValue = (value: number | boolean | string) =>
  typeof value === 'number' ? encodeNumber(value) : typeof value === 'boolean' ? (value ? 'on' : 'off') : encode(value)

/** The JSON form of such a text; undefined for standard data. */
export function dataForm(text: string, report: Report): unknown {
  if (text === STANDARD) return undefined
  if (!/^[a-z]/i.test(text))
    return { rows: text.split('/').map((row) => row.split(',').map((each) => decodeValue(decode(each) ?? each))) }
  const [part, ...others] = readParts(text, 'data', report)
  if (!part || 'key' in part || others.length > 0) {
    report('data', `${quote(text)} is not understood`)
    return undefined
  }
  const { name, params, of } = part.term
  for (const each of of) report('data', `${quote(each.name)} is not understood`)
  if (name === ELSEWHERE) {
    const n = new Map(params).get('n') ?? 'many'
    report('data', `the ${n} rows of this experiment do not fit into a link; the problem’s own data are used instead`)
    return undefined
  }
  return { ...Object.fromEntries(params), generator: name }
}

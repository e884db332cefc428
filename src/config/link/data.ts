import { significantData } from '../data.ts'
import { CONFIGURATION_LIMITS } from '../limits.ts'
import { quote, type Report } from '../notices.ts'
import type { Configuration, DataChoice, SurfaceChoice } from '../types.ts'
import { decode, decodeValue, encode, encodeNumber } from './encode.ts'
import { knownRows, rowsKey } from './rows.ts'
import { readParts } from './terms.ts'

/** Stands for the data of a surface that has its standard ones, where another surface's follow. */
const STANDARD = 'standard'

/** The name of the share of the rows that is held back: `validation:0.3`, of rows in a part of its own after them. */
const HELD_BACK = 'validation'
const SEED = 'seed'

/** Stands for rows that are too many for a link. */
const ELSEWHERE = 'elsewhere'

/**
 * Data in a link, one text for each surface: rows between slashes, `1,2/3,4.5`, or a generator, `line(n:64,seed:2)`, each with
 * the share that is held back if there is one. Where rows do
 * not fit, `elsewhere(n:80000,key:...)` says so, with the key by which this page knows them.
 */
export function dataEntries(surfaces: readonly SurfaceChoice[], room: number): string[] {
  let left = room
  const texts = surfaces.map((surface) => {
    const data = significantData(surface)
    if (!data) return STANDARD
    const text = data.rows ? rowsText(data, left) : generatorText(data)
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

function rowsText({ rows, seed, validation }: Extract<DataChoice, { rows: unknown }>, room: number): string {
  const split = [
    ...(validation === undefined ? [] : [`${HELD_BACK}:${encodeNumber(validation)}`]),
    ...(seed === undefined ? [] : [`${SEED}:${seed}`]),
  ]
  const omitted = () => `${ELSEWHERE}(${[`n:${rows.length}`, `key:k${rowsKey(rows)}`, ...split].join()})`
  // A number and what parts it from the next have two characters at least.
  if (2 * rows.length * (rows[0]?.length ?? 0) > room) return omitted()
  const text = [...rows.map((row) => row.map(encodeNumber).join()), ...split].join('/')
  return text.length > room ? omitted() : text
}

function generatorText({ generator, params, seed, validation }: Extract<DataChoice, { generator: string }>): string {
  const inside = [
    ...Object.entries(params).map(([name, value]) => `${encode(name)}:${dataValue(value)}`),
    ...(seed === 1 ? [] : [`seed:${seed}`]),
    ...(validation === undefined ? [] : [`${HELD_BACK}:${encodeNumber(validation)}`]),
  ].join()
  return inside === '' ? encode(generator) : `${encode(generator)}(${inside})`
}

const dataValue = (value: number | boolean | string) =>
  typeof value === 'number' ? encodeNumber(value) : typeof value === 'boolean' ? (value ? 'on' : 'off') : encode(value)

/** After the rows may stand the share that is held back, and the seed by which. */
function rowsForm(parts: readonly string[]): unknown {
  const isSplit = (part: string) => [HELD_BACK, SEED].includes(part.split(':')[0] ?? '')
  const rows = parts.filter((part) => !isSplit(part)).map((row) => row.split(',').map(valueOf))
  const split = parts.filter(isSplit).map((part) => {
    const [name = '', value = ''] = part.split(':')
    return [name, valueOf(value)]
  })
  return { rows, ...Object.fromEntries(split) }
}

const valueOf = (text: string) => decodeValue(decode(text) ?? text)

/** The JSON form of such a text; undefined for standard data. */
export function dataForm(text: string, report: Report): unknown {
  if (text === STANDARD) return undefined
  if (!/^[a-z]/i.test(text)) return rowsForm(text.split('/'))
  const [part, ...others] = readParts(text, 'data', report)
  if (!part || 'key' in part || others.length > 0) {
    report('data', `${quote(text)} is not understood`)
    return undefined
  }
  const { name, params, of } = part.term
  for (const each of of) report('data', `${quote(each.name)} is not understood`)
  if (name === ELSEWHERE) return elsewhere(new Map(params), report)
  return { ...Object.fromEntries(params), generator: name }
}

/** Of rows that only the page that wrote the link has. */
export const NO_ROWS = 'rows of this experiment do not fit into a link'

/** The rows where they are known by their key; else whoever opens the link is told. */
function elsewhere(params: ReadonlyMap<string, unknown>, report: Report): unknown {
  const key = params.get('key')
  const rows = typeof key === 'string' ? knownRows(key.slice(1)) : undefined
  if (rows) return { rows, ...Object.fromEntries([...params].filter(([name]) => name === HELD_BACK || name === SEED)) }
  const n = params.get('n')
  const some = typeof n === 'number' ? `the ${n}` : 'the many'
  report('data', `${some} ${NO_ROWS}; the problem’s own data are used instead`)
  return undefined
}

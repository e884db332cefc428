import { toJson } from './json.ts'
import { jsonFault } from './jsonFault.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { parseLecture } from './lecture/parse.ts'
import type { Lecture } from './lecture/types.ts'
import { parseConfiguration } from './parse.ts'
import { isRecord } from './parseMethod.ts'
import type { Configuration, Notice } from './types.ts'

/** What a file's name ends with. */
export const FILE_SUFFIX = '.thalweg.json'

/** What is in a file: an experiment, a lecture, or neither, and why. */
export type Contents =
  | { kind: 'experiment'; configuration: Configuration; notices: readonly Notice[] }
  | { kind: 'lecture'; lecture: Lecture }
  | { kind: 'nothing'; why: string }

/** The experiment as a file's text: a line for each row of data. */
export function fileText(configuration: Configuration): string {
  const lists: string[] = []
  const text = JSON.stringify(
    toJson(configuration),
    (key: string, value: unknown) => {
      if (key !== 'rows' || !Array.isArray(value)) return value
      lists.push(`[\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]`)
      return `${PLACE}${lists.length - 1}`
    },
    2,
  )
  return `${text.replace(PLACES, (_, index: string) => lists[Number(index)] ?? '[]')}\n`
}

/** Stands for a list of rows until the rest is written; no text of an experiment has such a character. */
const PLACE = '\u0001'
const PLACES = /"\\u0001(\d+)"/g

/** Reads a file's text, whatever it is. */
export function readFileText(text: string): Contents {
  const tooLong = (most: number) => nothing(`it has ${text.length} characters, and may have ${most}`)
  if (text.length > CONFIGURATION_LIMITS.file) return tooLong(CONFIGURATION_LIMITS.file)
  if (text.trim() === '') return nothing('it is empty')
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    const { line, column } = jsonFault(text) ?? { line: 1, column: 1 }
    return nothing(`it is not JSON from line ${line}, column ${column} on`)
  }
  if (!isRecord(raw)) return nothing('it holds no experiment')
  if ('scenes' in raw)
    return text.length > CONFIGURATION_LIMITS.lecture ? tooLong(CONFIGURATION_LIMITS.lecture) : ofLecture(raw)
  if (!EXPERIMENT.some((name) => name in raw))
    return nothing(`it has neither of ${EXPERIMENT.join(', ')}: no experiment`)
  return { kind: 'experiment', ...parseConfiguration(raw) }
}

/** An experiment has one of them at least: other JSON would open as the default experiment, which nobody asked for. */
const EXPERIMENT = ['surface', 'runs', 'start', 'steps']

const nothing = (why: string): Contents => ({ kind: 'nothing', why })

function ofLecture(raw: unknown): Contents {
  const { lecture, notices } = parseLecture(raw)
  if (lecture.scenes.length > 0) return { kind: 'lecture', lecture }
  return nothing(notices.map(({ where, message }) => `${where}: ${message}`).join('; '))
}

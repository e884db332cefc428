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

/** The experiment as a file's text. */
export const fileText = (configuration: Configuration): string => `${JSON.stringify(toJson(configuration), null, 2)}\n`

/** Reads a file's text, whatever it is. */
export function readFileText(text: string): Contents {
  if (text.length > CONFIGURATION_LIMITS.lecture)
    return nothing(`it has ${text.length} characters, and may have ${CONFIGURATION_LIMITS.lecture}`)
  if (text.trim() === '') return nothing('it is empty')
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    const { line, column } = jsonFault(text) ?? { line: 1, column: 1 }
    return nothing(`it is not JSON from line ${line}, column ${column} on`)
  }
  if (!isRecord(raw)) return nothing('it holds no experiment')
  if ('scenes' in raw) return ofLecture(raw)
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

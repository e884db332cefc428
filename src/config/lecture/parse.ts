import { jsonFault } from '../jsonFault.ts'
import { CONFIGURATION_LIMITS } from '../limits.ts'
import { fragmentOf, readLink } from '../link/read.ts'
import { writeLink } from '../link/write.ts'
import { collectNotices, quote, type Report } from '../notices.ts'
import { parseConfiguration, reportUnknown } from '../parse.ts'
import { isRecord } from '../parseMethod.ts'
import { cleanCaption, cleanTitle, wellFormed } from '../text.ts'
import type { Notice } from '../types.ts'
import type { Lecture, Scene } from './types.ts'

export interface ParsedLecture {
  lecture: Lecture
  notices: readonly Notice[]
}

const FIELDS = ['title', 'scenes']
const SCENE_FIELDS = ['link', 'title', 'caption', 'notes']

/**
 * A lecture from its JSON form, `{title, scenes: [{link, title, caption, notes}]}`; a link alone may stand for a scene, and
 * an experiment for a lecture of one scene. Total: what cannot be read is left out, and a notice says so; links are read
 * as well, so that nothing comes as a surprise in front of the audience.
 */
export function parseLecture(raw: unknown): ParsedLecture {
  const { report, notices } = collectNotices()
  return { lecture: readLecture(raw, report), notices: notices() }
}

/** The text of a file. */
export function parseLectureText(text: string): ParsedLecture {
  const nothing = (message: string) => ({ lecture: { scenes: [] }, notices: [{ where: 'file', message }] })
  if (text.length > CONFIGURATION_LIMITS.lecture)
    return nothing(`it has ${text.length} characters; a lecture has at most ${CONFIGURATION_LIMITS.lecture}`)
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    const { line, column } = jsonFault(text) ?? { line: 1, column: 1 }
    return nothing(`it is not JSON from line ${line}, column ${column} on`)
  }
  return parseLecture(raw)
}

export function readLecture(raw: unknown, report: Report): Lecture {
  if (!isRecord(raw)) {
    report('lecture', `${quote(raw)} is not a lecture; there are no scenes`)
    return { scenes: [] }
  }
  if (raw.scenes === undefined && ('surface' in raw || 'runs' in raw)) return ofExperiment(raw, report)
  reportUnknown(raw, FIELDS, 'lecture', report)
  const title = readText(raw.title, 'title', 'lecture, title', report)
  return { ...(title !== undefined && { title }), scenes: readScenes(raw.scenes, report) }
}

function ofExperiment(raw: unknown, report: Report): Lecture {
  const { configuration, notices } = parseConfiguration(raw)
  for (const { where, message } of notices) report(where, message)
  return { scenes: [{ link: writeLink(configuration) }] }
}

function readScenes(raw: unknown, report: Report): Scene[] {
  if (!Array.isArray(raw)) {
    report('lecture, scenes', raw === undefined ? 'there are none' : `${quote(raw)} is not a list of scenes`)
    return []
  }
  const most = CONFIGURATION_LIMITS.scenes
  if (raw.length > most)
    report('lecture, scenes', `there may be ${most}; the ${raw.length - most} after them are left out`)
  return raw.slice(0, most).flatMap((scene: unknown, index) => readScene(scene, `scene ${index + 1}`, report) ?? [])
}

function readScene(raw: unknown, where: string, report: Report): Scene | undefined {
  const form = typeof raw === 'string' ? { link: raw } : raw
  if (!isRecord(form) || typeof form.link !== 'string') {
    report(where, `${isRecord(form) ? 'it has no link' : `${quote(raw)} is not a scene`}; it is left out`)
    return undefined
  }
  reportUnknown(form, SCENE_FIELDS, where, report)
  const link = wellFormed(fragmentOf(form.link.trim().slice(0, CONFIGURATION_LIMITS.link + 1)))
  for (const notice of readLink(link).notices) report(`${where}, ${notice.where}`, notice.message)
  const scene: Scene = { link: link.slice(0, CONFIGURATION_LIMITS.link) }
  for (const name of ['title', 'caption', 'notes'] as const) {
    const text = readText(form[name], name, `${where}, ${name}`, report)
    if (text !== undefined) scene[name] = text
  }
  return scene
}

const CLEAN = { title: cleanTitle, caption: cleanCaption, notes: cleanNotes } as const

/** A scene's notes as they are kept: lines, trimmed, of bounded length. Undefined if nothing is left. */
export function cleanNotes(text: string): string | undefined {
  const notes = wellFormed(text.slice(0, CONFIGURATION_LIMITS.notes)).trim()
  return notes === '' ? undefined : notes
}

function readText(raw: unknown, kind: keyof typeof CLEAN, where: string, report: Report): string | undefined {
  if (raw === undefined) return undefined
  if (typeof raw !== 'string') {
    report(where, `${quote(raw)} is not a text; it is left out`)
    return undefined
  }
  if ([...raw.trim()].length > CONFIGURATION_LIMITS[kind])
    report(where, `it has at most ${CONFIGURATION_LIMITS[kind]} characters; the rest is left out`)
  return CLEAN[kind](raw)
}

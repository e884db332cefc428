import { CONFIGURATION_LIMITS } from '../limits.ts'
import { decode, encode } from '../link/encode.ts'
import { fragmentOf } from '../link/read.ts'
import { collectNotices, quote, type Report } from '../notices.ts'
import type { Notice } from '../types.ts'
import { readLecture } from './parse.ts'
import type { Lecture, Scene } from './types.ts'

/** Where one is in a lecture. */
export interface Place {
  /** From 0. */
  scene: number
  /** The playhead; absent: where the scene begins. */
  at?: number
}

export interface ReadLecture {
  lecture: Lecture
  place: Place
  notices: readonly Notice[]
}

const LECTURE = 'lecture'
const FIELDS = ['link', 'title', 'caption', 'notes'] as const satisfies readonly (keyof Scene)[]

/**
 * A lecture as one link's fragment, `title=Momentum&scene=2&at=112&lecture=scene;scene`: a scene is its own link, title, caption
 * and notes, each percent-encoded, with commas between them and empty ends left out.
 */
export function writeLectureLink({ title, scenes }: Lecture, place?: Place): string {
  const entries: [string, string][] = []
  if (title !== undefined) entries.push(['title', encode(title)])
  if (place && place.scene > 0) entries.push(['scene', String(place.scene + 1)])
  if (place?.at !== undefined) entries.push(['at', String(place.at)])
  entries.push([LECTURE, scenes.map(sceneText).join(';')])
  return entries.map(([key, value]) => `${key}=${value}`).join('&')
}

const sceneText = (scene: Scene): string =>
  FIELDS.map((field) => encode(scene[field] ?? ''))
    .join()
    .replace(/,+$/, '')

/** The lecture of an address, a query string or a fragment; one that is an experiment is a lecture of one scene. Total. */
export function readLectureLink(address: string): ReadLecture {
  const { report, notices } = collectNotices()
  if (address.length > CONFIGURATION_LIMITS.lecture)
    report('link', `only its first ${CONFIGURATION_LIMITS.lecture} characters are read`)
  const fragment = fragmentOf(address.slice(0, CONFIGURATION_LIMITS.lecture).trim())
  const entries = new Map(fragment.split('&').map(entryOf))
  const list = entries.get(LECTURE)
  if (list === undefined) {
    const lecture = readLecture({ scenes: [fragment] }, withoutScene(report))
    return { lecture, place: { scene: 0 }, notices: notices() }
  }
  for (const key of entries.keys())
    if (!['title', 'scene', 'at', LECTURE, ''].includes(key)) report('link', `${quote(key)} is not understood`)
  const title = entries.get('title')
  const form = {
    ...(title !== undefined && { title: decode(title) ?? title }),
    scenes: list === '' ? [] : list.split(';').map(sceneForm),
  }
  const lecture = readLecture(form, report)
  return { lecture, place: readPlace(entries, lecture, report), notices: notices() }
}

/** Of a single experiment nobody knows that it is a scene. */
const withoutScene =
  (report: Report): Report =>
  (where, message) =>
    report(where.replace(/^scene 1, /, ''), message)

function entryOf(text: string): [key: string, value: string] {
  const equals = text.indexOf('=')
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)]
}

function sceneForm(text: string): unknown {
  const parts = text.split(',').map((part) => decode(part) ?? part)
  const fields = FIELDS.map((field, i): [string, string] => [field, parts[i] ?? ''])
  return Object.fromEntries(fields.filter(([field, value]) => field === 'link' || value !== ''))
}

function readPlace(entries: ReadonlyMap<string, string>, { scenes }: Lecture, report: Report): Place {
  const number = (key: string, min: number, max: number, isAny = Number.isInteger) => {
    const text = entries.get(key)
    const value = Number(text)
    if (text === undefined || (isAny(value) && value >= min && value <= max)) return text && value
    const kind = isAny === Number.isInteger ? 'whole number' : 'number'
    report('link', `${key} ${quote(text)} is not a ${kind} from ${min} to ${max}; the beginning is shown`)
    return undefined
  }
  const scene = (number('scene', 1, Math.max(1, scenes.length)) || 1) - 1
  // Whether it may be a part of a step, the scene's own axis says.
  const at = number('at', 0, CONFIGURATION_LIMITS.steps, Number.isFinite)
  return { scene, ...(typeof at === 'number' && { at }) }
}

/** Going through the scenes of a lecture; the address says where one is, so that a reload comes back there. */
import { atGrain, CONFIGURATION_LIMITS, readLink, writeLink } from '../config/index.ts'
import { readLectureLink, writeLectureLink, type Place } from '../config/lecture/link.ts'
import { parseLectureText, type ParsedLecture } from '../config/lecture/parse.ts'
import type { Lecture } from '../config/lecture/types.ts'
import type { Notice } from '../config/types.ts'
import { say, startUndo, useConfig, useView } from '../store/index.ts'
import { setStage, stage } from './stage.ts'

/** Milliseconds between two rewrites of the address while the playhead moves. */
const WHILE_SEEKING = 400

/** What is undone is a change of this scene, never the scene itself. */
let stopUndo = () => {}

/** Shows a scene from where it begins, standing still: the lecturer says when it plays. */
export function showScene({ scene, at }: Place, notices: readonly Notice[] = []): void {
  const link = stage().lecture.scenes[scene]?.link ?? ''
  const { configuration } = readLink(link)
  setStage({ scene, blank: false, chart: undefined })
  useConfig.getState().load(configuration, notices)
  stopUndo()
  stopUndo = startUndo()
  const playhead = atGrain(configuration, Math.min(at ?? configuration.playhead ?? 0, configuration.steps))
  useView.getState().set({ playhead, playing: false, soloRun: undefined })
  writeAddress()
}

/** So many scenes on, or back; at either end nothing happens. */
export function goBy(scenes: number): void {
  const { scene, lecture } = stage()
  if (lecture.scenes[scene + scenes]) showScene({ scene: scene + scenes })
}

/** The lecture of a file takes the place of the one that is shown; one that cannot be read does not. */
export async function openFile(file: File): Promise<void> {
  // What is far too large is not even read.
  if (file.size > 4 * CONFIGURATION_LIMITS.lecture)
    return say(`${file.name} has ${file.size} bytes: no lecture is so large`)
  const { lecture, notices } = parseLectureText(await file.text())
  if (lecture.scenes.length > 0) open({ lecture, notices }, { scene: 0 })
  else say(notices.map(({ where, message }) => `${file.name}, ${where}: ${message}`).join('; '))
}

function open({ lecture, notices }: ParsedLecture, place: Place): void {
  const scenes = lecture.scenes.length > 0 ? lecture.scenes : [{ link: '' }]
  setStage({ lecture: { ...lecture, scenes } })
  showScene(place, notices)
}

/** Whether the lecture is no more than one experiment: then its link is the experiment's own, as it stands. */
const isExperiment = ({ title, scenes: [first, second] }: Lecture): boolean =>
  title === undefined && second === undefined && first?.title === undefined && first?.caption === undefined

/** The experiment as it stands, with the playhead where it is. */
export const sceneLink = (): string =>
  writeLink({ ...useConfig.getState().configuration, playhead: useView.getState().playhead })

function writeAddress(): void {
  const { lecture, scene } = stage()
  const at = atGrain(useConfig.getState().configuration, useView.getState().playhead)
  const fragment = isExperiment(lecture) ? sceneLink() : writeLectureLink(lecture, { scene, ...(at > 0 && { at }) })
  if (`#${fragment}` === location.hash) return
  try {
    history.replaceState(null, '', `#${fragment}`)
  } catch {
    // Too often in too short a time: the address stays behind until the next change.
  }
}

/** Opens what the address names, follows it, and keeps it up to date. */
export function startScenes(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const read = () => {
    const { lecture, place, notices } = readLectureLink(location.hash)
    open({ lecture, notices }, place)
  }
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      writeAddress()
    }, WHILE_SEEKING)
  }
  read()
  window.addEventListener('hashchange', read)
  window.addEventListener('pagehide', writeAddress)
  const stops = [
    useConfig.subscribe((now, before) => now.configuration !== before.configuration && soon()),
    useView.subscribe((now, before) => !now.playing && now.playhead !== before.playhead && soon()),
    useView.subscribe((now, before) => before.playing && !now.playing && soon()),
  ]
  return () => {
    clearTimeout(timer)
    window.removeEventListener('hashchange', read)
    window.removeEventListener('pagehide', writeAddress)
    stops.forEach((stop) => stop())
  }
}

import { create } from 'zustand'
import { parseLecture } from '../config/lecture/parse.ts'
import type { Lecture, Scene } from '../config/lecture/types.ts'
import { CONFIGURATION_LIMITS } from '../config/index.ts'
import { recall, remember } from './storage.ts'

const NAME = 'lecture'

function remembered(): Lecture {
  const kept = recall(NAME)
  return kept === undefined ? { scenes: [] } : parseLecture(kept).lecture
}

/** The lecture that is being made, kept in the browser. Texts are as they are typed: they are cleaned where it is written. */
export const useLecture = create<Lecture>(() => remembered())

function change(how: Partial<Lecture>): void {
  useLecture.setState(how)
  remember(NAME, useLecture.getState())
}

const scenes = () => useLecture.getState().scenes

export const setLectureTitle = (title: string): void => change({ title: title === '' ? undefined : title })

/** At the end, or where it once was; false: there is no room for another. */
export function addScene(scene: Scene, index = scenes().length): boolean {
  const hasRoom = scenes().length < CONFIGURATION_LIMITS.scenes
  if (hasRoom) change({ scenes: scenes().toSpliced(index, 0, scene) })
  return hasRoom
}

export const changeScene = (index: number, how: Partial<Scene>): void =>
  change({ scenes: scenes().map((scene, i) => (i === index ? { ...scene, ...how } : scene)) })

export const removeScene = (index: number): void => change({ scenes: scenes().toSpliced(index, 1) })

/** Up or down by one. */
export function moveScene(index: number, by: 1 | -1): void {
  const moved = scenes()[index]
  const to = index + by
  if (moved && to >= 0 && to < scenes().length) change({ scenes: scenes().toSpliced(index, 1).toSpliced(to, 0, moved) })
}

/** Another lecture in place of this one. */
export const replaceLecture = ({ title, scenes: others }: Lecture): void => change({ title, scenes: others })

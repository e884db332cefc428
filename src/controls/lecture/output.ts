/** Where a lecture goes: to the hall, into one link, into a file. Its texts are cleaned on the way. */
import { writeLectureLink } from '../../config/lecture/link.ts'
import { parseLecture } from '../../config/lecture/parse.ts'
import type { Lecture } from '../../config/lecture/types.ts'
import { useLecture } from '../../store/lecture.ts'
import { download } from '../download.ts'

const finished = (): Lecture => parseLecture(useLecture.getState()).lecture

/** The address of the presenter with the lecture in it. */
export function lectureLink(): string {
  const address = new URL('present.html', location.href)
  address.hash = writeLectureLink(finished())
  return address.href
}

export const presentLecture = (): void => location.assign(lectureLink())

export function saveLecture(): void {
  const lecture = finished()
  const name = (lecture.title ?? 'lecture').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
  download(`${name || 'lecture'}.json`, `${JSON.stringify(lecture, undefined, 2)}\n`, 'application/json')
}

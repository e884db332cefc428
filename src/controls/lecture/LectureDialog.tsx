import { useState, type DragEvent } from 'react'
import { CONFIGURATION_LIMITS, presets } from '../../config/index.ts'
import { parseLectureText } from '../../config/lecture/parse.ts'
import type { Scene } from '../../config/lecture/types.ts'
import type { Notice } from '../../config/types.ts'
import { addScene, replaceLecture, setLectureTitle, useLecture } from '../../store/lecture.ts'
import { Dialog } from '../Dialog.tsx'
import { Icon } from '../Icon.tsx'
import { LectureActions } from './LectureActions.tsx'
import { addPresentScene } from './presentScene.ts'
import { SceneRow } from './SceneRow.tsx'
import './lecture.css'

/** A scene that was taken out, and where it stood. */
interface Removed {
  scene: Scene
  index: number
}

/** Where a lecture is made: experiments in order, each with what is said of it. It is kept in the browser. */
export function LectureDialog({ onClose }: { onClose(): void }) {
  const title = useLecture((lecture) => lecture.title)
  const scenes = useLecture((lecture) => lecture.scenes)
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const [removed, setRemoved] = useState<Removed>()
  const open = async (file: File) => {
    const { lecture, notices: told } = parseLectureText(await file.text())
    if (lecture.scenes.length > 0) replaceLecture(lecture)
    setNotices(told.map(({ where, message }) => ({ where: `${file.name}, ${where}`, message })))
    setRemoved(undefined)
  }
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    void open(file)
  }
  const bringBack = ({ scene, index }: Removed) => {
    addScene(scene, index)
    setRemoved(undefined)
  }
  return (
    <Dialog title="Lecture" className="lecture" onClose={onClose}>
      <div className="lecture-body" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <label className="lecture-title">
          Title of the lecture
          <input
            className="search"
            maxLength={CONFIGURATION_LIMITS.title}
            value={title ?? ''}
            onChange={(event) => setLectureTitle(event.target.value)}
          />
        </label>
        {scenes.length === 0 ? <Empty /> : null}
        <ol className="scenes">
          {scenes.map((scene, index) => (
            <SceneRow
              key={index}
              scene={scene}
              index={index}
              count={scenes.length}
              onShown={onClose}
              onRemoved={() => setRemoved({ scene, index })}
            />
          ))}
        </ol>
        {removed && (
          <p className="hint" role="status">
            Scene {removed.index + 1} was taken out.{' '}
            <button type="button" className="b line" onClick={() => bringBack(removed)}>
              Bring it back
            </button>
          </p>
        )}
        <button type="button" className="b line" onClick={addPresentScene}>
          <Icon name="plus" />
          Add this experiment as a scene
        </button>
        {notices.length > 0 && (
          <ul className="lecture-notices" role="alert">
            {notices.map(({ where, message }, i) => (
              <li key={i}>
                {where}: {message}
              </li>
            ))}
          </ul>
        )}
      </div>
      <LectureActions empty={scenes.length === 0} onOpen={(file) => void open(file)} />
    </Dialog>
  )
}

function Empty() {
  const fill = () =>
    replaceLecture({
      title: 'Optimizers at work',
      scenes: presets.map(({ link, title, lesson }) => ({ link, title, notes: lesson })),
    })
  return (
    <p className="hint">
      A lecture is a list of experiments: add the one that you see, change it, add the next. It goes into one link or a
      file, and is kept in this browser meanwhile.{' '}
      <button type="button" className="b line" onClick={fill}>
        Begin with the presets
      </button>
    </p>
  )
}

import { useRef, useState } from 'react'
import { say } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { lectureLink, presentLecture, saveLecture } from './output.ts'

interface LectureActionsProps {
  empty: boolean
  onOpen(this: void, file: File): void
}

/** What can be done with the whole lecture. */
export function LectureActions({ empty, onOpen }: LectureActionsProps) {
  const field = useRef<HTMLInputElement>(null)
  const [offered, setOffered] = useState<string>()
  const copy = async () => {
    const link = lectureLink()
    try {
      await navigator.clipboard.writeText(link)
      setOffered(undefined)
      say('Link of the lecture copied')
    } catch {
      setOffered(link)
    }
  }
  return (
    <footer className="lecture-acts">
      {offered !== undefined && (
        <label className="lecture-title">
          This page may not write to the clipboard: copy the link by hand.
          <input className="search" readOnly value={offered} ref={(input) => input?.select()} />
        </label>
      )}
      <button type="button" className="b solid" disabled={empty} onClick={presentLecture}>
        <Icon name="present" />
        Present
      </button>
      <button type="button" className="b line" disabled={empty} onClick={() => void copy()}>
        <Icon name="link" />
        Copy the link
      </button>
      <button type="button" className="b line" disabled={empty} onClick={saveLecture}>
        <Icon name="download" />
        Save as a file
      </button>
      <button type="button" className="b line" onClick={() => field.current?.click()}>
        Open a file…
      </button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        aria-label="File of a lecture"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onOpen(file)
          event.target.value = ''
        }}
      />
    </footer>
  )
}

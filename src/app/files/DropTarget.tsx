import { useEffect, useState } from 'react'
import { useView } from '../../store/index.ts'
import './files.css'

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false

/** A file may be dropped anywhere on the page: while one hovers, the page says so. */
export function DropTarget() {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      const [file] = files
      if (files.length > 1) useView.getState().set({ refused: 'One file at a time: nothing was opened.' })
      else if (file) void import('./open.ts').then(({ openFile }) => openFile(file))
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return over ? (
    <div className="drop-target" role="status">
      Drop the file to open its experiment, or its rows of data
    </div>
  ) : null
}

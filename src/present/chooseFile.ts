import { openFile } from './scenes.ts'

/** Asks for a file with a lecture in it. */
export function chooseFile(): void {
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = '.json,application/json'
  field.hidden = true
  field.addEventListener('change', () => {
    const [file] = field.files ?? []
    if (file) void openFile(file)
    field.remove()
  })
  field.addEventListener('cancel', () => field.remove())
  document.body.append(field)
  field.click()
}

/** A file that is dropped on the page is opened; returns what ends it. */
export function startDrop(): () => void {
  const over = (event: DragEvent) => event.preventDefault()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    const [file] = event.dataTransfer?.files ?? []
    if (file) void openFile(file)
  }
  window.addEventListener('dragover', over)
  window.addEventListener('drop', drop)
  return () => {
    window.removeEventListener('dragover', over)
    window.removeEventListener('drop', drop)
  }
}

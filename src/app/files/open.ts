import { readFileText } from '../../config/file.ts'
import { writeLectureLink } from '../../config/lecture/link.ts'
import { CONFIGURATION_LIMITS, surfaceOf } from '../../config/index.ts'
import { openExperiment, say, useConfig, useView } from '../../store/index.ts'

/** Opens a file of an experiment, in one entry of undo, or a lecture, on its own page; anything else changes nothing and is told. */
export async function openFile(file: File): Promise<void> {
  const refuse = (why: string) => useView.getState().set({ refused: `${file.name} was not opened: ${why}.` })
  if (isRows(file) && surfaceOf(useConfig.getState().configuration.surface).data)
    return useView.getState().set({ refused: undefined, dialog: 'csv', csvFile: file })
  if (isRows(file)) return refuse('rows of data are for a problem over data: choose one first')
  if (!isJson(file)) return refuse('a file of an experiment is JSON, and its name ends in .json')
  const most = 2 * CONFIGURATION_LIMITS.file
  if (file.size > most) return refuse(`it has ${file.size} bytes, and at most ${most} are read`)
  const contents = readFileText(await file.text())
  useView.getState().set({ refused: undefined })
  if (contents.kind === 'nothing') return refuse(contents.why)
  if (contents.kind === 'lecture') {
    location.assign(`present.html#${writeLectureLink(contents.lecture)}`)
    return
  }
  openExperiment(contents.configuration, contents.notices)
  const { playhead } = contents.configuration
  if (playhead !== undefined) useView.getState().set({ playhead, playing: false })
  say(`${file.name} opened`)
}

const isRows = ({ name, type }: File): boolean => /\.(csv|tsv|txt)$/i.test(name) || type === 'text/csv'

const isJson = ({ name, type }: File): boolean => /\.json$/i.test(name) || type === 'application/json'

/** Asks for a file. */
export function chooseFile(): void {
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = '.json,.csv,.tsv,.txt,application/json,text/csv'
  field.addEventListener('change', () => {
    const [file] = field.files ?? []
    if (file) void openFile(file)
  })
  field.click()
}

import { useEffect, useRef, useState, type ClipboardEvent } from 'react'
import { putRows } from '../../charts/data/edits.ts'
import { formatStep } from '../../charts/format.ts'
import { csvRefusal, type CsvReading } from '../../config/csv.ts'
import { surfaceOf } from '../../config/index.ts'
import type { Column } from '../../core/data.ts'
import { say, useConfig, useView } from '../../store/index.ts'
import { Dialog } from '../Dialog.tsx'
import { Icon } from '../Icon.tsx'
import { useCsv } from './useCsv.ts'
import './csv.css'

/** A longer text stays out of the field, in which the browser would lay out every line of it. */
const SHOWN = 100_000

/** What is read: a text, and where it is from if it is too long for the field. */
interface Source {
  text: string
  from?: string
  refused?: string
}

/** Rows from a text or a file. The old data stay until new ones are taken. */
export function CsvDialog({ onClose }: { onClose(): void }) {
  const columns = useConfig(({ configuration }) => surfaceOf(configuration.surface).data?.columns)
  const [source, setSource] = useState<Source>({ text: '' })
  const file = useView((view) => view.csvFile)
  useEffect(() => {
    if (!file) return
    useView.getState().set({ csvFile: undefined })
    void readFile(file).then(setSource)
  }, [file])
  const csv = useCsv(source.text, columns ?? NONE)
  if (!columns) return null
  const reading = csv?.outcome && 'reading' in csv.outcome ? csv.outcome.reading : undefined
  const refused = source.refused ?? (csv?.outcome && 'refused' in csv.outcome ? csv.outcome.refused : undefined)
  const take = () => {
    if (!reading || reading.rows.length === 0) return
    const { endGesture } = useConfig.getState()
    endGesture()
    putRows(reading.rows, 'data.csv')
    endGesture()
    say(`${rowsWord(reading.rows.length)} taken; undo brings the data before them back`)
    onClose()
  }
  return (
    <Dialog title="Data from CSV" className="csv-dialog" onClose={onClose}>
      <div className="csv-body">
        <p className="hint">
          A line for each row: {columns.map(wordsOf).join(', ')}. Values are parted by commas, semicolons or tabs; with
          semicolons and tabs decimals may have a comma. A first line of names may be there.
        </p>
        <Field source={source} columns={columns} onChange={setSource} />
        <div className="csv-told" role="status">
          {refused !== undefined && <p className="csv-refused">{refused} The data stay as they are.</p>}
          {csv && !csv.outcome && <progress aria-label="Read so far" value={csv.progress} />}
          {reading && refused === undefined && <Told reading={reading} />}
        </div>
        <div className="csv-acts">
          <FileButton onFile={(chosen) => void readFile(chosen).then(setSource)} />
          <button type="button" className="b solid" disabled={!reading || reading.rows.length === 0} onClick={take}>
            {takeLabel(reading)}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

const NONE: readonly Column[] = []

const wordsOf = ({ name, label, role }: Column) => `${label} ${name}${role === 'label' ? ' (1 or −1)' : ''}`

const rowsWord = (n: number) => `${formatStep(n)} ${n === 1 ? 'row' : 'rows'}`

function takeLabel(reading: CsvReading | undefined): string {
  const n = reading?.rows.length ?? 0
  if (n === 0) return 'Take the rows'
  return reading?.faulty
    ? `Take the ${rowsWord(n)} without ${reading.faulty === 1 ? 'that line' : 'those lines'}`
    : `Take ${rowsWord(n)}`
}

/** Its size is looked at before it is read. */
async function readFile(file: File): Promise<Source> {
  const refused = csvRefusal(file.size)
  if (refused !== undefined) return { text: '', refused: `${file.name}: ${refused}` }
  const text = await file.text()
  return text.trim() === '' ? { text: '', refused: `${file.name} is empty.` } : sourceOf(text, file.name)
}

const sourceOf = (text: string, from: string): Source => (text.length > SHOWN ? { text, from } : { text })

interface FieldProps {
  source: Source
  columns: readonly Column[]
  onChange(source: Source): void
}

function Field({ source, columns, onChange }: FieldProps) {
  /** A long text never comes into the field. */
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (text.length <= SHOWN) return
    event.preventDefault()
    const refused = csvRefusal(text.length)
    onChange(refused === undefined ? sourceOf(text, 'The text that was pasted') : { text: '', refused })
  }
  if (source.from !== undefined)
    return (
      <div className="csv-long">
        <span>
          <b>{source.from}</b>, {formatStep(source.text.length)} characters: too long to be shown here
        </span>
        <button type="button" className="b line" onClick={() => onChange({ text: '' })}>
          Another text
        </button>
      </div>
    )
  return (
    <textarea
      className="search"
      aria-label="Rows of data"
      data-autofocus
      rows={10}
      spellCheck={false}
      placeholder={`${columns.map(({ name }) => name).join(',')}\n${columns.map(({ role }) => (role === 'label' ? '1' : '0.5')).join(',')}`}
      value={source.text}
      onPaste={paste}
      onChange={(event) => onChange({ text: event.target.value })}
    />
  )
}

/** What was read, and every fault by its line. */
function Told({ reading: { rows, faults, faulty, notes } }: { reading: CsvReading }) {
  const others = faulty - faults.length
  return (
    <>
      <p>
        <b>{rows.length === 0 ? 'No row can be read.' : `${rowsWord(rows.length)} read.`}</b> {notes.join(' ')}
      </p>
      {faulty > 0 && (
        <>
          <p className="csv-refused">
            {faulty === 1 ? 'One line cannot be read:' : `${formatStep(faulty)} lines cannot be read:`}
          </p>
          <ul>
            {faults.map(({ line, message }) => (
              <li key={line}>
                line {formatStep(line)}: {message}
              </li>
            ))}
            {others > 0 && <li>and {formatStep(others)} more</li>}
          </ul>
        </>
      )}
    </>
  )
}

function FileButton({ onFile }: { onFile(file: File): void }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="b line" onClick={() => field.current?.click()}>
        <Icon name="table" />
        Open a file
      </button>
      <input
        ref={field}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
    </>
  )
}

import { rowsOf } from '../../charts/data/edits.ts'
import { writeCsv } from '../../config/csv.ts'
import { surfaceOf } from '../../config/index.ts'
import { say, useConfig, useView } from '../../store/index.ts'
import { download } from '../download.ts'
import { Icon } from '../Icon.tsx'

function text(): string {
  const { surface } = useConfig.getState().configuration
  return writeCsv(surfaceOf(surface).data?.columns ?? [], rowsOf(surface))
}

async function copy(): Promise<void> {
  try {
    await navigator.clipboard.writeText(text())
    say('Rows copied')
  } catch {
    say('Copying is not allowed here: save the rows as a file')
  }
}

/** Rows in and out as text. */
export function CsvButtons() {
  return (
    <div className="data-csv" role="group" aria-label="Rows as CSV">
      <button
        type="button"
        className="b line"
        title="Paste rows, or open a file of them"
        onClick={() => useView.getState().set({ dialog: 'csv' })}
      >
        <Icon name="table" />
        Paste CSV
      </button>
      <button type="button" className="b ghost" title="Copy the rows as CSV" onClick={() => void copy()}>
        <Icon name="copy" />
        Copy
      </button>
      <button
        type="button"
        className="b ghost"
        title="Save the rows as a CSV file"
        onClick={() => download('data.csv', text(), 'text/csv')}
      >
        <Icon name="download" />
        Save
      </button>
    </div>
  )
}

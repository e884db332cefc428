import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { axisUnit, unitWords } from '../../charts/axisUnit.ts'
import { formatAmount, formatStep } from '../../charts/format.ts'
import { Swatch } from '../../charts/Swatch.tsx'
import { surfaceOf, surfacesOf } from '../../config/index.ts'
import { useConfig, useRuns, useView, type Configuration } from '../../store/index.ts'
import { amountWords } from '../budgetWords.ts'
import { Dialog } from '../Dialog.tsx'
import { Icon } from '../Icon.tsx'
import { useAtIntervals } from '../inspector/useAtIntervals.ts'
import { usePlayhead } from '../live.ts'
import { Segments } from '../Segments.tsx'
import { useShare } from '../top/useShare.ts'
import type { Column } from './column.ts'
import { asMarkdown, asTabs, cellText, columnsOf, isWord } from './columns.ts'
import { resultRows, sortRows, type ResultRow, type When } from './rows.ts'
import { ToleranceField } from './ToleranceField.tsx'
import './results.css'

/** In milliseconds: as fast as one can read. */
const READABLE = 200

interface Order {
  column: string
  isDescending: boolean
}

/** What every run has come to, in one table. */
export function Results({ onClose }: { onClose(): void }) {
  const configuration = useConfig((state) => state.configuration)
  const runs = useRuns((state) => state.runs)
  const soloRun = useView((view) => view.soloRun)
  const playhead = usePlayhead()
  const [when, setWhen] = useState<When>('end')
  const [order, setOrder] = useState<Order>()
  const at = useMemo(() => ({ configuration, runs, soloRun, playhead }), [configuration, runs, soloRun, playhead])
  const calm = useAtIntervals(at, READABLE)
  const rows = useMemo(() => resultRows(calm.configuration, calm, calm, when), [calm, when])
  const columns = useMemo(
    () => columnsOf({ rows, tolerance: calm.configuration.shown?.tolerance }),
    [rows, calm.configuration.shown?.tolerance],
  )
  const by = columns.find(({ id }) => id === order?.column)
  const sorted = by && order ? sortRows(rows, by.read, order.isDescending) : rows
  const place = placeOf(calm.configuration, when, calm.playhead)
  const sortBy = ({ id }: Column) =>
    setOrder({ column: id, isDescending: order?.column === id ? !order.isDescending : false })

  return (
    <Dialog title="Results" className="results" onClose={onClose}>
      <div className="results-bar">
        <Segments<When>
          label="Taken"
          options={[
            ['end', 'At the end'],
            ['playhead', 'At the playhead'],
          ]}
          value={when}
          onChoose={setWhen}
        />
        <ToleranceField />
        <Copies columns={columns} rows={sorted} />
      </div>
      <Said rows={rows} place={place} order={by && order ? orderWords(by, order) : ''} />
      {rows.length === 0 ? (
        <p className="note">No run is shown.</p>
      ) : (
        <div className="results-scroll" tabIndex={0} role="region" aria-label="Table of results">
          <table>
            <caption>
              {place}
              {by && order && `, ${orderWords(by, order)}`}
            </caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th
                    key={column.id}
                    scope="col"
                    className={isWord(column) ? 'word' : undefined}
                    aria-sort={order?.column === column.id ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
                  >
                    <button type="button" title={column.title} onClick={() => sortBy(column)}>
                      {column.name}
                      <span aria-hidden="true">
                        {order?.column === column.id ? (order.isDescending ? ' ▾' : ' ▴') : ''}
                      </span>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => (
                <Line key={row.key} row={row} columns={columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  )
}

function Line({ row, columns }: { row: ResultRow; columns: readonly Column[] }) {
  return (
    <tr>
      {columns.map((column) =>
        column.id === 'run' ? (
          <th key={column.id} scope="row">
            <Swatch slot={row.slot} bare /> {row.label}
            {row.isBaseline && <em> baseline</em>}
          </th>
        ) : (
          <td key={column.id} className={isWord(column) ? 'word' : undefined}>
            {cellText(column, row)}
          </td>
        ),
      )}
    </tr>
  )
}

/** Where the numbers are taken. */
function placeOf(configuration: Configuration, when: When, playhead: number) {
  const surfaces = surfacesOf(configuration)
  const where = `on ${surfaces.length > 1 ? `${surfaces.length} surfaces` : surfaceOf(configuration.surface).name}`
  const unit = axisUnit(configuration)
  const words = unitWords[unit]
  if (when === 'playhead') return `After ${formatAmount(playhead)} ${playhead === 1 ? words.one : words.many} ${where}`
  return unit === 'steps'
    ? `At the end, after ${formatStep(configuration.steps)} steps at most ${where}`
    : `At the end of the budget, ${amountWords({ unit, amount: configuration.steps })}${unit === 'evaluations' ? ' (values of f and Hessians are not counted)' : ''} ${where}`
}

const orderWords = ({ name }: Column, { isDescending }: Order) =>
  `sorted by ${name}, ${isDescending ? 'descending' : 'ascending'}`

/** Tells a screen reader of another order, and of other numbers, once they stand. */
function Said({ rows, place, order }: { rows: readonly ResultRow[]; place: string; order: string }) {
  const numbers = JSON.stringify(rows)
  const first = useRef(numbers)
  const [isChanged, setChanged] = useState(false)
  useEffect(() => {
    if (numbers === first.current) return
    setChanged(false)
    const timer = setTimeout(() => {
      first.current = numbers
      setChanged(true)
    }, 1000)
    return () => clearTimeout(timer)
  }, [numbers])
  const words = [order, isChanged && `numbers changed: ${place}`].filter(Boolean).join('; ')
  return (
    <p className="hidden-text" role="status">
      {words}
    </p>
  )
}

function Copies({ columns, rows }: { columns: readonly Column[]; rows: readonly ResultRow[] }) {
  const tabs = useShare(useCallback(() => asTabs(columns, rows), [columns, rows]))
  const markdown = useShare(useCallback(() => asMarkdown(columns, rows), [columns, rows]))
  const offered = tabs.offered ?? markdown.offered
  return (
    <div className="copies">
      <button type="button" className="b line" title="Copy for a spreadsheet, with all digits" onClick={tabs.copy}>
        <Icon name={tabs.copied ? 'check' : 'copy'} />
        {tabs.copied ? 'Copied' : 'Copy as table'}
      </button>
      <button type="button" className="b line" title="Copy for a text, as on the page" onClick={markdown.copy}>
        <Icon name={markdown.copied ? 'check' : 'copy'} />
        {markdown.copied ? 'Copied' : 'Copy as Markdown'}
      </button>
      <span className="hidden-text" role="status">
        {tabs.copied ? 'Copied as a table' : markdown.copied ? 'Copied as Markdown' : ''}
      </span>
      {offered !== undefined && (
        <label className="offered">
          Copying is not allowed here. Copy it by hand:
          <textarea readOnly value={offered} rows={6} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </div>
  )
}

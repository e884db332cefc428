import { lazy, Suspense, useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { colourOf } from '../../charts/marker.ts'
import { Swatch } from '../../charts/Swatch.tsx'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig, useDiagnoses, useReadableRuns, useView } from '../../store/index.ts'
import { RunDifferences } from '../sides/elsewhere.ts'
import { useDifferences } from '../sides/sides.ts'
import { Icon } from '../Icon.tsx'
import { StrandedNote, useStranded } from './gradient/StrandedNote.tsx'
import { LiveLoss } from './LiveLoss.tsx'
import { RenameField } from './RenameField.tsx'
import { RunControls } from './RunControls.tsx'
import { RowFacts } from './RowFacts.tsx'
import { Evidence, StatusChip } from './StatusChip.tsx'
import { Summary } from './Summary.tsx'
import { useRunLabel } from './useRunLabel.ts'

const DiagnosisNote = lazy(() =>
  import('./DiagnosisNote.tsx').then(({ DiagnosisNote: component }) => ({ default: component })),
)

interface Props {
  run: RunConfiguration
  index: number
  onGrab(event: PointerEvent, key: string): void
  /** Whether the press on the swatch that has just ended was a drag. */
  wasDragged(): boolean
}

/** One run: who it is, what it is made of, where it stands; and its controls when open. */
export function RunRow({ run, index, onGrab, wasDragged }: Props) {
  const [renaming, setRenaming] = useState(false)
  const diagnosed = useDiagnoses(({ found }) => found.get(run.key)?.diagnosis !== undefined)
  const open = useView((view) => view.openRun === run.key)
  const muted = useView((view) => run.hidden === true || (view.soloRun !== undefined && view.soloRun !== run.key))
  const setView = useView((view) => view.set)
  const name = useRunLabel(run)
  const stranded = useStranded(run)
  const failed = useReadableRuns(({ runs }) => runs.get(run.key)?.condition === 'failed')
  const found = useDifferences()
  const differing = useMemo(() => found.filter(({ slot }) => slot === run.slot), [found, run.slot])
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (open) row.current?.scrollIntoView?.({ block: 'nearest' })
  }, [open])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    const { moveRun, endGesture } = useConfig.getState()
    moveRun(run.key, Math.max(0, index + (event.key === 'ArrowUp' ? -1 : 1)))
    endGesture()
  }
  const toggleHidden = () => {
    if (wasDragged()) return
    const { setHidden, endGesture } = useConfig.getState()
    setHidden(run.key, !run.hidden)
    endGesture()
  }

  return (
    <li
      ref={row}
      className={`run-row r${colourOf(run.slot)} ${open ? 'open' : ''} ${muted ? 'muted' : ''}`}
      data-run={run.key}
      onPointerEnter={() => setView({ hoverRun: run.key })}
      onPointerLeave={() => setView({ hoverRun: undefined })}
    >
      <button
        type="button"
        className="grip"
        aria-label={`${run.hidden ? 'Show' : 'Hide'} ${name} in the charts`}
        title={`Click to ${run.hidden ? 'show' : 'hide'}, drag to reorder`}
        onPointerDown={(event) => onGrab(event, run.key)}
        onClick={toggleHidden}
      >
        <Swatch slot={run.slot} />
        {run.hidden && <Icon name="eyeOff" />}
      </button>
      {renaming ? (
        <RenameField run={run} onDone={() => setRenaming(false)} />
      ) : (
        <button
          type="button"
          className="head"
          aria-expanded={open}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onKeyDown={onKeyDown}
          onClick={() => setView({ openRun: open ? undefined : run.key })}
          onDoubleClick={() => setRenaming(true)}
        >
          <span className="nm">{name}</span>
          <StatusChip runKey={run.key} />
          <Summary run={run} />
          <LiveLoss runKey={run.key} />
          <RowFacts run={run} />
        </button>
      )}
      <div className="diagnosis-place" role="status">
        {stranded && <StrandedNote run={run} />}
        {failed && !stranded && !open && <Evidence runKey={run.key} />}
        <Suspense>{diagnosed && run.hidden !== true && <DiagnosisNote run={run} />}</Suspense>
      </div>
      {open && (
        <RunDifferences value={differing}>
          <RunControls run={run} onRename={() => setRenaming(true)} />
        </RunDifferences>
      )}
    </li>
  )
}

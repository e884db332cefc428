import { useMemo } from 'react'
import { LOOKS, pathOf } from '../../charts/eventMarks.ts'
import { colourOf, isHollow, markerPath } from '../../charts/marker.ts'
import { moveAt } from '../../charts/moveWords.ts'
import { movePlace, surfaceOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig, useReadableRuns, useView } from '../../store/index.ts'
import { useAxis } from '../live.ts'
import { useRunLabel } from '../runs/useRunLabel.ts'
import { eventOf, precisionEventsOf, type RunEvent } from './events.ts'

/** The runs' marks above the time line: a cross where one diverged, its marker where it has arrived, what low precision did first. */
export function Notches() {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const solo = useView((view) => view.soloRun)
  return (
    <>
      <MoveNotch />
      {runs
        .filter((run) => !run.hidden && (solo === undefined || solo === run.key))
        .map((run) => (
          <RunNotches key={run.key} run={run} />
        ))}
    </>
  )
}

/** Where the surface moves in mid-run. */
function MoveNotch() {
  const configuration = useConfig((state) =>
    surfaceOf(state.configuration.surface).moves ? state.configuration : undefined,
  )
  const place = configuration && movePlace(configuration, configuration.surface)
  if (!configuration || place === undefined) return null
  return (
    <i
      className="notch-move"
      style={{ left: `${(place / configuration.steps) * 100}%` }}
      title={`f moves at ${moveAt(configuration)}`}
    />
  )
}

function RunNotches({ run }: { run: RunConfiguration }) {
  const name = useRunLabel(run)
  const steps = useConfig(({ configuration }) => configuration.steps)
  const record = useReadableRuns(({ runs }) => runs.get(run.key))
  const axis = useAxis()
  const end = record?.samples.end
  const events = useMemo(
    () => (end === undefined ? [] : [...precisionEventsOf(record, axis), eventOf(record, axis)]),
    [record, end, axis],
  )
  return events.map((event) =>
    event === undefined || event.position > steps ? null : (
      <i
        key={event.kind}
        className={`notch r${colourOf(run.slot)} ${isHollow(run.slot) ? 'hollow' : ''}`}
        style={{ left: `${(event.position / steps) * 100}%` }}
        title={`${name} ${event.words}`}
      >
        <svg width="10" height="10" viewBox="-5 -5 10 10" aria-hidden="true">
          <Sign kind={event.kind} slot={run.slot} />
        </svg>
      </i>
    ),
  )
}

function Sign({ kind, slot }: { kind: RunEvent['kind']; slot: number }) {
  switch (kind) {
    case 'diverged':
      return <path className="cross" d="M-3.5-3.5L3.5 3.5M-3.5 3.5L3.5-3.5" />
    case 'underflow':
    case 'overflow':
    case 'lost':
      return <path className="cross" d={pathOf(LOOKS[kind].lines)} />
    default:
      return (
        <>
          <path className="marker" d={markerPath(slot, 3.2)} />
          {kind === 'stopped' && <path className="stop" d="M4.5-4.5V4.5" />}
        </>
      )
  }
}

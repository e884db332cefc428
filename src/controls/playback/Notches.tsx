import { useMemo } from 'react'
import { colourOf, isHollow, markerPath } from '../../charts/marker.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig, useReadableRuns, useView } from '../../store/index.ts'
import { useAxis } from '../live.ts'
import { useRunLabel } from '../runs/useRunLabel.ts'
import { eventOf } from './events.ts'

/** The runs' marks above the time line: a cross where one diverged, its marker where it has arrived. */
export function Notches() {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const solo = useView((view) => view.soloRun)
  return runs
    .filter((run) => !run.hidden && (solo === undefined || solo === run.key))
    .map((run) => <Notch key={run.key} run={run} />)
}

function Notch({ run }: { run: RunConfiguration }) {
  const name = useRunLabel(run)
  const steps = useConfig(({ configuration }) => configuration.steps)
  const record = useReadableRuns(({ runs }) => runs.get(run.key))
  const axis = useAxis()
  const end = record?.samples.end
  const event = useMemo(() => (end === undefined ? undefined : eventOf(record, axis)), [record, end, axis])
  if (event === undefined || event.position > steps) return null
  return (
    <i
      className={`notch r${colourOf(run.slot)} ${isHollow(run.slot) ? 'hollow' : ''}`}
      style={{ left: `${(event.position / steps) * 100}%` }}
      title={`${name} ${event.words}`}
    >
      <svg width="10" height="10" viewBox="-5 -5 10 10" aria-hidden="true">
        {event.kind === 'diverged' ? (
          <path className="cross" d="M-3.5-3.5L3.5 3.5M-3.5 3.5L3.5-3.5" />
        ) : (
          <>
            <path className="marker" d={markerPath(run.slot, 3.2)} />
            {event.kind === 'stopped' && <path className="stop" d="M4.5-4.5V4.5" />}
          </>
        )}
      </svg>
    </i>
  )
}

import { useState } from 'react'
import { formatNumber, formatStep } from '../../charts/format.ts'
import { Swatch } from '../../charts/Swatch.tsx'
import { keyOn } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useView } from '../../store/index.ts'
import { lossAt, useAtPlayhead, useIsPastEnd } from '../live.ts'
import { Popover } from '../Popover.tsx'
import { RenameField } from '../runs/RenameField.tsx'
import { RunControls } from '../runs/RunControls.tsx'
import { StatusChip } from '../runs/StatusChip.tsx'
import { Summary } from '../runs/Summary.tsx'
import { useRunLabel } from '../runs/useRunLabel.ts'

interface Props {
  run: RunConfiguration
  row: number
}

const stepAt = (_: unknown, index: number) => index

/** Who a panel is of, with its hyperparameters, and where the run stands. A press opens its controls. */
export function PanelHead({ run, row }: Props) {
  const name = useRunLabel(run)
  const setView = useView((view) => view.set)
  const key = keyOn(run.key, row)
  return (
    <div
      className="panel-head"
      onPointerEnter={() => setView({ hoverRun: run.key })}
      onPointerLeave={() => setView({ hoverRun: undefined })}
    >
      <Popover
        className="panel-name"
        name={`${name}: controls`}
        title="Its controls"
        face={
          <>
            <Swatch slot={run.slot} />
            <b>{name}</b>
            <Summary run={run} />
          </>
        }
      >
        {() => <Controls run={run} name={name} />}
      </Popover>
      <Reading runKey={key} />
      <StatusChip runKey={key} />
    </div>
  )
}

function Controls({ run, name }: { run: RunConfiguration; name: string }) {
  const [renaming, setRenaming] = useState(false)
  return (
    <div className="panel-controls">
      {renaming ? <RenameField run={run} onDone={() => setRenaming(false)} /> : <h2>{name}</h2>}
      <RunControls run={run} onRename={() => setRenaming(true)} />
    </div>
  )
}

/** The run's own step, and its loss, at the playhead. */
function Reading({ runKey }: { runKey: string }) {
  const step = useAtPlayhead(runKey, stepAt)
  const loss = useAtPlayhead(runKey, lossAt)
  const past = useIsPastEnd(runKey)
  return (
    <span className={past ? 'panel-reading bad' : 'panel-reading'} title={past ? 'The last finite loss' : undefined}>
      <i>t</i> <b>{Number.isNaN(step) ? '–' : formatStep(step)}</b> <i>f</i>{' '}
      <b>{Number.isNaN(loss) ? '–' : formatNumber(loss)}</b>
    </span>
  )
}

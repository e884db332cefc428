import { Fragment, memo, useEffect, useMemo, useRef } from 'react'
import { formatStep } from '../../charts/format.ts'
import { colourOf } from '../../charts/marker.ts'
import { isRoomy } from '../../charts/surface/geometry.ts'
import { Mathematics } from '../../charts/Mathematics.tsx'
import { Swatch } from '../../charts/Swatch.tsx'
import { circlesOf } from '../../charts/surface/inspection/circles.ts'
import { useInspection, type Inspection } from '../../charts/surface/inspection/useInspection.ts'
import { VectorKey } from '../../charts/surface/inspection/VectorKey.tsx'
import { vectorsOf } from '../../charts/surface/inspection/vectors.ts'
import { optimizerOf, runLabel, horizonOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig, useRuns, useView } from '../../store/index.ts'
import { asSentence } from '../runs/status.ts'
import { EditEquations } from '../editor/EditEquations.tsx'
import { Icon } from '../Icon.tsx'
import { ReferenceLink } from '../reference/ReferenceLink.tsx'
import { blocksOf } from './blocks.ts'
import { BlockView } from './BlockView.tsx'
import { closeInspector, inspect } from './open.ts'
import { summaryOf } from './summary.ts'
import { useAtIntervals } from './useAtIntervals.ts'
import './inspector.css'

/** In milliseconds. */
const READABLE = 120

/** The update of one run at the playhead, line by line with its numbers. */
export function Inspector({ run }: { run: RunConfiguration }) {
  const panel = useRef<HTMLElement>(null)
  const runs = useConfig(({ configuration }) => configuration.runs)
  const steps = useConfig(({ configuration }) => horizonOf(configuration, run))
  const now = useInspection()
  // The arrows follow the playhead at once; the lines as fast as one can read, since they take long to lay out.
  const calm = useAtIntervals(now, READABLE)
  const inspection = calm?.run.key === run.key ? calm : now
  const method = optimizerOf(run.optimizer)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
      event.preventDefault()
      closeInspector()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <aside className={`inspector r${colourOf(run.slot)}`} aria-label="Inspector" ref={panel} tabIndex={-1}>
      <div className="inspector-bar">
        <RunTabs run={run} runs={runs} />
        <EditEquations target={{ kind: 'optimizer', run: run.key }} />
        <button
          type="button"
          className="b ghost icon"
          aria-label="Close the inspector"
          title="Close (Esc)"
          onClick={closeInspector}
        >
          <Icon name="cross" />
        </button>
      </div>
      <header className="inspector-head">
        <h2>
          {runLabel(run, runs)} <ReferenceLink kind="optimizer" id={run.optimizer.id ?? run.optimizer.from} />
        </h2>
        <p className="at">
          step <b>{formatStep(inspection?.step ?? 0)}</b> of {formatStep(steps)}
        </p>
        {method.reference && <p className="reference">{method.reference}</p>}
      </header>
      {inspection ? <Lines inspection={inspection} /> : <Nothing run={run.key} />}
    </aside>
  )
}

/** Why there is no update to be seen. */
function Nothing({ run }: { run: string }) {
  const problem = useRuns(({ runs }) => {
    const record = runs.get(run)
    return record?.condition === 'failed' ? record.message : undefined
  })
  return <p className="none">{problem ? asSentence(problem) : 'There is no update to look at yet.'}</p>
}

/** All runs as tabs, by their swatches; the name of the one that is inspected. */
function RunTabs({ run, runs }: { run: RunConfiguration; runs: readonly RunConfiguration[] }) {
  return (
    <div className="inspector-tabs" role="group" aria-label="Run to inspect">
      {runs.map((each) => {
        const name = runLabel(each, runs)
        const isShown = each.key === run.key
        return (
          <button
            key={each.key}
            type="button"
            aria-label={name}
            aria-pressed={isShown}
            title={name}
            onClick={() => inspect(each.key)}
          >
            <Swatch slot={each.slot} />
            {isShown && <span>{name}</span>}
          </button>
        )
      })}
    </div>
  )
}

const Lines = memo(function Lines({ inspection }: { inspection: Inspection }) {
  const isSmall = useView(({ visible }) => visible !== undefined && !isRoomy(visible))
  const vectors = useMemo(() => vectorsOf(inspection), [inspection])
  const blocks = useMemo(() => blocksOf(inspection, vectors), [inspection, vectors])
  const summary = useMemo(() => summaryOf(inspection, vectors), [inspection, vectors])
  return (
    <>
      <div className="blocks">
        {isSmall && !inspection.isOneParameter && <VectorKey vectors={vectors} circles={circlesOf(inspection)} />}
        {blocks.map((block, i) => (
          <BlockView key={i} block={block} />
        ))}
      </div>
      <p className="summary">
        {summary.map((sentence, i) => (
          <Fragment key={i}>
            {i > 0 && ' '}
            {sentence.map((part, j) => (typeof part === 'string' ? part : <Mathematics key={j} of={part} />))}
          </Fragment>
        ))}
      </p>
    </>
  )
})

import { lazy, Suspense } from 'react'
import { Swatch } from '../charts/Swatch.tsx'
import { SurfaceView } from '../charts/surface/SurfaceView.tsx'
import { keyOn, surfaceOf, surfacesOf } from '../config/index.ts'
import type { RunConfiguration } from '../config/types.ts'
import { StatusChip } from '../controls/runs/StatusChip.tsx'
import { useRunLabel } from '../controls/runs/useRunLabel.ts'
import { useConfig } from '../store/index.ts'
import './watched.css'

const Panels = lazy(() =>
  import('../charts/panels/Panels.tsx').then(({ Panels: component }) => ({ default: component })),
)

const head = (run: RunConfiguration, row: number) => <Head run={run} row={row} />
const title = (row: number) => <Title row={row} />

/** The experiment for who watches: runs side by side where they are compared, on one surface else; a press does what its page says. */
export function Watched({ onPress }: { onPress(this: void): void }) {
  const comparing = useConfig(({ configuration }) => configuration.shown?.layout === 'compare')
  if (!comparing) return <SurfaceView onPress={onPress} />
  return (
    <Suspense>
      <Panels head={head} title={title} empty={<p>There is no run.</p>} onPress={onPress} />
    </Suspense>
  )
}

function Head({ run, row }: { run: RunConfiguration; row: number }) {
  const name = useRunLabel(run)
  return (
    <div className="watched-head">
      <Swatch slot={run.slot} />
      <b>{name}</b>
      <StatusChip runKey={keyOn(run.key, row)} />
    </div>
  )
}

function Title({ row }: { row: number }) {
  const surface = useConfig(({ configuration }) => surfacesOf(configuration)[row])
  return surface ? <h2 className="watched-title">{surfaceOf(surface).name}</h2> : null
}

import { lazy, Suspense, useEffect } from 'react'
import { SurfaceView } from '../charts/surface/SurfaceView.tsx'
import { DataSide, DataUnder, useHasData } from '../controls/data/DataSide.tsx'
import { FairBy } from '../controls/compare/FairBy.tsx'
import { Notices } from '../controls/Notices.tsx'
import { PlaybackBar } from '../controls/playback/PlaybackBar.tsx'
import { ReadOut } from '../controls/runs/ReadOut.tsx'
import { OverlaysButton } from '../controls/surface/OverlaysButton.tsx'
import { RunsPanel } from '../controls/runs/RunsPanel.tsx'
import { SidesBar } from '../controls/sides/SidesBar.tsx'
import { keyOf } from '../controls/editor/target.ts'
import { Dialogs } from './Dialogs.tsx'
import { DropTarget } from './files/DropTarget.tsx'
import { startKeyboard } from './keyboard.ts'
import { UpdateNotice } from './offline/UpdateNotice.tsx'
import { Said } from './Said.tsx'
import { Strips } from './Strips.tsx'
import { Tabs } from './Tabs.tsx'
import { TopBar } from './TopBar.tsx'
import { useConfig, useView } from '../store/index.ts'
import { useMedia } from './useMedia.ts'

const Editor = lazy(() =>
  import('../controls/editor/Editor.tsx').then(({ Editor: component }) => ({ default: component })),
)

const Compare = lazy(() =>
  import('../controls/compare/Compare.tsx').then(({ Compare: component }) => ({ default: component })),
)

const Inspector = lazy(() =>
  import('../controls/inspector/Inspector.tsx').then(({ Inspector: component }) => ({ default: component })),
)

/** The breakpoints stand in layout.css too. */
const WIDE = '(min-width: 1180px)'
const NARROW = '(max-width: 819.98px)'

/** The page: experiment above, surface with its time line and curves, runs beside or, where there is no room, under a tab. */
export function App() {
  const editing = useView((view) => view.editing)
  const inspected = useView((view) => view.inspecting)
  const run = useConfig(({ configuration }) => configuration.runs.find(({ key }) => key === inspected))
  const comparing = useConfig(({ configuration }) => configuration.shown?.layout === 'compare')
  const hasData = useHasData()
  const wide = useMedia(WIDE)
  const narrow = useMedia(NARROW)
  useEffect(() => startKeyboard(), [])
  const editor = editing && (
    <Suspense>
      <Editor key={keyOf(editing)} target={editing} />
    </Suspense>
  )
  const inspector = run && !editing && (
    <Suspense fallback={<aside className="side" />}>
      <Inspector run={run} />
    </Suspense>
  )

  return (
    <div className={editing ? 'shell editing' : run ? 'shell inspecting' : comparing ? 'shell comparing' : 'shell'}>
      <TopBar narrow={narrow} />
      {wide && editor}
      <main className="main">
        <Notices />
        <UpdateNotice />
        <SidesBar />
        {comparing ? (
          <Suspense fallback={<div className="surf" />}>
            <Compare />
          </Suspense>
        ) : (
          <div className="scene">
            <div className="surf">
              <SurfaceView tools={<OverlaysButton />} />
            </div>
            {!narrow && <DataSide />}
          </div>
        )}
        <PlaybackBar />
        {(wide || comparing) && <Strips only={editing || comparing ? 0 : undefined} named={comparing} />}
        {!wide &&
          (editor ||
            inspector ||
            (!comparing && (
              <Tabs runs={<Side />} charts={<Charts />} data={narrow && hasData ? <DataUnder /> : undefined} />
            )))}
      </main>
      {wide &&
        !editing &&
        (inspector ??
          (!comparing && (
            <aside className="side">
              <Side />
            </aside>
          )))}
      <Dialogs />
      <DropTarget />
      <Said />
    </div>
  )
}

/** Where the time line has no room for it, what the charts count is chosen here. */
function Charts() {
  return (
    <>
      <div className="charts-unit">
        <FairBy short />
      </div>
      <Strips />
    </>
  )
}

function Side() {
  return (
    <>
      <RunsPanel />
      <ReadOut />
    </>
  )
}

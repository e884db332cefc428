import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { SurfaceView } from '../charts/surface/SurfaceView.tsx'
import { Notices } from '../controls/Notices.tsx'
import { PlaybackBar } from '../controls/playback/PlaybackBar.tsx'
import { ReadOut } from '../controls/runs/ReadOut.tsx'
import { RunsPanel } from '../controls/runs/RunsPanel.tsx'
import { keyOf } from '../controls/editor/target.ts'
import { useShare } from '../controls/top/useShare.ts'
import { Help } from './Help.tsx'
import { currentLink } from './link.ts'
import { startKeyboard, type PageCommands } from './keyboard.ts'
import { UpdateNotice } from './offline/UpdateNotice.tsx'
import { Strips } from './Strips.tsx'
import { Tabs } from './Tabs.tsx'
import { TopBar } from './TopBar.tsx'
import { useConfig, useView } from '../store/index.ts'
import { useMedia } from './useMedia.ts'

const Gallery = lazy(() =>
  import('../controls/gallery/Gallery.tsx').then(({ Gallery: component }) => ({ default: component })),
)

const Editor = lazy(() =>
  import('../controls/editor/Editor.tsx').then(({ Editor: component }) => ({ default: component })),
)

const Inspector = lazy(() =>
  import('../controls/inspector/Inspector.tsx').then(({ Inspector: component }) => ({ default: component })),
)

const Reference = lazy(() =>
  import('../controls/reference/Reference.tsx').then(({ Reference: component }) => ({ default: component })),
)

const ExportDialog = lazy(() =>
  import('../controls/export/ExportDialog.tsx').then(({ ExportDialog: component }) => ({ default: component })),
)

/** The breakpoints stand in layout.css too. */
const WIDE = '(min-width: 1180px)'
const NARROW = '(max-width: 819.98px)'

/** The page: experiment above, surface with its time line and curves, runs beside or, where there is no room, under a tab. */
export function App() {
  const [dialog, setDialog] = useState<'help' | 'gallery'>()
  const reference = useView((view) => view.reference)
  const exporting = useView((view) => view.exporting)
  const editing = useView((view) => view.editing)
  const inspected = useView((view) => view.inspecting)
  const run = useConfig(({ configuration }) => configuration.runs.find(({ key }) => key === inspected))
  const wide = useMedia(WIDE)
  const narrow = useMedia(NARROW)
  const share = useShare(currentLink)
  const { copy } = share
  const page = useMemo<PageCommands>(
    () => ({
      openHelp: () => setDialog('help'),
      openGallery: () => setDialog('gallery'),
      openReference: () => useView.getState().set({ reference: '' }),
      openCode: () => useView.getState().set({ exporting: '' }),
      copyLink: copy,
    }),
    [copy],
  )
  useEffect(() => startKeyboard(page), [page])
  const close = () => setDialog(undefined)
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
    <div className={editing ? 'shell editing' : run ? 'shell inspecting' : 'shell'}>
      <TopBar page={page} share={share} narrow={narrow} />
      {wide && editor}
      <main className="main">
        <Notices />
        <UpdateNotice />
        <div className="surf">
          <SurfaceView />
        </div>
        <PlaybackBar />
        {wide && <Strips only={editing ? 0 : undefined} />}
        {!wide && (editor || inspector || <Tabs runs={<Side />} charts={<Strips />} />)}
      </main>
      {wide &&
        !editing &&
        (inspector ?? (
          <aside className="side">
            <Side />
          </aside>
        ))}
      {dialog === 'help' && <Help onClose={close} />}
      {reference !== undefined && (
        <Suspense>
          <Reference address={reference} onClose={() => useView.getState().set({ reference: undefined })} />
        </Suspense>
      )}
      {exporting !== undefined && (
        <Suspense>
          <ExportDialog run={exporting} onClose={() => useView.getState().set({ exporting: undefined })} />
        </Suspense>
      )}
      {dialog === 'gallery' && (
        <Suspense>
          <Gallery onClose={close} />
        </Suspense>
      )}
    </div>
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

import { lazy, Suspense, type ReactNode } from 'react'
import { useView, type DialogName } from '../store/index.ts'
import { Help } from './Help.tsx'

const Gallery = lazy(() =>
  import('../controls/gallery/Gallery.tsx').then(({ Gallery: component }) => ({ default: component })),
)
const RecentDialog = lazy(() =>
  import('../controls/recent/RecentDialog.tsx').then(({ RecentDialog: component }) => ({ default: component })),
)
const FigureDialog = lazy(() =>
  import('../controls/figure/FigureDialog.tsx').then(({ FigureDialog: component }) => ({ default: component })),
)
const Results = lazy(() =>
  import('../controls/results/Results.tsx').then(({ Results: component }) => ({ default: component })),
)
const LectureDialog = lazy(() =>
  import('../controls/lecture/LectureDialog.tsx').then(({ LectureDialog: component }) => ({ default: component })),
)
const CsvDialog = lazy(() =>
  import('../controls/data/CsvDialog.tsx').then(({ CsvDialog: component }) => ({ default: component })),
)
const ShareDialog = lazy(() =>
  import('../controls/share/ShareDialog.tsx').then(({ ShareDialog: component }) => ({ default: component })),
)
const Palette = lazy(() => import('./palette/Palette.tsx').then(({ Palette: component }) => ({ default: component })))

/** Dialogs by their names; what is not needed at once is loaded when it is first opened. */
const DIALOGS: Readonly<Record<DialogName, (onClose: () => void) => ReactNode>> = {
  help: (onClose) => <Help onClose={onClose} />,
  gallery: (onClose) => <Gallery onClose={onClose} />,
  palette: (onClose) => <Palette onClose={onClose} />,
  save: (onClose) => <FigureDialog onClose={onClose} />,
  recent: (onClose) => <RecentDialog onClose={onClose} />,
  results: (onClose) => <Results onClose={onClose} />,
  lecture: (onClose) => <LectureDialog onClose={onClose} />,
  csv: (onClose) => <CsvDialog onClose={onClose} />,
  share: (onClose) => <ShareDialog onClose={onClose} />,
}

const Reference = lazy(() =>
  import('../controls/reference/Reference.tsx').then(({ Reference: component }) => ({ default: component })),
)

const ExportDialog = lazy(() =>
  import('../controls/export/ExportDialog.tsx').then(({ ExportDialog: component }) => ({ default: component })),
)

const close = (what: 'dialog' | 'reference' | 'exporting') => () => useView.getState().set({ [what]: undefined })

/** The dialogs that are open. */
export function Dialogs() {
  const dialog = useView((view) => view.dialog)
  const reference = useView((view) => view.reference)
  const exporting = useView((view) => view.exporting)
  return (
    <>
      {dialog && <Suspense>{DIALOGS[dialog](close('dialog'))}</Suspense>}
      {reference !== undefined && (
        <Suspense>
          <Reference address={reference} onClose={close('reference')} />
        </Suspense>
      )}
      {exporting !== undefined && (
        <Suspense>
          <ExportDialog run={exporting} onClose={close('exporting')} />
        </Suspense>
      )}
    </>
  )
}

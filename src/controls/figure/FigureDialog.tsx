import { useState } from 'react'
import { Dialog } from '../Dialog.tsx'
import { Segments } from '../Segments.tsx'
import { DataPane } from './DataPane.tsx'
import { PicturePane } from './PicturePane.tsx'
import './figure.css'

const PANES = [
  ['picture', 'Picture'],
  ['data', 'Numbers'],
] as const

/** What is seen, to take away: as a picture, or as numbers. */
export function FigureDialog({ onClose }: { onClose(): void }) {
  const [pane, setPane] = useState<(typeof PANES)[number][0]>('picture')
  return (
    <Dialog
      title="Save"
      className="figure-dialog"
      tools={<Segments label="As" options={PANES} value={pane} onChoose={(value) => setPane(value)} />}
      onClose={onClose}
    >
      {pane === 'picture' ? <PicturePane /> : <DataPane />}
    </Dialog>
  )
}

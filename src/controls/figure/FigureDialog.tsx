import { useState } from 'react'
import { Dialog } from '../Dialog.tsx'
import { Segments } from '../Segments.tsx'
import { AnimationPane } from './AnimationPane.tsx'
import { DataPane } from './DataPane.tsx'
import { PicturePane } from './PicturePane.tsx'
import './figure.css'

const PANES = [
  ['picture', 'Picture'],
  ['animation', 'Animation'],
  ['data', 'Numbers'],
] as const

/** What is seen, to take away: as a picture, as an animation, or as numbers. */
export function FigureDialog({ onClose }: { onClose(): void }) {
  const [pane, setPane] = useState<(typeof PANES)[number][0]>('picture')
  return (
    <Dialog
      title="Save"
      className="figure-dialog"
      tools={<Segments label="As" options={PANES} value={pane} onChoose={(value) => setPane(value)} />}
      onClose={onClose}
    >
      {pane === 'picture' ? <PicturePane /> : pane === 'animation' ? <AnimationPane /> : <DataPane />}
    </Dialog>
  )
}

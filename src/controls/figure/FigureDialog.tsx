import { Dialog } from '../Dialog.tsx'
import { PicturePane } from './PicturePane.tsx'
import './figure.css'

/** What is seen, to take away: as a picture. */
export function FigureDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Save" className="figure-dialog" onClose={onClose}>
      <PicturePane />
    </Dialog>
  )
}

import { KeyList } from '../app/KeyList.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { PRESENTER_KEYS } from './keys.ts'
import { setStage } from './stage.ts'

/** All keys, from the table that the handler reads; and what a finger can do. */
export function Help() {
  return (
    <Dialog title="Keys of the presenter" className="help presenter-help" onClose={() => setStage({ help: false })}>
      <KeyList of={PRESENTER_KEYS} />
      <p className="hint">
        A remote control turns the scenes with Page Up and Page Down. A press on the picture plays; the start can be
        dragged, the wheel zooms. A finger taps to play and swipes to the next scene. The JSON file of a lecture can be
        dropped here.
      </p>
    </Dialog>
  )
}

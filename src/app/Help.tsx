import { Dialog } from '../controls/Dialog.tsx'
import { ACTIONS } from './actions.ts'
import { KeyList } from './KeyList.tsx'

/** All keys, from the table that the handler reads; and what the hand can do. */
export function Help({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Keys" className="help" onClose={onClose}>
      <KeyList of={ACTIONS} />
      <p className="hint">
        On a slider: arrows move, Page Up and Down move further, Alt or Shift moves finely, double click restores the
        default; the field beside it takes any valid number. On a run: Alt ↑ and Alt ↓ change the order. On the surface:
        click sets the start, drag pans, the wheel zooms; a click on a run’s name opens its controls. On an enlarged
        chart: Esc makes it small again. In the equations: Ctrl Z undoes what was typed, Esc closes the editor.
      </p>
    </Dialog>
  )
}

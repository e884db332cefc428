import { Dialog } from '../controls/Dialog.tsx'
import { currentLink } from './link.ts'

const selectAll = (field: HTMLInputElement | null) => {
  field?.focus()
  field?.select()
}

/** The link to copy by hand. */
export function LinkDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Link to this experiment" className="help" onClose={onClose}>
      <p className="hint">This page may not write to the clipboard: copy the link by hand.</p>
      <label className="hint">
        Link
        <input ref={selectAll} className="num" readOnly value={currentLink()} />
      </label>
    </Dialog>
  )
}

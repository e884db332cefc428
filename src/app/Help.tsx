import { Dialog } from '../controls/Dialog.tsx'
import { ACTIONS, keysOf } from './actions.ts'

const KEYED = ACTIONS.filter(({ keys }) => keys !== undefined)
const GROUPS = [...new Set(KEYED.map(({ group }) => group))]

/** All keys, from the table that the handler reads; and what the hand can do. */
export function Help({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Keys" className="help" onClose={onClose}>
      <div className="groups">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {KEYED.filter((action) => action.group === group).map((action) => (
                <div key={action.label}>
                  <dt>
                    <kbd>{keysOf(action)}</kbd>
                  </dt>
                  <dd>{action.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="hint">
        On a slider: arrows move, Page Up and Down move further, Alt or Shift moves finely, double click restores the
        default; the field beside it takes any valid number. On a run: Alt ↑ and Alt ↓ change the order. On the surface:
        click sets the start, drag pans, the wheel zooms; a click on a run’s name opens its controls. On an enlarged
        chart: Esc makes it small again. In the equations: Ctrl Z undoes what was typed, Esc closes the editor.
      </p>
    </Dialog>
  )
}

import { Dialog } from '../controls/Dialog.tsx'
import { PRESENTER_KEYS } from './keys.ts'
import { setStage } from './stage.ts'

const GROUPS = [...new Set(PRESENTER_KEYS.map(({ group }) => group))]
const capital = (key = ''): string => (key.length === 1 ? key.toUpperCase() : key)

/** All keys, from the table that the handler reads; and what a finger can do. */
export function Help() {
  return (
    <Dialog title="Keys of the presenter" className="help presenter-help" onClose={() => setStage({ help: false })}>
      <div className="groups">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {PRESENTER_KEYS.filter((each) => each.group === group).map(({ keys, shown, label }) => (
                <div key={label}>
                  <dt>
                    <kbd>{shown ?? capital(keys[0])}</kbd>
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="hint">
        A remote control turns the scenes with Page Up and Page Down. A press on the picture plays; the start can be
        dragged, the wheel zooms. A finger taps to play and swipes to the next scene. The JSON file of a lecture can be
        dropped here.
      </p>
    </Dialog>
  )
}

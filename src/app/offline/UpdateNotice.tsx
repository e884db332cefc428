import { Icon } from '../../controls/Icon.tsx'
import { dismissUpdate, reloadNewer, useUpdate } from './update.ts'

/** Says that a newer version is there. It never comes by itself. */
export function UpdateNotice() {
  const { waiting, behind } = useUpdate()
  return (
    <div role="status">
      {(waiting ?? behind) && (
        <div className="notice news">
          <p>
            <b>A new version is ready.</b> The experiment stays as it is; the steps to undo begin anew.
          </p>
          <button type="button" className="b line" onClick={reloadNewer}>
            Reload
          </button>
          <button type="button" className="b ghost icon" aria-label="Later" onClick={dismissUpdate}>
            <Icon name="cross" />
          </button>
        </div>
      )}
    </div>
  )
}

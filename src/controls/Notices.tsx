import { useConfig } from '../store/index.ts'
import { Icon } from './Icon.tsx'

/** Said beside the picture, never over it: what of a link could not be read. */
export function Notices() {
  return (
    <div className="notices" role="status" aria-live="polite">
      <Unread />
    </div>
  )
}

function Unread() {
  const notices = useConfig((state) => state.notices)
  const { dismissNotices } = useConfig.getState()
  if (notices.length === 0) return null
  return (
    <div className="notice warn">
      <div>
        <b>Part of this link could not be read; the rest is shown.</b>
        <ul>
          {notices.map(({ where, message }, index) => (
            <li key={index}>
              {where}: {message}
            </li>
          ))}
        </ul>
      </div>
      <button type="button" className="b ghost icon" aria-label="Dismiss" onClick={dismissNotices}>
        <Icon name="cross" />
      </button>
    </div>
  )
}

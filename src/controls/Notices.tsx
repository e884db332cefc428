import { useConfig, useRuns } from '../store/index.ts'
import { Icon } from './Icon.tsx'

/** Said beside the picture, never over it: what of a link could not be read, and where the surface is undefined. */
export function Notices() {
  return (
    <div className="notices" role="status" aria-live="polite">
      <Unread />
      <SurfaceNotice />
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

function SurfaceNotice() {
  const problem = useRuns((state) => state.contoursProblem)
  const share = useRuns((state) => state.contours?.undefinedShare ?? 0)
  if (problem !== undefined) return <div className="notice warn">No new picture of the surface: {problem}</div>
  if (share === 0) return null
  return (
    <div className="notice">
      {share === 1
        ? 'The surface has no finite value anywhere in this view.'
        : `The surface has no finite value in ${percent(share)} of this view; that part is left blank.`}
    </div>
  )
}

const percent = (share: number): string => (share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`)

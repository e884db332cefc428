import { isCutFromLink } from '../config/index.ts'
import { useConfig, useStorage, useView } from '../store/index.ts'
import { Icon } from './Icon.tsx'

/** Said beside the picture, never over it: what of a link could not be read. */
export function Notices() {
  return (
    <div className="notices" role="status" aria-live="polite">
      <Unread />
      <Refused />
      <NotKept />
    </div>
  )
}

/** What of the link could not be read. */
export function Unread() {
  const notices = useConfig((state) => state.notices)
  const { dismissNotices } = useConfig.getState()
  if (notices.length === 0) return null
  return (
    <div className="notice warn">
      <div>
        <b>Part of this experiment could not be read; the rest is shown.</b>
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

function Refused() {
  const refused = useView((view) => view.refused)
  if (refused === undefined) return null
  return (
    <div className="notice warn">
      <div>{refused}</div>
      <button
        type="button"
        className="b ghost icon"
        aria-label="Dismiss"
        onClick={() => useView.getState().set({ refused: undefined })}
      >
        <Icon name="cross" />
      </button>
    </div>
  )
}

const WHY = {
  full: 'The browser’s storage for this page is full',
  forbidden: 'The browser does not let this page store anything',
}

function WhatTheLinkHolds() {
  const isCut = useConfig(({ configuration }) => isCutFromLink(configuration))
  return isCut
    ? 'The link holds the experiment without its rows, which are too many for it: a file holds them too.'
    : 'The link still holds the whole experiment.'
}

/** Said once: recent experiments and preferences are a convenience, the link has everything. */
function NotKept() {
  const { problem, dismissed } = useStorage()
  if (problem === undefined || dismissed) return null
  return (
    <div className="notice">
      <div>
        {WHY[problem]}: recent experiments and preferences last until it is closed. <WhatTheLinkHolds />
      </div>
      <button
        type="button"
        className="b ghost icon"
        aria-label="Dismiss"
        onClick={() => useStorage.setState({ dismissed: true })}
      >
        <Icon name="cross" />
      </button>
    </div>
  )
}

import { useEffect, type MouseEvent, type WheelEvent } from 'react'
import { Unread } from '../../controls/Notices.tsx'
import { PlaybackBar } from '../../controls/playback/PlaybackBar.tsx'
import { togglePlaying } from '../../controls/playback/transport.ts'
import { ACTIONS } from '../actions.ts'
import { startKeyboard } from '../keyboard.ts'
import { currentLink } from '../link.ts'
import type { Embedded } from './address.ts'
import { Watched } from '../Watched.tsx'
import { startBridge } from './bridge.ts'
import './embed.css'

const PLAYBACK = ACTIONS.filter(({ group }) => group === 'Playback')

/** The picture inside another page. Keys play it once it has the focus; a wheel without Ctrl scrolls the page around it. */
export function Embed({ as }: { as: Embedded }) {
  useEffect(() => startBridge(), [])
  useEffect(() => startKeyboard(PLAYBACK), [])
  return (
    <main className="embed">
      <h1 className="hidden-text">Thalweg</h1>
      <div className="notices" role="status">
        <Unread />
      </div>
      <div className="picture" onWheelCapture={letScroll}>
        <Watched onPress={togglePlaying} />
      </div>
      {as === 'controls' && <PlaybackBar />}
      <a className="whole" href="./" target="_blank" rel="noopener" onClick={withExperiment}>
        Open in Thalweg
      </a>
    </main>
  )
}

const letScroll = (event: WheelEvent) => !event.ctrlKey && event.stopPropagation()

/** As it stands at this moment. */
const withExperiment = ({ currentTarget }: MouseEvent<HTMLAnchorElement>) => {
  currentTarget.href = currentLink()
}

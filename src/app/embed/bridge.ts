import { atGrain, readLink } from '../../config/index.ts'
import type { Notice } from '../../config/types.ts'
import { seek } from '../../controls/playback/transport.ts'
import { useConfig, useView } from '../../store/index.ts'
import { onNextFrame } from '../frames.ts'
import { MESSAGES, readMessage, type Message } from './messages.ts'

/** What the picture says to the page around it. */
type Answer =
  /** It listens. */
  | ({ type: 'ready' } & State)
  /** The playhead has moved, or playback began or ended. */
  | ({ type: 'step' } & State)
  /** Another experiment is there; what of its link could not be read. */
  | ({ type: 'loaded'; notices: readonly Notice[] } & State)
  | { type: 'error'; message: string }

interface State {
  step: number
  steps: number
  playing: boolean
}

const state = (): State => {
  const { playhead, playing } = useView.getState()
  const { configuration } = useConfig.getState()
  return { step: atGrain(configuration, playhead), steps: configuration.steps, playing }
}

/**
 * Lets the page that embeds this one drive it; returns what ends it. Only that page is listened to, and from its first word on
 * answers go to its origin. There is nothing to be kept from it: all that is said stands in the link that it chose.
 */
export function startBridge(page: Window = window): () => void {
  const { parent } = page
  if (parent === page) return () => {}
  let origin: string | undefined
  const answer = (what: Answer) => parent.postMessage({ thalweg: MESSAGES, ...what }, origin ?? '*')
  const listen = ({ data, source, origin: from }: MessageEvent<unknown>) => {
    if (source !== parent) return
    const reading = readMessage(data)
    if (!reading) return
    // A page from a file or in a sandbox has no origin to speak of.
    origin = from === 'null' || from === '' ? '*' : from
    if ('problem' in reading) return answer({ type: 'error', message: reading.problem })
    obey(reading.message)
    if (reading.message.type === 'load') answer({ type: 'loaded', notices: useConfig.getState().notices, ...state() })
  }
  const tell = onNextFrame(() => origin !== undefined && answer({ type: 'step', ...state() }))
  page.addEventListener('message', listen)
  const stop = useView.subscribe((now, before) => {
    const at = (playhead: number) => atGrain(useConfig.getState().configuration, playhead)
    if (at(now.playhead) !== at(before.playhead) || now.playing !== before.playing) tell()
  })
  answer({ type: 'ready', ...state() })
  return () => {
    page.removeEventListener('message', listen)
    stop()
  }
}

/** Speed and theme last as long as the page is there: what the reader once chose stays kept in the browser. */
function obey(message: Message): void {
  const view = useView.getState()
  switch (message.type) {
    case 'play':
      return view.set({ playing: true })
    case 'pause':
      return view.set({ playing: false })
    case 'seek':
      return seek(message.step)
    case 'speed':
      return useView.setState({ speed: message.speed })
    case 'load': {
      const { configuration, notices } = readLink(message.link)
      useConfig.getState().load(configuration, notices)
      // It stands where its link says, until it is told to play.
      return view.set({ playhead: Math.min(configuration.playhead ?? 0, configuration.steps), playing: false })
    }
    case 'theme':
      return useView.setState({ theme: message.theme })
  }
}

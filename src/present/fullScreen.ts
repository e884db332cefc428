import { say } from '../store/index.ts'

const REFUSED = 'The browser does not allow full screen here: use its own key, mostly F11.'

/** The whole screen, or the window again; a browser that refuses is not passed over in silence. */
export function toggleFullScreen(): void {
  const refused = () => say(REFUSED)
  if (document.fullscreenElement) document.exitFullscreen().catch(refused)
  else if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(refused)
  else refused()
}

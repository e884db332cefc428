import { isCutFromLink } from '../config/index.ts'
import { say, useConfig, useView } from '../store/index.ts'
import { currentLink } from './link.ts'

/** Copies the link that restores the experiment as it stands; where copying is not allowed, offers it to copy by hand. */
export async function copyLink(): Promise<void> {
  try {
    // Insecure pages do not even have a clipboard.
    await navigator.clipboard.writeText(currentLink())
    const { configuration } = useConfig.getState()
    say(isCutFromLink(configuration) ? 'Link copied, without the data: they are too many for it' : 'Link copied')
  } catch {
    useView.getState().set({ dialog: 'share' })
  }
}

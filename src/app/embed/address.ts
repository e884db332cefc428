import { readLink } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'

/** What of the page is shown where another page embeds it: the picture, with playback or without. Absent: the workbench. */
export type Embedded = 'picture' | 'controls'

/** `?embed` and `?embed=controls`. */
export function embedded(search: string): Embedded | undefined {
  const value = new URLSearchParams(search).get('embed')
  return value === null ? undefined : value === 'controls' ? 'controls' : 'picture'
}

/** Opens the experiment that the address names, and follows it; writes nothing, and so leaves no trace in anyone's history. */
export function followAddress(page: Window = window): () => void {
  const read = () => {
    const { configuration, notices } = readLink(page.location.hash)
    useConfig.getState().load(configuration, notices)
  }
  read()
  page.addEventListener('hashchange', read)
  return () => page.removeEventListener('hashchange', read)
}

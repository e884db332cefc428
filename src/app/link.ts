import { useConfig } from '../store/index.ts'
import { fragmentOf } from './history.ts'

/** The address that restores what is on the screen. */
export function currentLink(): string {
  const address = new URL(location.href)
  address.search = ''
  address.hash = fragmentOf(useConfig.getState().configuration)
  return address.href
}

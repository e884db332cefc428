import { readLink } from './link/read.ts'
import type { Configuration } from './types.ts'

export interface Preset {
  id: string
  title: string
  /** One or two sentences that the runs bear out, with the conditions under which they hold. */
  lesson: string
  /** The fragment that opens it. */
  link: string
  readonly configuration: Configuration
}

/** A preset is a link with something to say. It is read when it is first looked at: most are not. */
export function preset(id: string, title: string, lesson: string, link: string): Preset {
  let configuration: Configuration | undefined
  return {
    id,
    title,
    lesson,
    link,
    get configuration() {
      return (configuration ??= readLink(link).configuration)
    },
  }
}

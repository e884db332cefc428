/**
 * What a page says to the picture that it embeds: `postMessage({thalweg: 1, type: 'seek', step: 40}, '*')`. Whatever else
 * is said in that page is none of our business; what is meant for us and cannot be understood is answered.
 */
import { CONFIGURATION_LIMITS } from '../../config/index.ts'
import type { Theme } from '../../store/types.ts'

/** The version of the messages, by which they are known as ours. */
export const MESSAGES = 1

export type Message =
  | { type: 'play' }
  | { type: 'pause' }
  /** To a step, or what the experiment's axis counts; beyond the end is the end. */
  | { type: 'seek'; step: number }
  /** Steps a second; Infinity is all at once. */
  | { type: 'speed'; speed: number }
  /** Another experiment: a link, or its fragment. */
  | { type: 'load'; link: string }
  | { type: 'theme'; theme: Theme }

export type Reading = { message: Message } | { problem: string }

const THEMES: readonly Theme[] = ['light', 'dark', 'system']
const TYPES: readonly Message['type'][] = ['play', 'pause', 'seek', 'speed', 'load', 'theme']

/** Undefined: not for us. Total, whatever another page sends. */
export function readMessage(data: unknown): Reading | undefined {
  if (typeof data !== 'object' || data === null || !('thalweg' in data)) return undefined
  const { thalweg, type, step, speed, link, theme } = data as Readonly<Record<string, unknown>>
  if (thalweg !== MESSAGES) return { problem: `only version ${MESSAGES} of the messages is understood` }
  switch (type) {
    case 'play':
    case 'pause':
      return { message: { type } }
    case 'seek':
      return typeof step === 'number' && Number.isFinite(step)
        ? { message: { type, step } }
        : { problem: 'seek: step is not a finite number' }
    case 'speed':
      return typeof speed === 'number' && speed > 0
        ? { message: { type, speed } }
        : { problem: 'speed: speed is not a number above 0' }
    case 'load':
      if (typeof link !== 'string') return { problem: 'load: link is not a text' }
      return link.length <= CONFIGURATION_LIMITS.link
        ? { message: { type, link } }
        : { problem: `load: link has more than ${CONFIGURATION_LIMITS.link} characters` }
    case 'theme': {
      const known = THEMES.find((each) => each === theme)
      return known ? { message: { type, theme: known } } : { problem: `theme: it is one of ${THEMES.join(', ')}` }
    }
    default:
      return { problem: `type is one of ${TYPES.join(', ')}` }
  }
}

import { decode, decodeValue } from './encode.ts'

/** The JSON form of the entries that say how it is shown; `besideForm` reads the k-th surface beside the experiment's own. */
export function shownForm(
  entries: ReadonlyMap<string, readonly string[]>,
  besideForm: (text: string, k: number) => unknown,
): Record<string, unknown> {
  const form: Record<string, unknown> = {}
  const read = (key: string, meaning: (text: string) => unknown) => {
    const text = entries.get(key)?.[0]
    if (text !== undefined) form[key] = meaning(text)
  }
  const list = (text: string) => text.split(',').map((part) => decode(part) ?? part)
  read('layout', decodeValue)
  read('axis', decodeValue)
  read('time', (text) => {
    const [sample, latency, ...others] = readNumbers(text)
    return others.length === 0 ? { sample, latency } : text
  })
  read('seeds', decodeValue)
  read('oneRate', decodeValue)
  read('tolerance', decodeValue)
  read('charts', list)
  read('scales', (text) => Object.fromEntries(list(text).map(pair)))
  read('overlays', list)
  read('relief', (text) => {
    const [azimuth, elevation, ...others] = readNumbers(text)
    return others.length === 0 ? { azimuth, elevation } : text
  })
  read('caption', (text) => decode(text) ?? text)
  const beside = entries.get('beside')
  if (beside) form.beside = beside.map(besideForm)
  return form
}

/** `name:value`, split at the last colon. */
function pair(text: string): [string, string] {
  const colon = text.lastIndexOf(':')
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)]
}

export const readNumbers = (text: string) => text.split(',').map((part) => decodeValue(decode(part) ?? part))

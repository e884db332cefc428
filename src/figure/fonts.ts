import bold from '@fontsource/inter/files/inter-latin-600-normal.woff?url'
import greek from '@fontsource/inter/files/inter-greek-400-normal.woff?url'
import italic from '@fontsource/inter/files/inter-latin-500-italic.woff?url'
import medium from '@fontsource/inter/files/inter-latin-500-normal.woff?url'
import normal from '@fontsource/inter/files/inter-latin-400-normal.woff?url'
import symbols from './fonts/stix-symbols.woff?url'
import type { FontFiles, Typeface } from './svg/typeface.ts'

const ADDRESSES: Readonly<Record<keyof FontFiles, string>> = { normal, medium, bold, italic, greek, symbols }

let known: Promise<Typeface> | undefined

/** The fonts of the page as outlines; fetched once, from the page's own folder. */
export function loadTypeface(): Promise<Typeface> {
  known ??= load()
  known.catch(() => (known = undefined))
  return known
}

async function load(): Promise<Typeface> {
  const { createTypeface } = await import('./svg/typeface.ts')
  const files = await Promise.all(
    Object.entries(ADDRESSES).map(async ([name, address]) => {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(`The font for the outlines could not be fetched (${answer.status}).`)
      return [name, await answer.arrayBuffer()] as const
    }),
  )
  const ruler = document.createElement('canvas').getContext('2d')
  return createTypeface(
    Object.fromEntries(files) as unknown as FontFiles,
    ruler
      ? (font, text) => {
          ruler.font = font
          return ruler.measureText(text).width
        }
      : undefined,
  )
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createTypeface } from '../../src/figure/svg/typeface.ts'

const { resolve } = createRequire(import.meta.url)
const read = (path: string): ArrayBuffer => new Uint8Array(readFileSync(path)).buffer
const inter = (name: string) => read(resolve(`@fontsource/inter/files/inter-${name}.woff`))

/** The typeface of the page's figures, from the files themselves. */
export const typeface = createTypeface({
  normal: inter('latin-400-normal'),
  medium: inter('latin-500-normal'),
  bold: inter('latin-600-normal'),
  italic: inter('latin-500-italic'),
  greek: inter('greek-400-normal'),
  symbols: read(new URL('../../src/figure/fonts/stix-symbols.woff', import.meta.url).pathname),
})

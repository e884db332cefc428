/** `npm run screenshot`: takes the README's picture anew. */
import { fileURLToPath } from 'node:url'
import { defaultConfiguration, writeLink } from '../config/index.ts'
import { buildAndServe, launchChromium } from './site.ts'
import { plainCommand } from './terminal.ts'

const HELP = `Builds the page and takes the README's picture of it anew: public/screenshot.png.

  npm run -s screenshot

  --help   this text`

const path = fileURLToPath(new URL('../../public/screenshot.png', import.meta.url))
await plainCommand('screenshot', HELP, async () => {
  const site = await buildAndServe()
  const browser = await launchChromium()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 })
  await page.goto(`${site.address}#${writeLink({ ...defaultConfiguration(), playhead: 112 })}`)
  await page.waitForFunction(() => 'thalweg' in globalThis && thalweg.runs().every(({ end }) => end !== undefined))
  await page.waitForTimeout(1000)
  await page.screenshot({ path })
  await browser.close()
  await site.close()
  return 0
})

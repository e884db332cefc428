/** `npm run screens -- <folder>`: every screen of the visual target from the running program, at its size, in both themes. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SCREENS } from './screens/screens.ts'
import { buildAndServe, launchChromium } from './site.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Say into which folder: npm run screens -- <folder>')
  process.exit(2)
}

mkdirSync(folder, { recursive: true })
const site = await buildAndServe()
const browser = await launchChromium()
for (const { name, page: file, width, height, link, touch, prepare } of SCREENS)
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      hasTouch: touch === true,
      isMobile: touch === true,
    })
    const page = await context.newPage()
    await page.goto(`${site.address}${file}#${link}`)
    await page.waitForFunction(() => 'thalweg' in globalThis && thalweg.runs().every(({ end }) => end !== undefined))
    await prepare?.(page)
    // Diagnoses, fine contours and what else waits until things are at rest.
    await page.waitForTimeout(2000)
    const path = join(folder, colorScheme === 'light' ? `${name}.png` : `${name}-dark.png`)
    await page.screenshot({ path })
    console.log(path)
    await context.close()
  }
await browser.close()
await site.close()

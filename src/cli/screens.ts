/** `npm run screens -- <folder>`: every screen of the visual target from the running program, at its size, in both themes. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SCREENS } from './screens/screens.ts'
import { buildAndServe, launchChromium } from './site.ts'
import { BadInput, command, print } from './terminal.ts'

const HELP = `Takes a picture of every screen from the running program, at its size, in both themes.

  npm run -s screens -- <folder>

  --help   this text

Exit code: 0, or 2 if no folder is given.`

await command('screens', async () => {
  const given = process.argv.slice(2)
  if (given.includes('--help')) {
    print(HELP)
    return 0
  }
  const [folder, ...others] = given
  if (folder === undefined || folder.startsWith('-') || others.length > 0)
    throw new BadInput('give one folder; --help says more')

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
  return 0
})

import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { buildAndServe, launchChromium } from '../site.ts'
import { OVERLAYS } from '../../config/index.ts'
import { grabStart, measureDrag } from './drag.ts'
import { takeNotes } from './inPage.ts'
import { atMost, frame, type Measurement, observed, quantile } from './measurement.ts'
import { measureSeedsOnPage } from './seedsPage.ts'
import { eightRuns, fourRuns, open, settled } from './scenes.ts'

/** From a move of the start to the frame in which the first samples that follow from it were stroked. */
async function measureFirstPixels(page: Page): Promise<Measurement[]> {
  const { x, y } = await grabStart(page)
  const times: number[] = []
  for (let i = 1; i <= 40; i++) {
    await settled(page)
    await page.waitForTimeout(60)
    await page.evaluate(() => Object.values(notes).forEach((list: number[]) => list.splice(0)))
    await page.mouse.move(x + 4 * i, y + 2 * i)
    await page.waitForTimeout(150)
    const { moves, chunks, strokes } = await page.evaluate(() => notes)
    const moved = moves[0] ?? NaN
    const arrived = chunks.find((time) => time > moved) ?? NaN
    times.push((strokes.find((time) => time > arrived) ?? NaN) - moved)
  }
  await page.mouse.up()
  if (times.some(Number.isNaN)) throw new Error('a move of the start drew nothing')
  return [
    atMost(2 * frame, observed('first-pixels.p50', quantile(times, 0.5), 'ms', frame)),
    observed('first-pixels.p95', quantile(times, 0.95), 'ms', frame),
  ]
}

/** The scripts that were asked for until the first path was drawn, those of the workers among them, and those that came later. */
async function measureScripts(page: Page, bodies: ReadonlyMap<string, Buffer>): Promise<Measurement[]> {
  const initial = await page.evaluate(() => {
    const firstChunk = notes.chunks[0] ?? Infinity
    const firstPath = notes.strokes.find((time) => time > firstChunk) ?? Infinity
    const resources = performance.getEntriesByType('resource')
    return resources.filter(({ startTime }) => startTime < firstPath).map(({ name }) => name)
  })
  const isInitial = (address: string) => initial.includes(address)
  const isWorker = (address: string) => /\/entry-[^/]*\.js$/.test(address)
  const kilobytes = (wanted: (address: string) => boolean) =>
    [...bodies].reduce((sum, [address, body]) => sum + (wanted(address) ? gzipSync(body).length / 1000 : 0), 0)
  return [
    observed(
      'javascript.page',
      kilobytes((address) => isInitial(address) && !isWorker(address)),
      'kB gzip',
    ),
    observed('javascript.worker', kilobytes(isWorker), 'kB gzip'),
    observed(
      'javascript.later',
      kilobytes((address) => !isInitial(address) && !isWorker(address)),
      'kB gzip',
    ),
    atMost(
      120,
      observed(
        'javascript.initial',
        kilobytes((address) => isInitial(address) || isWorker(address)),
        'kB gzip',
      ),
    ),
  ]
}

/** The built page in headless Chromium. */
export async function measurePage(): Promise<Measurement[]> {
  const site = await buildAndServe()
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const scripts = new Map<string, Buffer>()
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) scripts.set(response.url(), await response.body())
    })
    // The compiler that runs this file wraps functions in calls of a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (value) => value')
    await page.addInitScript(takeNotes)
    await open(page, site.address, fourRuns)
    // What is loaded when things have come to rest counts too: as later.
    await page.waitForTimeout(2000)
    const javascript = await measureScripts(page, scripts)
    const four = [...(await measureDrag(page, 'drag')), ...(await measureFirstPixels(page))]
    await open(page, site.address, eightRuns())
    const eight = await measureDrag(page, 'drag.eight')
    await open(page, site.address, eightRuns({ overlays: OVERLAYS }))
    const overlays = await measureDrag(page, 'drag.overlays', { against: eight })
    await open(page, site.address, eightRuns({ layout: 'compare' }))
    const compare = await measureDrag(page, 'drag.compare', { against: eight, reach: 0.3 })
    const seeds = await measureSeedsOnPage(page, site.address)
    return [...four, ...eight, ...overlays, ...compare, ...seeds, ...javascript]
  } finally {
    await browser.close()
    await site.close()
  }
}

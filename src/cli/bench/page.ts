import { gzipSync } from 'node:zlib'
import type { CDPSession, Page } from 'playwright-core'
import { parseConfiguration, writeLink } from '../../config/index.ts'
import { buildAndServe, launchChromium } from '../site.ts'
import { takeNotes } from './inPage.ts'
import { atMost, type Measurement, observed, quantile } from './measurement.ts'

/** One frame at 60 Hz, in milliseconds, with the tenth that its clock is rounded to. */
const frame = 16.8

const experiment = writeLink(
  parseConfiguration({
    surface: { id: 'rosenbrock' },
    start: [-1.5, 2],
    steps: 500,
    // Whole paths are what costs most to draw.
    playhead: 500,
    runs: [
      { optimizer: { id: 'gradientDescent', lr: 0.001 } },
      { optimizer: { id: 'momentum', lr: 0.0005 } },
      { optimizer: { id: 'rmsprop', lr: 0.01 } },
      { optimizer: { id: 'adam', lr: 0.1 }, schedule: { id: 'cosine' } },
    ],
  }).configuration,
)

/** Waits until every run has ended. */
const settled = (page: Page) => page.waitForFunction(() => thalweg.runs().every(({ end }) => end !== undefined))

/** Takes hold of the start and returns where the pointer is. */
async function grabStart(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.getByLabel('Start point').first().boundingBox()
  if (!box) throw new Error('the start is not on the page')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  return at
}

/** Moves the pointer at 60 Hz, as a hand does: the next move does not wait until the page has seen the last one. */
async function moveAlong(session: CDPSession, path: readonly { x: number; y: number }[]): Promise<void> {
  const began = performance.now()
  const seen: Promise<unknown>[] = []
  for (const [i, { x, y }] of path.entries()) {
    seen.push(session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, button: 'left', buttons: 1 }))
    await new Promise((resolve) => setTimeout(resolve, began + ((i + 1) * 1000) / 60 - performance.now()))
  }
  await Promise.all(seen)
}

/** Seconds of processor time that the page's main thread has taken. */
async function mainThreadSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN
}

/** Time between frames, and work for each, while the start is dragged along an ellipse. */
async function measureDrag(page: Page): Promise<Measurement[]> {
  const { x, y } = await grabStart(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const ellipse = Array.from({ length: 240 }, (_, i) => {
    const angle = ((i + 1) / 60) * 2 * Math.PI
    return { x: x + 120 * (1 - Math.cos(angle)), y: y + 60 * Math.sin(angle) }
  })
  const before = await mainThreadSeconds(session)
  await page.evaluate(() => notes.frames.splice(0))
  await moveAlong(session, ellipse)
  const frames = await page.evaluate(() => notes.frames)
  const seconds = (await mainThreadSeconds(session)) - before
  await page.mouse.up()
  // The browser tells the time to a tenth of a millisecond.
  const times = frames.slice(1).map((time, i) => Math.round(10 * (time - (frames[i] ?? NaN))) / 10)
  return [
    atMost(frame, observed('drag.frame.p50', quantile(times, 0.5), 'ms', frame)),
    atMost(2 * frame, observed('drag.frame.p95', quantile(times, 0.95), 'ms', frame)),
    observed('drag.processor', (1000 * seconds) / frames.length, 'ms/frame', frame),
  ]
}

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
    await page.goto(`${site.address}#${experiment}`)
    await page.waitForFunction(() => 'thalweg' in globalThis)
    await settled(page)
    const javascript = await measureScripts(page, scripts)
    return [...(await measureDrag(page)), ...(await measureFirstPixels(page)), ...javascript]
  } finally {
    await browser.close()
    await site.close()
  }
}

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { launchChromium } from '../../src/cli/site.ts'

type OpenOptions = BrowserContextOptions & {
  /** A tab of this page's profile, instead of a fresh profile. */
  besides?: Page
  /** Another copy of the page, which may install itself for use without a network; those of the other journeys may not. */
  installed?: string
  /** Of the site's files another than the workbench, and what is asked of it. */
  file?: string
}

/** A test in real Chromium. Whatever the console warns of, and every error, fails it. */
export const journey = test.extend<{ browser: Browser; open(fragment?: string, options?: OpenOptions): Promise<Page> }>(
  {
    browser: [
      async ({}, use) => {
        const browser = await launchChromium()
        await use(browser)
        await browser.close()
      },
      { scope: 'file' },
    ],
    open: async ({ browser }, use) => {
      const problems: string[] = []
      const contexts = new Set<BrowserContext>()
      await use(async (fragment = '', { besides, installed, file = '', ...options } = {}) => {
        // Without motion the page is at its end at once: what a journey waits for is then what it did itself.
        const profile = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' as const, ...options }
        const context = besides?.context() ?? (await browser.newContext(profile))
        contexts.add(context)
        const page = await context.newPage()
        listen(page, problems)
        if (installed === undefined) await page.addInitScript(withoutServiceWorker)
        await page.goto((installed ?? inject('address')) + file + (fragment === '' ? '' : `#${fragment}`))
        await page.waitForFunction(() => 'thalweg' in globalThis)
        return page
      })
      await Promise.all([...contexts].map((context) => context.close()))
      expect(problems).toEqual([])
    },
  },
)

/** A page in a browser that cannot install it, so that no journey depends on what another one stored, or waits for it. */
function withoutServiceWorker(): void {
  Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
}

function listen(page: Page, problems: string[]): void {
  page.setDefaultTimeout(30_000)
  // With a listener that stays, every chooser of files is the test's; listened to only when asked, the browser's own may come first.
  page.on('filechooser', () => undefined)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message))
  page.on('requestfailed', (request) => {
    const problem = request.failure()?.errorText ?? ''
    // What a page had still to fetch when it was left for another is given up.
    if (problem !== 'net::ERR_ABORTED') problems.push(`${request.url()} ${problem}`)
  })
}

/** Waits until every run has ended and 400 ms have brought nothing new: more than the 350 that the address may stay behind. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const runs = thalweg.runs()
      const ended = runs.every(({ condition, end }) => end || condition === 'failed' || condition === 'lost')
      const now = JSON.stringify([location.hash, runs.map(({ label, version }) => [label, version])])
      const seen = document.documentElement.dataset
      if (!ended || seen['seen'] !== now) {
        seen['seen'] = now
        seen['since'] = String(performance.now())
      }
      return performance.now() - Number(seen['since']) > 400
    },
    undefined,
    { timeout: 45_000 },
  )
}

export const runsOf = (page: Page) => page.evaluate(() => thalweg.runs())
/** Every run's numbers, all digits of them. */
export const samples = (page: Page) => page.evaluate(() => thalweg.runs().map((_, index) => thalweg.samples(index)))
export const configurationOf = (page: Page): Promise<unknown> => page.evaluate(() => thalweg.configuration())
export const fragmentOf = (page: Page): Promise<string> => page.evaluate(() => location.hash.slice(1))
export const entriesOf = (page: Page): Promise<number> => page.evaluate(() => history.length)

/** How many colours each canvas of the page shows: one means that nothing is drawn on it. */
export function coloursOfCanvases(page: Page): Promise<number[]> {
  return page.locator('canvas').evaluateAll((canvases) =>
    canvases.map((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement) || canvas.width * canvas.height === 0) return 0
      // Read from a copy: the page's own canvas stays as the browser thinks best for drawing.
      const copy = document.createElement('canvas')
      copy.width = canvas.width
      copy.height = canvas.height
      const context = copy.getContext('2d', { willReadFrequently: true })
      context?.drawImage(canvas, 0, 0)
      const pixels = context?.getImageData(0, 0, copy.width, copy.height)
      return pixels ? new Set(new Uint32Array(pixels.data.buffer)).size : 0
    }),
  )
}

/** Drags the start by so many pixels, in as many moves as a hand would make. */
export async function dragStart(page: Page, dx: number, dy: number, moves = 12): Promise<void> {
  const box = await page.getByLabel('Start point').first().boundingBox()
  if (!box) throw new Error('the start is not on the page')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let i = 1; i <= moves; i++) await page.mouse.move(x + (dx * i) / moves, y + (dy * i) / moves)
  await page.mouse.up()
}

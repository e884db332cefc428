import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Frame, Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import { journey } from './journey.ts'

const BOWL = 'v=1&surface=bowl&start=1,1&run=gradientDescent(lr:0.1)&at=0&steps=40'

/** Slides that hold the picture, keep what it says, and count their own history. */
const slides = (source: string) => `<!doctype html><title>Slides</title><link rel="icon" href="data:,">
<h1>Slides</h1><iframe src="${source}" width="640" height="420" title="Gradient descent"></iframe>
<script>
  var heard = []
  addEventListener('message', function (event) { heard.push(event.data) })
  function say(what) { document.querySelector('iframe').contentWindow.postMessage(what, '*') }
</script>`

type Slides = Window & { heard: { type?: string; step?: number }[]; say(what: unknown): void }

/** Opens the slides of another origin round the page. */
async function openSlides(page: Page, query: string): Promise<Frame> {
  const text = slides(`${inject('address')}${query}#${BOWL}`)
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(text))
  onTestFinished(() => void server.close())
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.waitForFunction(() => (window as unknown as Slides).heard.some(({ type }) => type === 'ready'))
  const [, frame] = page.frames()
  if (!frame) throw new Error('the slides hold no frame')
  return frame
}

const say = (page: Page, what: object) => page.evaluate((each) => (window as unknown as Slides).say(each), what)
const heard = (page: Page) => page.evaluate(() => (window as unknown as Slides).heard)
const lastStep = async (page: Page) => (await heard(page)).findLast(({ type }) => type === 'step')?.step

journey('a page that embeds the picture drives it by messages', async ({ open }) => {
  const page = await open()
  const frame = await openSlides(page, '?embed=controls')
  const entries = await page.evaluate(() => history.length)
  await frame.getByRole('button', { name: 'Play', exact: true }).waitFor()
  expect(await frame.getByRole('banner').count()).toBe(0)

  await say(page, { thalweg: 1, type: 'seek', step: 12 })
  await expect.poll(() => lastStep(page)).toBe(12)
  expect(await frame.getByRole('slider', { name: 'Step', exact: true }).getAttribute('aria-valuenow')).toBe('12')
  await say(page, { thalweg: 1, type: 'speed', speed: 400 })
  await say(page, { thalweg: 1, type: 'play' })
  await expect.poll(() => lastStep(page)).toBe(40)

  // What is not understood changes nothing, and is answered only if it was meant for the picture.
  const before = (await heard(page)).length
  await say(page, { type: 'seek', step: 3 })
  await say(page, { thalweg: 1, type: 'seek', step: null })
  await say(page, { thalweg: 1, type: 'load', link: { surface: 'saddle' } })
  await expect.poll(async () => (await heard(page)).slice(before).map(({ type }) => type)).toEqual(['error', 'error'])
  expect(await lastStep(page)).toBe(40)

  await say(page, { thalweg: 1, type: 'load', link: 'v=1&surface=saddle&start=1,0.1&run=adam&at=5&steps=30' })
  await expect
    .poll(async () => (await heard(page)).find(({ type }) => type === 'loaded'))
    .toMatchObject({ thalweg: 1, type: 'loaded', step: 5, steps: 30, notices: [] })
  await frame.waitForFunction(() => thalweg.runs().every(({ count, end }) => end !== undefined && count === 31))

  // Neither the slides' address nor their history has changed.
  expect(new URL(page.url()).pathname).toBe('/')
  expect(await page.evaluate(() => history.length)).toBe(entries)
})

journey(
  'without controls there is the picture alone, a press plays it, and it leads to the workbench',
  async ({ open }) => {
    const page = await open()
    const frame = await openSlides(page, '?embed')
    await frame.locator('.surface-plot').waitFor()
    expect(await frame.getByRole('button').count()).toBe(0)
    await frame.locator('.surface-plot').click({ position: { x: 100, y: 100 } })
    await frame.waitForFunction(() => thalweg.runs().every(({ end }) => end))
    const start = (await frame.evaluate(() => thalweg.configuration())) as { start: unknown }
    expect(start.start).toEqual([1, 1])
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      frame.getByRole('link', { name: 'Open in Thalweg' }).click(),
    ])
    await opened.waitForURL(/surface=bowl/)
    // It has left step 0, where its link put it.
    expect(opened.url()).not.toMatch(/[&]at=0&/)
    expect(new URL(opened.url()).search).toBe('')
  },
)

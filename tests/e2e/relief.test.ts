import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { launchChromium } from '../../src/cli/site.ts'
import { coloursOfCanvases, configurationOf, entriesOf, fragmentOf, journey, settled } from './journey.ts'

/** WebGL without a graphics card. */
const inSoftware = journey.extend({
  browser: [
    async ({}, use) => {
      const browser = await launchChromium(['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'])
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
})

/** A processor that draws like a graphics card takes its time. */
const SLOWLY = 150_000

const LINK = 'surface=himmelblau&steps=200&run=adam(lr:0.1)&run=momentum(lr:0.002)&at=60'
const relief = (page: Page) => page.getByRole('group', { name: /^Surface from the side/ })
/** Paintings of the canvas that has the paths. */
const picture = (page: Page) =>
  page
    .locator('.surface-view canvas')
    .last()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())

inSoftware(
  'the surface is seen from the side: by key, turned by pointer and arrows, by link',
  async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    await page.keyboard.press('d')
    await relief(page).waitFor()
    await page.waitForTimeout(600)
    expect(await fragmentOf(page)).toContain('relief=-24,42')
    for (const colours of await coloursOfCanvases(page)) expect(colours).toBeGreaterThan(3)
    expect(await page.getByText(/^height: log\(1 \+ f/).isVisible()).toBe(true)

    const entries = await entriesOf(page)
    const box = (await relief(page).boundingBox())!
    await page.mouse.move(box.x + 300, box.y + 200)
    await page.mouse.down()
    for (let i = 1; i <= 10; i++) await page.mouse.move(box.x + 300 + 10 * i, box.y + 200 - 2 * i)
    await page.mouse.up()
    await settled(page)
    expect(await fragmentOf(page)).toContain('relief=16,36')
    expect(await entriesOf(page)).toBe(entries + 1)

    await relief(page).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowUp')
    await settled(page)
    expect(await fragmentOf(page)).toContain('relief=21,51')
    // The arrows are the relief's, not the playhead's.
    expect(await fragmentOf(page)).toContain('at=60')

    const again = await open(await fragmentOf(page))
    await relief(again).waitFor()
    expect(await configurationOf(again)).toEqual(await configurationOf(page))

    await page.getByRole('button', { name: 'From above' }).click()
    await settled(page)
    expect(await fragmentOf(page)).toContain('relief=0,90')
    await page.keyboard.press('d')
    await page.getByRole('group', { name: /^Plot: click to set the start/ }).waitFor()
    await settled(page)
    expect(await fragmentOf(page)).not.toContain('relief')
  },
  SLOWLY,
)

inSoftware(
  'the relief follows the playhead, and paints nothing while nothing changes',
  async ({ open }) => {
    const page = await open(`${LINK}&relief=-24,42`)
    await settled(page)
    await relief(page).waitFor()
    await page.waitForTimeout(600)
    const before = await picture(page)
    const draws = await page.evaluate(async () => {
      let count = 0
      const { drawElements } = WebGL2RenderingContext.prototype
      WebGL2RenderingContext.prototype.drawElements = function (...given) {
        count += 1
        return drawElements.apply(this, given)
      }
      await new Promise((resolve) => setTimeout(resolve, 400))
      return count
    })
    expect(draws).toBe(0)
    await page.getByRole('slider', { name: 'Loss: step shown' }).focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.waitForTimeout(300)
    expect(await picture(page)).not.toBe(before)
  },
  SLOWLY,
)

inSoftware(
  'a figure of the relief is the relief: its light is an image, paths and axes lie on it as lines',
  async ({ open }) => {
    const page = await open(`${LINK}&relief=-24,42`, { viewport: { width: 1000, height: 640 } })
    await settled(page)
    await relief(page).waitFor()
    await page.keyboard.press('o')
    await page.getByText('The relief itself is an image in it.').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: SLOWLY / 2 }),
      page.getByRole('button', { name: 'Save SVG' }).click(),
    ])
    const svg = readFileSync(await download.path(), 'utf8')
    const [before = '', after = '', ...more] = svg.split('<image ')
    expect(more).toEqual([])
    expect(before).toContain('<path')
    expect(after.split('<path').length).toBeGreaterThan(40)
    const [, data = ''] = /href="data:image\/png;base64,([^"]*)"/.exec(after) ?? []
    // Three pixels for each of its units.
    const [, units = ''] = / width="([\d.]+)"/.exec(after) ?? []
    expect(Buffer.from(data, 'base64').readUInt32BE(16) / Number(units)).toBeCloseTo(3, 2)
  },
  SLOWLY,
)

inSoftware(
  'a lost context comes back',
  async ({ open }) => {
    const page = await open(`${LINK}&relief=-24,42`)
    await settled(page)
    await relief(page).waitFor()
    await page.waitForTimeout(600)
    const middle = () =>
      page
        .locator('.surface-view canvas')
        .nth(1)
        .evaluate(async (element) => {
          const canvas = element as HTMLCanvasElement
          const copy = document.createElement('canvas')
          const context = copy.getContext('2d')
          copy.width = canvas.width
          copy.height = canvas.height
          context?.drawImage(canvas, 0, 0)
          return context?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[3]
        })
    await page
      .locator('.surface-view canvas')
      .nth(1)
      .evaluate(async (element) => {
        const lose = (element as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context')
        lose?.loseContext()
        await new Promise((resolve) => setTimeout(resolve, 200))
        lose?.restoreContext()
      })
    await expect.poll(middle).toBe(255)
  },
  SLOWLY,
)

journey('without WebGL the flat picture stays, and a line says why', async () => {
  const browser = await launchChromium(['--disable-gpu', '--disable-3d-apis'])
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${inject('address')}#${LINK}&relief=-24,42`)
  await page.getByText(/^This browser offers no WebGL 2/).waitFor()
  await page.getByRole('group', { name: /^Plot: click to set the start/ }).waitFor()
  for (const colours of await coloursOfCanvases(page)) expect(colours).toBeGreaterThan(3)
  await browser.close()
})

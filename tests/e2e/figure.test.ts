import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { outputOf } from '../../src/cli/tools.mjs'
import { journey, settled } from './journey.ts'

const folder = await mkdtemp(join(tmpdir(), 'thalweg-figures-'))

/** Presses a button of the dialog and keeps the file that it offers. */
async function saved(page: Page, button: string): Promise<string> {
  const [file]: [Download, void] = await Promise.all([
    page.waitForEvent('download', { timeout: 40_000 }),
    page.getByRole('button', { name: button }).click(),
  ])
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

const choose = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).selectOption(value)

const openSave = async (page: Page) => {
  await settled(page)
  await page.keyboard.press('o')
  await page.getByRole('button', { name: 'Save SVG' }).waitFor()
}

interface Comparison {
  sizes: [number, number][]
  /** Of the channels of all pixels, 0 to 255. */
  meanDifference: number
  /** Of the pixels that have nearly the run's colour on one, those that have one of that colour within a pixel on the other. */
  found: number
  pathPixels: number
}

/** Compares two pictures where nothing covers them, in the browser, which can read them. */
const compare = (page: Page, pictures: [string, string], covered: number[][], colour: number[]): Promise<Comparison> =>
  page.evaluate(
    async ([sources, boxes, [red = 0, green = 0, blue = 0]]) => {
      const read = async (source: string) => {
        const image = new Image()
        image.src = source
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = image.width
        canvas.height = image.height
        const context = canvas.getContext('2d', { willReadFrequently: true })
        if (!context) throw new Error('no canvas')
        context.drawImage(image, 0, 0)
        return context.getImageData(0, 0, image.width, image.height)
      }
      const [a, b] = [await read(sources[0]), await read(sources[1])]
      const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)]
      const isCovered = (x: number, y: number) =>
        boxes.some(([left = 0, top = 0, right = 0, bottom = 0]) => x >= left && x < right && y >= top && y < bottom)
      const isRun = ({ data, width: across }: ImageData, x: number, y: number) => {
        const i = 4 * (y * across + x)
        const away = [red, green, blue].map((channel, k) => Math.abs((data[i + k] ?? 0) - channel))
        return Math.max(...away) < 40
      }
      let [sum, count, found, pathPixels] = [0, 0, 0, 0]
      for (let y = 1; y < height - 1; y += 1)
        for (let x = 1; x < width - 1; x += 1) {
          if (isCovered(x, y)) continue
          for (let k = 0; k < 3; k += 1)
            sum += Math.abs((a.data[4 * (y * a.width + x) + k] ?? 0) - (b.data[4 * (y * b.width + x) + k] ?? 0))
          count += 3
          if (!isRun(a, x, y)) continue
          pathPixels += 1
          const near = [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => isRun(b, x + dx, y + dy)))
          if (near) found += 1
        }
      const sizes = [a, b].map((each): [number, number] => [each.width, each.height])
      return { sizes, meanDifference: sum / count, found: found / pathPixels, pathPixels }
    },
    [pictures, covered, colour] as const,
  )

const asAddress = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`

describe('an author who exports an SVG', () => {
  for (const [colorScheme, momentum] of [
    ['light', [0x20, 0x6f, 0xf9]],
    ['dark', [0x63, 0xb1, 0xf9]],
  ] as const)
    journey(`has a second program render it like the screen, ${colorScheme}`, async ({ open }) => {
      const page = await open('v=1&at=112', { colorScheme, reducedMotion: 'reduce' })
      await settled(page)
      await page.mouse.move(1200, 20)
      const view = page.locator('.surface-view').first()
      const screen = await view.screenshot()
      const tools = await page.locator('.surface-tools').boundingBox()
      const box = await view.boundingBox()
      if (!tools || !box) throw new Error('the surface is not on the page')
      await openSave(page)
      await choose(page, 'What', 'surface')
      const svg = await saved(page, 'Save SVG')
      const rendered = `${svg}.png`
      outputOf('rsvg-convert', ['-o', rendered, svg])
      const [left, top] = [tools.x - box.x - 2, tools.y - box.y - 2]
      const result = await compare(
        page,
        [asAddress(screen), asAddress(readFileSync(rendered))],
        [[left, top, left + tools.width + 4, top + tools.height + 4]],
        [...momentum],
      )
      expect(result.sizes[0]).toEqual(result.sizes[1])
      expect(result.pathPixels).toBeGreaterThan(300)
      // Two rasterizers differ in the edges of lines and letters, and in nothing else.
      expect(result.meanDifference).toBeLessThan(1.2)
      expect(result.found).toBeGreaterThan(0.97)
    })

  journey('gets the size of a column, text as outlines, and words for who does not see it', async ({ open }) => {
    const page = await open('v=1&at=112')
    await openSave(page)
    await choose(page, 'Size', 'single')
    const text = readFileSync(await saved(page, 'Save SVG'), 'utf8')
    expect(text).toMatch(/<svg [^>]*width="85\.000mm"/)
    expect(text).not.toMatch(/<text|<image|font-family/)
    expect(text).toMatch(/<desc[^>]*>Rosenbrock: f\(x, y\) = .*Gradient descent \(η 0\.001\)/)
    await choose(page, 'Sharpness of PNG', '2')
    const png = readFileSync(await saved(page, 'Save PNG'))
    expect(png.readUInt32BE(16)).toBe(Math.round((85 / 25.4) * 600))
    const chunk = png.indexOf('pHYs')
    expect(png.readUInt32BE(chunk + 4)).toBe(Math.round(600 / 0.0254))
  })
})

describe('an animation', () => {
  const count = (path: string) =>
    outputOf('ffprobe', [
      ...['-v', 'error', '-count_frames', '-select_streams', 'v:0'],
      ...['-show_entries', 'stream=nb_read_frames,width', '-of', 'csv=p=0', path],
    ]).trim()

  journey('is a GIF and a video that have the frames that were told', async ({ open }) => {
    const page = await open('v=1&at=112&steps=120')
    await openSave(page)
    await page.getByRole('button', { name: 'Animation' }).click()
    await choose(page, 'Width', '480')
    await page.getByLabel('Seconds').fill('1')
    await page.getByLabel('Hold the end, s').fill('0.5')
    const told = async () => Number(/(\d+) frames/.exec(await page.locator('.figure-dialog').innerText())?.[1])
    expect(await told()).toBe(20)
    const gif = await saved(page, 'Make GIF')
    expect(count(gif)).toBe('480,20')
    const duration = outputOf('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', gif])
    expect(Number(duration)).toBeCloseTo(19 / 20 + 0.5, 6)
    await choose(page, 'Format', 'vp9')
    expect(await told()).toBe(29)
    expect(count(await saved(page, 'Make video'))).toBe('480,29')
  })

  journey('is cancelled at once, and leaves nothing behind', async ({ open }) => {
    const page = await open('v=1&at=112')
    await openSave(page)
    await page.getByRole('button', { name: 'Animation' }).click()
    await page.getByLabel('Seconds').fill('60')
    await page.getByRole('button', { name: 'Make GIF' }).click()
    await page.getByRole('progressbar', { name: 'Frames made' }).waitFor()
    await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 2)
    const waited = await page.evaluate(async () => {
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel')
      const from = performance.now()
      button?.click()
      while (document.querySelector('progress')) await new Promise((resolve) => setTimeout(resolve))
      return performance.now() - from
    })
    expect(waited).toBeLessThan(100)
    await page.getByText('Cancelled: nothing was saved.').waitFor()
  })
})

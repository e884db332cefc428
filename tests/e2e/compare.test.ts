import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { coloursOfCanvases, configurationOf, dragStart, journey, samples, settled } from './journey.ts'

const LINK =
  'surface=ravine&start=-2.6,1.2&steps=60&layout=compare&at=20&run=gradientDescent(lr:0.005)&run=momentum(lr:0.001)&run=adam(lr:0.01)'

const panels = (page: Page) => page.locator('.panel')
const readings = (page: Page) => page.locator('.panel-reading').allTextContents()
const ticks = (page: Page, panel: number) => panels(page).nth(panel).locator('.axes text').allTextContents()
const rates = async (page: Page) => {
  const { runs } = (await configurationOf(page)) as { runs: { optimizer: { lr?: number } }[] }
  return runs.map(({ optimizer }) => optimizer.lr)
}

journey('panels share view, playhead, pointer and start', async ({ open }) => {
  const page = await open(LINK)
  await settled(page)
  await panels(page).nth(2).waitFor()
  expect(await panels(page).count()).toBe(3)
  for (const text of await readings(page)) expect(text).toContain('20')
  const shown = await panels(page).locator('canvas').count()
  expect(shown).toBe(6)
  for (const colours of await coloursOfCanvases(page)) expect(colours).toBeGreaterThan(3)

  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await readings(page)).every((text) => text.includes('21'))).toBe(true)

  const plot = (await panels(page).nth(1).locator('.surface-plot').boundingBox())!
  await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 3)
  await expect.poll(() => page.locator('.crosshair text').count()).toBe(3)
  expect(new Set(await page.locator('.crosshair text').allTextContents()).size).toBe(1)

  const before = [await ticks(page, 0), await ticks(page, 2)]
  await page.mouse.wheel(0, -600)
  await expect
    .poll(async () => JSON.stringify([await ticks(page, 0), await ticks(page, 2)]))
    .not.toBe(JSON.stringify(before))
  expect(((await configurationOf(page)) as { view?: unknown }).view).toBeDefined()

  const paths = await samples(page)
  await dragStart(page, 30, 10)
  await settled(page)
  const moved = await samples(page)
  expect(moved.map(({ points }) => points[0] === paths[0]!.points[0])).toEqual([false, false, false])
  expect(new Set(moved.map(({ points }) => points[0])).size).toBe(1)
})

journey('a panel has a view of its own once the zoom is not linked', async ({ open }) => {
  const page = await open(LINK)
  await settled(page)
  const linked = await ticks(page, 1)
  await page.getByRole('switch', { name: 'Linked zoom' }).uncheck()
  await expect.poll(async () => (await ticks(page, 1)).length).toBeGreaterThan(linked.length)
  const [first, second] = [await ticks(page, 0), await ticks(page, 1)]
  expect(second).toEqual(first)
  const plot = (await panels(page).nth(1).locator('.surface-plot').boundingBox())!
  await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2)
  await page.mouse.wheel(0, -800)
  await expect.poll(async () => JSON.stringify(await ticks(page, 1))).not.toBe(JSON.stringify(second))
  expect(await ticks(page, 0)).toEqual(first)
  await page.getByRole('switch', { name: 'Linked zoom' }).check()
  await expect.poll(() => ticks(page, 1)).toEqual(linked)
})

journey('each run is tuned, and one undo takes all of it back', async ({ open }) => {
  const page = await open(LINK)
  await settled(page)
  const [before, losses] = [await rates(page), (await samples(page)).map((run) => run.losses.at(-1)!)]
  await page.getByRole('button', { name: 'Tune each' }).click()
  await page.getByText(/^tuned: \d+ runs, /).waitFor()
  await settled(page)
  const tuned = await rates(page)
  tuned.forEach((rate, i) => expect(rate).not.toBe(before[i]))
  ;(await samples(page)).forEach((run, i) => expect(run.losses.at(-1)!).toBeLessThan(losses[i]!))

  await page.getByRole('button', { name: /^Gradient descent/ }).click()
  await page.getByText(/Lowest at the end: f = .* Searched 10⁻⁵ to 10 by \d+ runs of 60 steps/).waitFor()
  await page.getByRole('button', { name: /^Best: / }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect.poll(() => rates(page)).toEqual(before)
})

journey('a further surface is a row of panels, with its own start, and goes again', async ({ open }) => {
  const page = await open(LINK)
  await settled(page)
  await page.getByRole('button', { name: 'Add surface' }).click()
  await page.getByRole('combobox', { name: 'Search surfaces' }).fill('himmelblau')
  await page.keyboard.press('Enter')
  await expect.poll(() => panels(page).count()).toBe(6)
  await page.getByText(/^start \(.*\) and view: this surface’s own$/).waitFor()
  const second = panels(page).nth(3)
  await second.scrollIntoViewIfNeeded()
  await expect.poll(async () => (await second.locator('.panel-reading').textContent())?.includes('20')).toBe(true)
  expect(await second.locator('.start-handle').count()).toBe(0)
  await page.getByRole('button', { name: 'Remove Himmelblau' }).click()
  await expect.poll(() => panels(page).count()).toBe(3)
})

journey('one column on a phone, with legible headers', async ({ open }) => {
  const page = await open(LINK, { viewport: { width: 390, height: 844 }, hasTouch: true })
  await settled(page)
  const boxes = await panels(page).evaluateAll((all) => all.map((panel) => panel.getBoundingClientRect().toJSON()))
  expect(new Set(boxes.map(({ x }: { x: number }) => x)).size).toBe(1)
  for (const { width } of boxes) expect(width).toBeLessThanOrEqual(390)
  const cut = await page
    .locator('.panel-name b, .panel-reading')
    .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length)
  expect(cut).toBe(0)
})

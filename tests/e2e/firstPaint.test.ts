import { expect } from 'vitest'
import { pathsOf } from './engine.ts'
import { defaultConfiguration } from '../../src/config/index.ts'
import { coloursOfCanvases, journey, samples, settled } from './journey.ts'

journey('the page opens with an experiment that is already drawn', async ({ open }) => {
  const page = await open()
  await settled(page)
  expect(await page.title()).toContain('Thalweg')
  const colours = await coloursOfCanvases(page)
  expect(colours.length).toBeGreaterThanOrEqual(2)
  expect(Math.min(...colours)).toBeGreaterThan(5)
})

journey('it computes the default experiment, number for number what the engine gives in Node', async ({ open }) => {
  const page = await open()
  await settled(page)
  expect(await samples(page)).toEqual(pathsOf(defaultConfiguration()))
})

journey('it lists the runs with how they ended', async ({ open }) => {
  const page = await open()
  await settled(page)
  const rows = page.locator('[data-run]')
  expect(await rows.count()).toBe(defaultConfiguration().runs.length)
  const texts = (await rows.allInnerTexts()).join('\n')
  for (const status of [/still moving/, /minimum/, /diverged at \d+/]) expect(texts).toMatch(status)
})

journey('it asks for nothing that is not its own: no other host, no cookie', async ({ open, browser }) => {
  const page = await open()
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await page.reload()
  await page.waitForFunction(() => 'thalweg' in globalThis)
  await settled(page)
  expect([...hosts].filter((host) => host !== '')).toEqual([new URL(page.url()).host])
  expect(await page.context().cookies()).toEqual([])
  expect(browser.isConnected()).toBe(true)
})

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const) {
  journey(`at ${width} x ${height} nothing stands beside the window and the figure is large`, async ({ open }) => {
    const page = await open('', { viewport: { width, height } })
    await settled(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const figure = await page.locator('canvas').first().boundingBox()
    expect(((figure?.width ?? 0) * (figure?.height ?? 0)) / (width * height)).toBeGreaterThan(0.35)
  })
}

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { configurationOf, entriesOf, fragmentOf, journey, settled } from './journey.ts'

const LINK = 'surface=rosenbrock&start=-1.5,2&steps=400&run=adam(lr:0.08)/warmup(W:40,cosine(etaMin:0.01))'

const handle = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Schedule of Adam' }).getByRole('slider', { name })

/** Takes a handle by so many pixels; what is done in between happens while it is held. */
async function drag(page: Page, name: string, dx: number, dy: number, between?: () => Promise<void>): Promise<void> {
  const box = (await handle(page, name).boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let i = 1; i <= 8; i++) await page.mouse.move(x + (dx * i) / 8, y + (dy * i) / 8)
  await between?.()
  await page.mouse.up()
}

journey(
  'the schedule is dragged by its curve: one entry of history a drag, and Escape takes one back',
  async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    const entries = await entriesOf(page)
    const before = await configurationOf(page)
    await drag(page, 'end of the warmup', 60, 20)
    const warmup = await handle(page, 'end of the warmup').getAttribute('aria-valuenow')
    expect(Number(warmup)).toBeGreaterThan(60)
    await settled(page)
    const fragment = await fragmentOf(page)
    expect(fragment).toContain(`W:${warmup}`)
    expect(fragment).toMatch(/adam\(lr:0\.0\d{1,4}\)/)
    expect(await entriesOf(page)).toBe(entries + 1)

    await drag(page, 'lowest rate', -100, -15)
    await settled(page)
    expect(await fragmentOf(page)).toMatch(/cosine\(etaMin:0\.0\d+,T:\d+\)/)

    await page.goBack()
    await page.goBack()
    await settled(page)
    expect(await configurationOf(page)).toEqual(before)

    await drag(page, 'lowest rate', -100, -15, () => page.keyboard.press('Escape'))
    await settled(page)
    expect(await configurationOf(page)).toEqual(before)
  },
)

journey('handles are sliders for the keyboard, and the chart beside them still seeks', async ({ open }) => {
  const page = await open(LINK)
  await settled(page)
  const end = handle(page, 'end of the warmup')
  await end.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await end.getAttribute('aria-valuenow')).toBe('51')
  expect(await end.getAttribute('aria-valuetext')).toMatch(/^step 51, 0\.08$/)
  await page.keyboard.press('Shift+ArrowUp')
  expect(await end.getAttribute('aria-valuetext')).toMatch(/^step 51, 0\.08[1-9]/)
  await settled(page)
  expect(await fragmentOf(page)).toContain('W:51')

  const chart = page.getByRole('slider', { name: 'Learning rate: step shown' })
  const box = (await chart.boundingBox())!
  const rates = await fragmentOf(page)
  await page.mouse.click(box.x + box.width * 0.6, box.y + 30)
  expect(Number(await chart.getAttribute('aria-valuenow'))).toBeGreaterThan(200)
  await settled(page)
  expect((await fragmentOf(page)).replace(/&at=\d+/, '')).toBe(rates.replace(/&at=\d+/, ''))
})

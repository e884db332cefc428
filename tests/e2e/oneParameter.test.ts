import { expect } from 'vitest'
import { pathsOfLink } from './engine.ts'
import { dragStart, entriesOf, fragmentOf, journey, samples, settled } from './journey.ts'

const MEAN =
  'v=1&surface=sample_mean&start=0,0&run=gradientDescent(lr:0.1)/label:All' +
  '&run=gradientDescent(lr:0.1)/miniBatch(B:32,sampling:replacement)/label:Batches&steps=50'

journey(
  'the mean of a sample is a curve: the start is held on it, a press under it seeks, and x alone is zoomed',
  async ({ open }) => {
    const page = await open(MEAN)
    await settled(page)
    const handle = page.getByRole('slider', { name: 'Start point' })
    const [before, entries] = [await samples(page), await entriesOf(page)]
    const from = await handle.boundingBox()
    await dragStart(page, 160, -200)
    await settled(page)
    expect(await entriesOf(page)).toBe(entries + 1)
    const after = await samples(page)
    expect(after).not.toEqual(before)
    expect(after).toEqual(pathsOfLink(await fragmentOf(page)))
    // Down the curve, though the hand went up.
    expect((await handle.boundingBox())!.y).toBeGreaterThan(from!.y)
    expect(await handle.getAttribute('aria-valuetext')).toMatch(/^x = /)

    const plot = page.getByRole('group', { name: /^Plot/ })
    const box = (await plot.boundingBox())!
    await page.mouse.click(box.x + box.width / 2, box.y + box.height - 4)
    expect(Number(await page.getByRole('slider', { name: 'Step', exact: true }).getAttribute('aria-valuenow'))).toBe(49)

    await page.mouse.move(box.x + box.width * 0.3, box.y + 60)
    await page.waitForFunction(() => document.querySelector('.surface-reading')?.textContent?.includes('f′'))
    await page.mouse.wheel(0, -400)
    await page.waitForTimeout(600)
    await settled(page)
    const [, view = ''] = /view=([^&]*)/.exec(await fragmentOf(page)) ?? []
    const [left = NaN, right = NaN, bottom, top] = view.split(',').map(Number)
    expect(right - left).toBeLessThan(4)
    expect([bottom, top]).toEqual([-3, 3])
  },
)

journey('the contours of a moving target follow the playhead over its move, there and back', async ({ open }) => {
  const page = await open('v=1&surface=moving_target&start=-3.2,2.2&run=gradientDescent(lr:0.1)&at=40&steps=100')
  await settled(page)
  const notice = page.locator('.surface-notice')
  const minimum = page.locator('.surface-names text').filter({ hasText: 'minimum' })
  await minimum.waitFor()
  expect(await notice.textContent()).toBe('f until step 50, when its minimum moves')
  const was = await minimum.textContent()
  const playhead = page.getByRole('slider', { name: 'Step', exact: true })
  await playhead.focus()
  await page.keyboard.press('End')
  await page.waitForFunction((text) => document.querySelector('.surface-names text')?.textContent !== text, was)
  expect(await notice.textContent()).toBe('f since step 50, when its minimum moved')
  const [x] = /[−\d.]+/.exec((await minimum.textContent()) ?? '') ?? []
  expect(Number(x)).toBeGreaterThan(1)
  await page.keyboard.press('Home')
  await page.waitForFunction((text) => document.querySelector('.surface-names text')?.textContent === text, was)
})

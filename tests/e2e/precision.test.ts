import { expect } from 'vitest'
import { fragmentOf, journey, runsOf, samples, settled } from './journey.ts'

journey('half precision stalls, loss scaling rescues it, and undo brings the stall back', async ({ open }) => {
  const page = await open()
  await settled(page)
  await page.keyboard.press('g')
  await page
    .getByRole('dialog', { name: 'Presets' })
    .getByRole('button', { name: /^Half precision stalls/ })
    .click()
  await settled(page)
  const stalled = await samples(page)
  const lowest = ({ losses }: (typeof stalled)[number]) => losses.at(-1)!
  const [half, scaled] = stalled
  // The one has come to rest where the other goes on.
  expect(half!.losses.at(-1)).toBe(half!.losses.at(-500))
  expect(lowest(half!)).toBeGreaterThan(100 * lowest(scaled!))

  // It is marked: on the time line, in the run's row and on the surface, with its legend.
  await page.getByTitle(/^binary16 underflowed at [\d\s]+ of 1.500 steps, first at step \d+$/).waitFor()
  expect(await page.getByText(/^underflowed at /).count()).toBeGreaterThan(0)

  await page.locator('[data-run] [aria-expanded]').first().click()
  const gradient = page.getByRole('group', { name: 'Gradient', exact: true })
  await gradient.getByText(/^A component of the gradient underflowed to 0 in /).waitFor()
  const scaling = gradient.getByRole('group', { name: 'Loss scaling' })
  await scaling.getByRole('button', { name: 'Dynamic' }).click()
  await settled(page)
  expect(await fragmentOf(page)).toContain('/binary16(scaling:dynamic,S:65536)')
  const [rescued] = await samples(page)
  expect(lowest(rescued!)).toBeLessThan(2 * lowest(scaled!))
  await expect.poll(() => page.getByTitle(/^binary16 underflowed/).count()).toBe(0)

  await page.keyboard.press('Control+z')
  await settled(page)
  expect(await samples(page)).toEqual(stalled)
  await scaling.getByRole('button', { name: 'None', pressed: true }).waitFor()
})

journey('features are left out at random with a slider, on data, and one undo puts them back', async ({ open }) => {
  const page = await open('surface=least_squares&start=-1,1.5&run=gradientDescent(lr:0.1)&steps=50')
  await settled(page)
  const whole = await samples(page)
  await page.locator('[data-run] [aria-expanded]').first().click()
  const gradient = page.getByRole('group', { name: 'Gradient', exact: true })
  const slider = gradient.getByRole('slider', { name: 'dropout' })
  await slider.focus()
  await page.keyboard.press('PageUp')
  await settled(page)
  const rate = Number(await slider.getAttribute('aria-valuenow'))
  expect(rate).toBeGreaterThan(0)
  expect(await fragmentOf(page)).toContain(`/dropout:${rate}`)
  const dropped = await samples(page)
  expect(dropped).not.toEqual(whole)
  await gradient.getByText(/mean gradient is that of another loss/).waitFor()

  // Drawn from the seed: the same link is the same path.
  const other = await open(await fragmentOf(page))
  await settled(other)
  expect(await samples(other)).toEqual(dropped)

  await page.keyboard.press('Control+z')
  await settled(page)
  expect(await samples(page)).toEqual(whole)
  expect(await runsOf(page)).toHaveLength(1)
})

import { expect } from 'vitest'
import { configurationOf, journey, runsOf, settled } from './journey.ts'

const DIVERGING = 'v=1&surface=ravine(kappa:20)&start=-2.6,1.2&run=gradientDescent(lr:0.101)&steps=400'

journey('a learner follows a diagnosis to a converged run, and takes it back', async ({ open }) => {
  const page = await open(DIVERGING)
  await settled(page)
  const before = await configurationOf(page)
  expect((await runsOf(page))[0]?.end?.status).toBe('moving')

  const note = page.locator('.run-row .diagnosis')
  await expect.poll(() => note.innerText()).toMatch(/^Diverging\. At step 0 the rate 0\.101 is above the limit/)
  expect(await note.innerText()).toContain('= 0.100; f grows, and still does at the end.')
  await page.getByRole('button', { name: 'Lower the rate to 0.05, for Gradient descent' }).click()

  await settled(page)
  expect((await runsOf(page))[0]?.end?.status).toBe('minimum')
  await expect.poll(() => note.count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('head')

  await page.keyboard.press('Control+z')
  await settled(page)
  expect(await configurationOf(page)).toEqual(before)
  await expect.poll(() => note.innerText()).toMatch(/^Diverging/)
})

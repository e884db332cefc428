import { expect } from 'vitest'
import { configurationOf, fragmentOf, journey, runsOf, samples, settled } from './journey.ts'

journey('a run becomes stochastic, on any surface and on data, and stays what its link says', async ({ open }) => {
  const page = await open('surface=rosenbrock&start=-1.5,2&run=gradientDescent(lr:0.001)&steps=200')
  await settled(page)
  const exact = await samples(page)
  await page.locator('[data-run] [aria-expanded]').first().click()
  const gradient = page.getByRole('group', { name: 'Gradient', exact: true })

  // Noise is one press, and undo takes it back to the bit.
  await gradient.getByRole('button', { name: 'Gaussian' }).click()
  await settled(page)
  expect(await fragmentOf(page)).toContain('/gaussian')
  expect(await samples(page)).not.toEqual(exact)
  await page.keyboard.press('Control+z')
  await settled(page)
  expect(await samples(page)).toEqual(exact)

  // Rosenbrock has no terms: the way to data is offered where a batch would be chosen.
  await gradient.getByRole('button', { name: 'Choose a problem over data' }).click()
  await page.getByRole('menuitem', { name: /^Least squares/ }).click()
  const terms = gradient.getByRole('group', { name: 'Terms in a batch' })
  await terms.getByRole('button', { name: '8', exact: true }).click()
  await gradient.getByRole('button', { name: 'Twice the batch, twice the rate' }).click()
  await settled(page)
  expect(await fragmentOf(page)).toContain('run=gradientDescent(lr:0.002)/miniBatch(B:16)')

  // The batch has a schedule and a chart of its own, and the schedules count epochs.
  await page.getByRole('button', { name: 'Schedule another parameter' }).click()
  await page.getByRole('menuitem', { name: /^B/ }).click()
  await page.getByRole('group', { name: 'What the schedules count' }).getByRole('button', { name: 'epochs' }).click()
  await settled(page)
  expect(await fragmentOf(page)).toContain('B=growth/epochs/miniBatch(B:16)')
  await page.locator('[data-run] .sub', { hasText: 'growth in steps' }).waitFor()

  // An update is taken apart with the batch that it had.
  await page.keyboard.press('u')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByText('Full gradient').waitFor()
  await inspector.getByText('Estimate', { exact: true }).waitFor()

  // The link is the path: opened elsewhere, every bit is the same.
  const [numbers, configuration, link] = [await samples(page), await configurationOf(page), await fragmentOf(page)]
  const other = await open(link)
  await settled(other)
  expect(await configurationOf(other)).toEqual(configuration)
  expect(await samples(other)).toEqual(numbers)

  // Without data the run says what it waits for, and goes on exactly by one press.
  const stranded = await open('surface=rosenbrock&run=gradientDescent(lr:0.001)/miniBatch(B:8)&steps=50')
  await stranded.getByText('Mini-batch has nothing to draw from.').waitFor()
  await stranded.getByRole('button', { name: /^Take full gradients/ }).click()
  await settled(stranded)
  expect((await runsOf(stranded)).map(({ count }) => count)).toEqual([51])
})

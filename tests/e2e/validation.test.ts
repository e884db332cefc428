import { expect } from 'vitest'
import { configurationOf, entriesOf, fragmentOf, journey, runsOf, settled } from './journey.ts'

const POINTS =
  'v=1&surface=logistic_regression(lambda:0)&data=clouds(n:50,distance:1,seed:7)&start=0,0&run=gradientDescent(lr:0.1)&steps=300'

journey('a learner holds rows back, sees the loss over them turn up, and stops there', async ({ open }) => {
  const page = await open(POINTS)
  await settled(page)
  await page.getByText('All 50 rows are trained on.').waitFor()

  // Nine tenths by the keyboard, from the end of the slider; it is one change of the history.
  const entries = await entriesOf(page)
  const share = page.getByRole('slider', { name: 'share held back' })
  await share.focus()
  await page.keyboard.press('End')
  await settled(page)
  expect(await fragmentOf(page)).toContain('data=clouds(n:50,distance:1,seed:7,validation:0.9)')
  expect(await entriesOf(page)).toBe(entries + 1)
  await expect.poll(() => page.getByText(/^5 of 50 rows are trained on/).count()).toBe(1)

  await expect.poll(() => page.getByTitle('thin: validation, its lowest ringed').count()).toBe(1)

  // The diagnosis says so, and its remedy was tried.
  const note = page.locator('.run-row .diagnosis')
  await expect
    .poll(() => note.innerText())
    .toMatch(/^Over-fitting\. Since step 20 the loss over the rows held back has risen from 0\.660 to 1\.04/)
  const before = await configurationOf(page)
  await page.getByRole('button', { name: 'Stop early, patience 10, for Gradient descent' }).click()
  await settled(page)
  const [stopped] = await runsOf(page)
  expect(stopped?.end).toMatchObject({ step: 30, stopped: { patience: 10, best: 20 } })
  await expect.poll(() => page.locator('.run-row .chip').innerText()).toBe('stopped early at 30')
  expect(await fragmentOf(page)).toContain('/patience:10')
  await expect.poll(() => note.count()).toBe(0)

  // The switch in the run's controls is the same thing.
  await page.locator('[data-run] [aria-expanded]').first().click()
  const toggle = page.getByRole('switch', { name: 'Early stopping' })
  expect(await toggle.isChecked()).toBe(true)
  expect(await page.getByRole('textbox', { name: 'patience in epochs' }).inputValue()).toBe('10')
  await toggle.click()
  await settled(page)
  expect(await configurationOf(page)).toEqual(before)
  expect((await runsOf(page))[0]?.end?.step).toBe(300)
})

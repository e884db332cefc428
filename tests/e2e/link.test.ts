import { expect } from 'vitest'
import { pathsOfJson } from './engine.ts'
import { configurationOf, dragStart, fragmentOf, journey, samples, settled } from './journey.ts'

const experiment =
  'v=1&surface=himmelblau&start=-1.25,0.4&run=adam(lr:0.03,beta1:0.85)/warmup(W:40,cosine)&run=momentum(lr:0.002)/norm(max:2)' +
  '&run=rmsprop(lr:0.02)/label:Slow%20%26%20steady&steps=300'

journey('a link opened in a fresh profile gives the same numbers as where it was made', async ({ open }) => {
  const maker = await open(experiment)
  await settled(maker)
  await dragStart(maker, 90, -30)
  await settled(maker)
  const link = await fragmentOf(maker)

  const reader = await open(link)
  await settled(reader)
  expect(await samples(reader)).toEqual(await samples(maker))
  expect(await configurationOf(reader)).toEqual(await configurationOf(maker))
})

journey('and so does the headless engine, from what the page holds', async ({ open }) => {
  const page = await open(experiment)
  await settled(page)
  expect(await samples(page)).toEqual(pathsOfJson(await configurationOf(page)))
})

journey('C puts the address on the clipboard and says so; so does the share dialog', async ({ open }) => {
  const page = await open(experiment, { permissions: ['clipboard-read', 'clipboard-write'] })
  await settled(page)
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('c')
  await page.getByText('Link copied').waitFor()
  expect(await copied()).toBe(page.url())

  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  const field = dialog.getByRole('textbox', { name: 'Link' })
  await field.waitFor()
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
  await dialog.getByRole('button', { name: 'Copy the link' }).click()
  await dialog.getByText('The link is copied.').waitFor()
  expect(await copied()).toBe(page.url())
})

journey('a pasted link replaces the experiment', async ({ open }) => {
  const page = await open()
  await settled(page)
  await page.evaluate((fragment) => {
    location.hash = fragment
  }, experiment)
  await settled(page)
  expect(await samples(page)).toEqual(pathsOfJson(await configurationOf(page)))
  expect(await samples(page)).toHaveLength(3)
})

journey('two tabs do not touch each other', async ({ open }) => {
  const one = await open()
  const two = await open(experiment, { besides: one })
  await Promise.all([settled(one), settled(two)])
  const untouched = await samples(one)
  await dragStart(two, 50, 20)
  await Promise.all([settled(one), settled(two)])
  expect(await samples(one)).toEqual(untouched)
  expect(await samples(two)).toEqual(pathsOfJson(await configurationOf(two)))
})

import { expect } from 'vitest'
import { pathsOfLink } from './engine.ts'
import { dragStart, entriesOf, fragmentOf, journey, samples, settled } from './journey.ts'

journey('dragging the start re-flows every path, while they are played too', async ({ open }) => {
  const page = await open('', { reducedMotion: 'no-preference' })
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await settled(page)
  const before = await samples(page)
  await dragStart(page, 120, 60)
  await settled(page)
  const after = await samples(page)
  expect(after.map(({ points }) => points.slice(0, 2))).not.toEqual(before.map(({ points }) => points.slice(0, 2)))
  expect(after).toEqual(pathsOfLink(await fragmentOf(page)))
})

journey('the paths follow while the hand still moves', async ({ open }) => {
  const page = await open()
  await settled(page)
  const box = await page.getByLabel('Start point').first().boundingBox()
  if (!box) throw new Error('the start is not on the page')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  const starts = new Set<string>()
  for (let i = 1; i <= 20; i++) {
    await page.mouse.move(box.x + box.width / 2 + 6 * i, box.y + box.height / 2 + 3 * i)
    await page.waitForTimeout(40)
    const [first] = await samples(page)
    starts.add(String(first?.points.slice(0, 2)))
  }
  await page.mouse.up()
  expect(starts.size).toBeGreaterThan(10)
})

journey('a drag is one entry of the history, and back and forward restore both ends of it', async ({ open }) => {
  const page = await open()
  await settled(page)
  const [linkBefore, pathsBefore, entriesBefore] = [await fragmentOf(page), await samples(page), await entriesOf(page)]
  await dragStart(page, 120, 60)
  await settled(page)
  const [linkAfter, pathsAfter] = [await fragmentOf(page), await samples(page)]
  expect(await entriesOf(page)).toBe(entriesBefore + 1)
  expect(linkAfter).not.toBe(linkBefore)

  await page.goBack()
  await settled(page)
  expect(await fragmentOf(page)).toBe(linkBefore)
  expect(await samples(page)).toEqual(pathsBefore)

  await page.goForward()
  await settled(page)
  expect(await fragmentOf(page)).toBe(linkAfter)
  expect(await samples(page)).toEqual(pathsAfter)
})

journey('two drags are two entries', async ({ open }) => {
  const page = await open()
  await settled(page)
  const entries = await entriesOf(page)
  await dragStart(page, 60, 0)
  await dragStart(page, 60, 0)
  await settled(page)
  expect(await entriesOf(page)).toBe(entries + 2)
})

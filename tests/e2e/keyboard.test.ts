import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { entriesOf, fragmentOf, journey, samples, settled } from './journey.ts'

/** Tabs until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = []
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? ''
    })
    if (name.test(focused)) return
    seen.push(focused)
  }
  throw new Error(`Tab leads nowhere named ${String(name)}, but to: ${seen.join(' | ')}`)
}

const playhead = async (page: Page) =>
  Number(await page.getByRole('slider', { name: 'Step', exact: true }).getAttribute('aria-valuenow'))

journey('playback is driven by keys: step, jump, play and pause', async ({ open }) => {
  const page = await open()
  await settled(page)
  await page.keyboard.press('Home')
  await expect.poll(() => playhead(page)).toBe(0)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => playhead(page)).toBe(1)
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => playhead(page)).toBe(11)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => playhead(page)).toBe(10)
  await page.keyboard.press(' ')
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  await expect.poll(() => playhead(page)).toBeGreaterThan(12)
  await page.keyboard.press(' ')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await page.keyboard.press('End')
  await expect.poll(() => playhead(page)).toBe(500)
})

journey('the start is moved by arrow keys', async ({ open }) => {
  const page = await open()
  await settled(page)
  const before = await samples(page)
  await tabTo(page, /^Start point/)
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
  await settled(page)
  const after = await samples(page)
  expect(after[0]?.points[0]).toBeGreaterThan(before[0]?.points[0] ?? NaN)
  expect(after[0]?.points[1]).toBe(before[0]?.points[1])
})

journey('a run is added, opened, changed and removed without a pointer', async ({ open }) => {
  const page = await open()
  await settled(page)
  const entries = await entriesOf(page)
  await tabTo(page, /^Add run/)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /Adam/ }).first().waitFor()
  await page.keyboard.press('Enter')
  await settled(page)
  expect(await samples(page)).toHaveLength(6)
  expect(await entriesOf(page)).toBe(entries + 1)
  const link = await fragmentOf(page)

  await page.getByRole('slider', { name: 'lr' }).first().focus()
  await page.keyboard.press('ArrowRight')
  await settled(page)
  expect(await fragmentOf(page)).not.toBe(link)
})

journey('themes change by key and by button', async ({ open }) => {
  const page = await open('', { colorScheme: 'light' })
  await settled(page)
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme'])
  expect(await theme()).toBe('light')
  await page.keyboard.press('t')
  await expect.poll(theme).toBe('dark')
})

journey('the system’s theme is followed', async ({ open }) => {
  const page = await open('', { colorScheme: 'dark' })
  await settled(page)
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
})

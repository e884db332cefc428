import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { journey, settled } from './journey.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const openCode = async (open: (fragment?: string, options?: object) => Promise<Page>, fragment = '', options = {}) => {
  const page = await open(fragment, options)
  await settled(page)
  await page.keyboard.press('x')
  const script = page.getByRole('region', { name: 'Script' })
  await script.waitFor()
  return { page, script }
}

describe('the code to take away', () => {
  for (const [colorScheme, width, height] of [
    ['light', 1440, 900],
    ['dark', 390, 844],
  ] as const) {
    journey(
      `is opened by a key, fits and breaks no rule of access, ${colorScheme}, ${width} wide`,
      async ({ open }) => {
        const { page, script } = await openCode(open, '', { colorScheme, viewport: { width, height } })
        const box = await script.boundingBox()
        expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
        await page.evaluate(source)
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run('dialog'),
        )
        expect(violations.map(({ id }) => id)).toEqual([])
      },
    )
  }

  journey('is kept as a file that is what stands there', async ({ open }) => {
    const { page, script } = await openCode(open, 'v=1&surface=eq(x^2%2B3*y^2)&start=1,2&run=adam(lr:0.1)&steps=20')
    await page.getByRole('button', { name: 'NumPy' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('thalweg_numpy.py')
    expect(readFileSync(await file.path(), 'utf8')).toBe(await script.textContent())
    expect(await script.textContent()).toContain('return x*x + 3*(y*y)')
  })

  journey('is closed by Escape, and opened for one run from its row', async ({ open }) => {
    const { page, script } = await openCode(open, 'v=1&run=adam(lr:0.1)&run=nesterov')
    await page.keyboard.press('Escape')
    await script.waitFor({ state: 'detached' })
    await page.locator('[data-run]', { hasText: 'Nesterov' }).first().locator('[aria-expanded]').first().click()
    await page.getByRole('button', { name: 'More for Nesterov' }).click()
    await page.getByRole('menuitem', { name: 'Code' }).click()
    await script.waitFor()
    expect(await script.textContent()).not.toContain('Adam')
    await page.getByRole('button', { name: 'Optax' }).click()
    await page.getByText(/Optax cannot say this\. Nesterov/).waitFor()
  })
})

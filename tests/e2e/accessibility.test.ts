import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type axe from 'axe-core'
import { expect } from 'vitest'
import { journey, settled } from './journey.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, each rule with the elements that break it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source)
  const { violations: found } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  return found.map(
    ({ id, impact, nodes }) => `${impact ?? ''} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    journey(`axe finds nothing to object to, ${colorScheme}, ${width} x ${height}`, async ({ open }) => {
      const page = await open('', { colorScheme, viewport: { width, height } })
      await settled(page)
      expect(await violations(page)).toEqual([])
    })
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  journey(`nor in a comparison on two surfaces, with a run’s controls open, ${colorScheme}`, async ({ open }) => {
    const page = await open('surface=ravine&steps=60&layout=compare&beside=booth&run=momentum&run=adam', {
      colorScheme,
    })
    await settled(page)
    await page
      .getByRole('button', { name: /^Momentum/ })
      .first()
      .click()
    expect(await violations(page)).toEqual([])
  })
}

journey('nor with a run’s controls open', async ({ open }) => {
  const page = await open()
  await settled(page)
  await page.locator('[data-run]', { hasText: 'Adam' }).first().locator('[aria-expanded]').first().click()
  expect(await violations(page)).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  journey(`nor in the reference, ${colorScheme}`, async ({ open }) => {
    const page = await open('', { colorScheme })
    await settled(page)
    await page.keyboard.press('i')
    await page.getByRole('article').first().getByRole('table').waitFor()
    expect(await violations(page)).toEqual([])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    journey(`nor in the results and with A and B, ${colorScheme}, ${width} x ${height}`, async ({ open }) => {
      const link = 'v=1&run=adam(lr:0.1)/baseline&run=sam&run=nelderMead&steps=120&axis=evaluations&tolerance=0.001'
      const page = await open(link, { colorScheme, viewport: { width, height } })
      await settled(page)
      await page.keyboard.press('b')
      await page.getByRole('region', { name: 'A and B' }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('m')
      await page.getByRole('dialog', { name: 'Results' }).getByRole('table').waitFor()
      expect(await violations(page)).toEqual([])
    })
  }
}

journey('nor in the gallery of presets', async ({ open }) => {
  const page = await open()
  await settled(page)
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('dialog').waitFor()
  expect(await violations(page)).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  journey(`nor in the equation editor, with an error and a removed line, ${colorScheme}`, async ({ open }) => {
    const page = await open('v=1&run=adam(lr:0.1)', { colorScheme })
    await settled(page)
    await page.keyboard.press('e')
    const field = page.getByRole('textbox', { name: /^Equations of/ })
    await field.fill('m = beta1*m + (1 - beta1)*g\nx = x - lr*m')
    await field.press('End')
    await page.keyboard.type('*(decay')
    await page.getByText('1 error').waitFor()
    expect(await violations(page)).toEqual([])
  })
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  journey(`nor in the inspector, ${width} x ${height}`, async ({ open }) => {
    const page = await open('v=1&run=adam(lr:0.1)/cosine/norm&run=nesterov&at=12', { viewport: { width, height } })
    await settled(page)
    await page.keyboard.press('u')
    await page.getByRole('complementary', { name: 'Inspector' }).getByText('Step', { exact: true }).waitFor()
    await page.locator('.vectors svg g.vector').first().waitFor()
    expect(await violations(page)).toEqual([])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  journey(`nor in the presenter, with equations, a chart and the list of keys, ${colorScheme}`, async ({ open }) => {
    const viewport = { width: 1920, height: 1080 }
    const page = await open('', { colorScheme, file: 'present.html', viewport })
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('e')
    await page.keyboard.press('r')
    await page.locator('.equations-panel math').first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
  })

  journey(`nor where a lecture is made, ${colorScheme}`, async ({ open }) => {
    const page = await open('', { colorScheme })
    await settled(page)
    await page.keyboard.press('y')
    await page.getByRole('button', { name: 'Begin with the presets' }).click()
    await page.getByLabel('Title of scene 1', { exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  journey(`nor in a page that is embedded, ${colorScheme}`, async ({ open }) => {
    const page = await open('', { colorScheme, file: '?embed=controls', viewport: { width: 640, height: 420 } })
    await settled(page)
    expect(await violations(page)).toEqual([])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  journey(`nor in the share dialog, in the colours of high contrast, ${colorScheme}`, async ({ open }) => {
    const page = await open('', { colorScheme, contrast: 'more' })
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.dataset['colours'])).toBe('contrast')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('s')
    await page.getByRole('img', { name: 'QR code of the link' }).waitFor()
    expect(await violations(page)).toEqual([])
  })
}

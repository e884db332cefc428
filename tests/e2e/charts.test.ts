import { expect } from 'vitest'
import { coloursOfCanvases, journey, settled } from './journey.ts'

const LINK =
  'surface=rosenbrock&start=-1.5,2&steps=150&run=adam(lr:0.1)/norm(max:5)&run=lookahead(kSlow:5,adam(lr:0.2))&run=nelderMead&at=40'

journey(
  'charts show state and effective rates, chosen by keys; marks and second paths are explained',
  async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    const key = page.getByRole('list', { name: 'Marks on the paths' })
    expect(await key.getByRole('listitem').allTextContents()).toEqual(['second path φ', 'simplex', 'clipped'])

    const chooser = page.getByLabel('Chart 1 shows')
    await chooser.focus()
    // As keys on a closed menu do.
    for (const letter of 'eff') await page.keyboard.press(letter)
    const chart = page.getByRole('slider', { name: 'Effective rate: step shown' })
    await chart.waitFor()
    await page.getByRole('button', { name: 'Effective rate: log axis' }).waitFor()
    expect(await page.getByText('x thick, y thin').first().isVisible()).toBe(true)

    await page.getByLabel('Chart 3 shows').selectOption('state.phi')
    await page.getByRole('slider', { name: 'State φ: step shown' }).waitFor()
    const box = (await chart.boundingBox())!
    await page.mouse.move(box.x + 60, box.y + 40)
    const reading = page.locator('.strip-reading')
    expect(await reading.getByRole('columnheader').allTextContents()).toEqual(['run', 'x', 'y', 'clipped'])
    for (const colours of await coloursOfCanvases(page)) expect(colours).toBeGreaterThan(3)

    await page.locator('[data-run]', { hasText: 'Adam' }).locator('[aria-expanded]').first().click()
    await page.getByText(/^Clipped in \d+ of 150 updates; at most it left .+ % of a gradient’s length\.$/).waitFor()
  },
)

journey('captions and the key fit a narrow screen', async ({ open }) => {
  const page = await open(LINK, { viewport: { width: 360, height: 780 }, hasTouch: true })
  await settled(page)
  await page.getByRole('tab', { name: 'Charts' }).click()
  await page.getByLabel('Chart 1 shows').selectOption('effectiveRate')
  for (const part of ['.strip-caption', '.surface-marks']) {
    for (const box of await page.locator(part).all()) {
      const { x, width } = (await box.boundingBox())!
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(360)
    }
  }
  const overflowing = await page
    .locator('.strip-caption')
    .evaluateAll((captions) => captions.filter((caption) => caption.scrollWidth > caption.clientWidth).length)
  expect(overflowing).toBe(0)
})

/** Overlays on the surface: by keys and by touch, in the link, beside a start that is dragged. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { dragStart, entriesOf, fragmentOf, journey, settled } from './journey.ts'

const theory = (page: Page) => page.getByRole('region', { name: 'Local theory' })
const section = (page: Page) => page.getByRole('region', { name: 'Cross-section along the last step' })
const key = (page: Page) => page.getByRole('list', { name: 'Key of the overlays' })

/** The share of the pixels of each overlay's canvas that something is drawn on. */
const inked = (page: Page) =>
  page.locator('canvas[data-overlay]').evaluateAll((canvases) =>
    canvases.map((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0
      const { width, height } = canvas
      // Read from a copy: the page's own canvas stays as the browser thinks best for drawing.
      const copy = Object.assign(document.createElement('canvas'), { width, height })
      const context = copy.getContext('2d', { willReadFrequently: true })
      context?.drawImage(canvas, 0, 0)
      const data = context?.getImageData(0, 0, width, height).data ?? []
      let count = 0
      for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 0) count += 1
      return count / (width * height)
    }),
  )

journey('a lecturer brings up theory, field and flow by keys alone, and the link has them', async ({ open }) => {
  const page = await open(
    'v=1&surface=rosenbrock&start=-1.5,2&run=gradientDescent(lr:0.001)&run=adam(lr:0.1)&steps=200&at=12',
  )
  await settled(page)
  expect(await page.locator('canvas[data-overlay]').count()).toBe(0)
  await page.keyboard.press('l')
  await theory(page).getByText('at Gradient descent, step 12').waitFor()
  const before = await theory(page).textContent()
  await page.keyboard.press('ArrowRight')
  await theory(page).getByText('at Gradient descent, step 13').waitFor()
  expect(await theory(page).textContent()).not.toBe(before)
  await page.keyboard.press('w')
  await key(page).getByText('length as log').waitFor()
  await page.keyboard.press('w')
  await key(page).getByText('lines of the flow').waitFor()
  expect(await fragmentOf(page)).toContain('overlays=theory,flow')
  // The lines of the flow are found when things are at rest.
  await page.waitForTimeout(800)
  const drawn = await inked(page)
  expect(drawn).toHaveLength(2)
  for (const share of drawn) expect(share).toBeGreaterThan(0.001)
  const entries = await entriesOf(page)
  await page.keyboard.press('l')
  await theory(page).waitFor({ state: 'detached' })
  expect(await entriesOf(page)).toBe(entries + 1)
  await page.keyboard.press('Control+z')
  await theory(page).waitFor()
})

journey('what is drawn follows the start while it is dragged, and the pointer on the plot', async ({ open }) => {
  const page = await open(
    'v=1&surface=himmelblau&start=-0.4,-0.9&run=momentum(lr:0.01)&steps=100&at=4&overlays=theory,model,flow,section',
  )
  await settled(page)
  await section(page).getByRole('img').waitFor()
  const at = await theory(page).textContent()
  await dragStart(page, 90, 60)
  await page.mouse.move(5, 5)
  await settled(page)
  expect(await theory(page).textContent()).not.toBe(at)
  await page.mouse.move(700, 300)
  await theory(page).getByText('at the pointer').waitFor()
})

journey('on a phone the overlays are under the view’s tools, and leave room for the picture', async ({ open }) => {
  const page = await open('v=1&surface=himmelblau&start=-0.4,-0.9&run=momentum(lr:0.01)&steps=100&at=4', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await settled(page)
  await page.getByRole('button', { name: 'View tools' }).tap()
  await page.getByRole('button', { name: 'Overlays' }).tap()
  for (const name of [/Local theory/, /Quadratic model/, /Cross-section/]) {
    const box = page.getByRole('checkbox', { name })
    await box.tap()
    expect(await box.isChecked()).toBe(true)
  }
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'View tools' }).tap()
  await section(page).getByRole('img').waitFor()
  const [panel, plot] = await Promise.all(
    ['.overlay-panel', '.surface-plot'].map((selector) => page.locator(selector).boundingBox()),
  )
  expect(panel?.height).toBeLessThan((plot?.height ?? 0) * 0.6)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, samples, settled } from './journey.ts'

const ADAM = 'v=1&start=-1.5,2&run=momentum(lr:0.0002)&run=adam(lr:0.5,beta2:0.99)/warmup(W:40,cosine)&at=42'

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
const arrows = (page: Page) => page.locator('.vectors svg g.vector')

async function openOnAdam(page: Page) {
  await settled(page)
  await page.locator('[data-run]', { hasText: 'Adam' }).locator('[aria-expanded]').first().click()
  await page.getByRole('button', { name: 'Inspect' }).click()
  await inspector(page).getByRole('heading', { name: 'Adam' }).waitFor()
  await arrows(page).first().waitFor()
}

journey('an update is taken apart in lines and arrows, which follow the playhead', async ({ open }) => {
  const page = await open(ADAM)
  await openOnAdam(page)
  await expect.poll(() => inspector(page).locator('.at').textContent()).toBe('step 42 of 500')
  expect(await arrows(page).count()).toBe(3)

  // What the last block says of x is the distance of two recorded points.
  const distance = async (step: number) => {
    const [, adam] = await samples(page)
    return (adam?.points[2 * step] ?? NaN) - (adam?.points[2 * step - 2] ?? NaN)
  }
  const stepInX = async () => {
    const text = await inspector(page)
      .locator('.block', { hasText: 'Step' })
      .last()
      .locator('.result')
      .first()
      .textContent()
    return Number(text?.replace('=', '').replace('−', '-'))
  }
  await expect.poll(stepInX).toBeCloseTo(await distance(42), 5)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => inspector(page).locator('.at').textContent()).toBe('step 43 of 500')
  await expect.poll(stepInX).toBeCloseTo(await distance(43), 5)
})

journey('a line and its arrow point each other out', async ({ open }) => {
  const page = await open(ADAM)
  await openOnAdam(page)
  await inspector(page).locator('.block', { hasText: 'Gradient' }).first().hover()
  await page.locator('.vectors svg g.vector.gradient.pointed').waitFor()
  const shaft = await page.locator('.vectors svg g.vector.direction .shaft').boundingBox()
  if (!shaft) throw new Error('no arrow')
  await page.mouse.move(shaft.x + shaft.width / 2, shaft.y + shaft.height / 2)
  await inspector(page).locator('.block.pointed').waitFor()
})

journey('the model, runs and closing are within reach of keys', async ({ open }) => {
  const page = await open(ADAM)
  await settled(page)
  await page.keyboard.press('u')
  await inspector(page).getByRole('heading', { name: 'Momentum' }).waitFor()
  await page.getByRole('button', { name: 'quadratic model' }).press('Enter')
  await page.locator('.vectors path.model').waitFor()
  await inspector(page).getByRole('button', { name: 'Adam', exact: true }).press('Enter')
  await inspector(page).getByRole('heading', { name: 'Adam' }).waitFor()
  await page.keyboard.press('Escape')
  await inspector(page).waitFor({ state: 'detached' })
  expect(await page.locator('.vectors').count()).toBe(0)
})

for (const width of [360, 390, 1024, 1440]) {
  journey(`no line is wider than the inspector at ${width} px`, async ({ open }) => {
    const page = await open('v=1&run=levenbergMarquardt&run=sam(adam)/cyclic&run=adafactor/norm&at=7', {
      viewport: { width, height: 844 },
    })
    await settled(page)
    await page.keyboard.press('u')
    for (const name of [/Levenberg/, /SAM/, /Adafactor/]) {
      await inspector(page).getByRole('group').getByRole('button', { name }).click()
      await inspector(page).getByRole('heading', { name }).waitFor()
      await inspector(page).locator('.block').first().waitFor()
      const wide = await inspector(page).evaluate((panel) => [
        document.documentElement.scrollWidth > window.innerWidth,
        ...[...panel.querySelectorAll('.blocks, .block, .summary')].map(
          (part) => part.scrollWidth > part.clientWidth + 1,
        ),
      ])
      expect(wide).not.toContain(true)
    }
  })
}

journey(
  'a method that cannot run on a surface says so, there and in the inspector, and leaves no path of another',
  async ({ open }) => {
    const page = await open('v=1&surface=rosenbrock&run=gaussNewton&run=adam')
    await settled(page)
    await page.keyboard.press('u')
    await inspector(page).locator('.block').first().waitFor()
    await page.getByRole('button', { name: /Rosenbrock/ }).click()
    await page.getByText('Ackley', { exact: true }).click()
    await settled(page)
    const reason = 'This method needs a surface that is written as a sum of squares.'
    await inspector(page).getByText(reason).waitFor()
    expect(await page.evaluate(() => thalweg.runs()[0]?.condition)).toBe('failed')
    const [none, adam] = await samples(page)
    expect(none?.points.length).toBe(0)
    expect(adam?.points.length).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await page.locator('[data-run] [aria-expanded]').first().click()
    await page.getByText(reason).waitFor()
  },
)

journey('an update on a typed surface is taken apart like any other', async ({ open }) => {
  const page = await open('surface=eq(log(x)%2By^2)&start=1,1&run=adam&steps=60&at=10')
  await settled(page)
  await page.keyboard.press('u')
  await inspector(page).getByRole('heading', { name: 'Adam' }).waitFor()
  await arrows(page).first().waitFor()
})

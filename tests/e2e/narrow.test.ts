import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, settled } from './journey.ts'

/** The narrowest phone, held upright, with a finger for a pointer. */
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

/** What can be operated but lies outside the screen, in nothing that scrolls sideways; and how far the page is too wide. */
const outside = (page: Page) =>
  page.evaluate((wide) => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const operated = [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [role=slider]')]
    const names = operated
      .filter((element) => element.checkVisibility() && !scrolls(element.parentElement))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (left < -1 || right > wide + 1)
      })
      .map((element) => element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40))
    const dialog = document.querySelector('dialog[open]')
    const excess = Math.max(
      document.documentElement.scrollWidth - wide,
      // A page that is too wide makes a phone zoom out.
      innerWidth - wide,
      dialog === null ? 0 : dialog.scrollWidth - dialog.clientWidth,
    )
    return { excess, names }
  }, phone.viewport.width)

const fits = { excess: 0, names: [] }

journey('360 pixels are wide enough for the page, its tabs and its menu', async ({ open }) => {
  const page = await open('', phone)
  await settled(page)
  expect(await outside(page)).toEqual(fits)
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    expect(await outside(page), (await tab.textContent()) ?? '').toEqual(fits)
  }
  await page.getByRole('button', { name: 'More' }).click()
  expect(await outside(page), 'More').toEqual(fits)
})

journey('and for every dialog', async ({ open }) => {
  const page = await open('', phone)
  await settled(page)
  for (const key of ['s', 'g', 'i', 'x', 'o', 'h', 'm', '?', 'Control+k']) {
    await page.keyboard.press(key)
    await page.locator('dialog[open]').waitFor()
    await page.waitForTimeout(200)
    expect(await outside(page), key).toEqual(fits)
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
  }
})

journey('and for the comparison, the editor and the inspector', async ({ open }) => {
  const page = await open('', phone)
  await settled(page)
  for (const key of ['v', 'e', 'u']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(700)
    expect(await outside(page), key).toEqual(fits)
    await page.keyboard.press(key)
  }
})

const DATA =
  'v=1&surface=logistic_regression&data=clouds(n:50,validation:0.2)&start=-2,3&steps=60&seeds=10&run=gradientDescent(lr:0.1)/miniBatch(B:8)/binary16'

journey('and for data with their rows and their CSV, the gradient of a run, and many seeds', async ({ open }) => {
  const page = await open(DATA, phone)
  await settled(page)
  await page.getByText(/^All seeds have been run/).waitFor()
  await page.locator('.run-row .head').first().click()
  await page.getByRole('group', { name: 'Gradient', exact: true }).scrollIntoViewIfNeeded()
  expect(await outside(page), 'gradient').toEqual(fits)
  expect(await tooSmall(page, true), 'gradient').toEqual([])
  await page.getByRole('tab', { name: 'Data' }).click()
  await page.getByRole('button', { name: 'Add a point' }).click()
  await page.getByRole('group', { name: /^Row / }).waitFor()
  expect(await outside(page), 'data').toEqual(fits)
  expect(await tooSmall(page, true), 'data').toEqual([])
  await page.getByRole('button', { name: 'Paste CSV' }).click()
  await page.getByLabel('Rows of data').fill('u,v,s\n0,1.5,1\n1,x,1\n2,0.25,3')
  await page.getByText(/^line 3: /).waitFor()
  expect(await outside(page), 'CSV').toEqual(fits)
  expect(await tooSmall(page, true), 'CSV').toEqual([])
})

journey('and for the curve of one parameter', async ({ open }) => {
  const page = await open('v=1&surface=sample_mean&start=0,0&steps=50&run=gradientDescent(lr:0.1)', phone)
  await settled(page)
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    expect(await outside(page), (await tab.textContent()) ?? '').toEqual(fits)
  }
})

/** What a finger would miss: less than 40 pixels high where it can be pressed. Words within a text are no targets of their own. */
const tooSmall = (page: Page, isScrolled = false) =>
  page.evaluate((scrolled) => {
    const whole: ParentNode = document.querySelector('dialog[open]') ?? document
    const pressed = [
      ...whole.querySelectorAll('button, select, input, summary, .to-reference, [role=tab], .start-handle'),
    ]
    return pressed
      .map((element) => element.closest('label') ?? element)
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 0)
      .filter((element) => {
        // Below what stays at the top of the screen while the page is scrolled.
        if (scrolled && element instanceof HTMLElement) element.style.scrollMarginBottom = '60px'
        if (scrolled) element.scrollIntoView({ block: 'end', behavior: 'instant' })
        const { left, top, width, height } = element.getBoundingClientRect()
        if (height >= 40) return false
        // Smaller to the eye than to the finger: what is hit 20 pixels above and below its middle?
        const [x, y] = [left + width / 2, top + height / 2]
        const inside = (at: number) => at >= 0 && at < innerHeight
        return ![y - 19, y + 19].filter(inside).every((at) => element.contains(document.elementFromPoint(x, at)))
      })
      .map((element) => `${element.className} ${element.getAttribute('aria-label') ?? element.textContent.trim()}`)
  }, isScrolled)

journey('everything that is pressed is as large as a finger', async ({ open }) => {
  const page = await open('', phone)
  await settled(page)
  expect(await tooSmall(page)).toEqual([])
  for (const key of ['s', 'g', 'i', 'x', 'o', 'h', 'm', '?']) {
    await page.keyboard.press(key)
    await page.locator('dialog[open]').waitFor()
    await page.waitForTimeout(300)
    expect(await tooSmall(page), key).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
  }
})

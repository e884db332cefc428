/** Tab leads to everything that can be operated, the focus is seen there, and it gets away again. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, settled } from './journey.ts'

/** Tabs once round the page, or the dialog that is open, and says what was not reached, and where no focus was seen. */
async function walk(page: Page): Promise<{ count: number; missed: string[]; unseen: string[] }> {
  const count = await page.evaluate(() => {
    const whole: ParentNode = document.querySelector('dialog[open]') ?? document
    const operated = [
      ...whole.querySelectorAll<HTMLElement>(
        'button, a[href], input, select, textarea, summary, [tabindex], [role=slider]',
      ),
    ].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.matches(':disabled') &&
        // Of tabs, options and radios one is reached, and arrows lead to the others.
        !element.closest('[role=tablist], [role=listbox], [role=menu], [tabindex="-1"]') &&
        !element.matches('[type=radio]:not(:checked)'),
    )
    const reached = new Set<Element>()
    const unseen = new Set<string>()
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return
      reached.add(target)
      // The ring is on itself, on what it is drawn with, or on what it stands in.
      const near = [target, ...target.children, target.nextElementSibling, target.parentElement]
      const hasRing = near.some((element) => {
        if (!element) return false
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
      })
      if (!hasRing) unseen.add(nameOf(target))
    })
    Object.assign(globalThis, {
      walked: () => ({
        count: operated.length,
        missed: operated.filter((element) => element.isConnected && !reached.has(element)).map(nameOf),
        unseen: [...unseen],
      }),
    })
    return operated.length
  })
  for (let i = 0; i < count + 12; i++) await page.keyboard.press('Tab')
  return page.evaluate(() => (globalThis as unknown as { walked(): Awaited<ReturnType<typeof walk>> }).walked())
}

const RUNS = 'run=gradientDescent(lr:0.02)&run=adam(lr:0.1)&steps=60'

for (const [name, link] of [
  ['the workbench', `v=1&surface=ravine&${RUNS}`],
  ['a comparison on two surfaces', `v=1&surface=ravine&layout=compare&beside=booth&${RUNS}`],
] as const)
  journey(`Tab reaches everything in ${name}, and shows where it is`, async ({ open }) => {
    const page = await open(link)
    await settled(page)
    const { count, ...lost } = await walk(page)
    expect(count).toBeGreaterThan(25)
    expect(lost).toEqual({ missed: [], unseen: [] })
  })

const openerOf = (page: Page, name: string) => page.getByRole('button', { name }).first()
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
const dialog = (page: Page) => page.locator('dialog[open]')

for (const name of ['Share', 'Results']) {
  journey(`the dialog of “${name}” keeps the focus, and gives it back to what opened it`, async ({ open }) => {
    const page = await open(`v=1&surface=ravine&${RUNS}`)
    await settled(page)
    await openerOf(page, name).focus()
    const opener = await focused(page)
    await page.keyboard.press('Enter')
    await dialog(page).locator('h2').waitFor()
    await page.waitForTimeout(500)
    const { count, ...lost } = await walk(page)
    expect(count).toBeGreaterThan(2)
    expect(lost).toEqual({ missed: [], unseen: [] })
    expect(
      await dialog(page).evaluate(
        (it) => it.contains(document.activeElement) || document.body === document.activeElement,
      ),
    ).toBe(true)
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
    expect(await focused(page)).toBe(opener)

    await page.keyboard.press('Enter')
    await dialog(page).getByRole('button', { name: 'Close' }).press('Enter')
    await dialog(page).waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe(opener)
  })
}

journey('so does a menu; and Tab reaches everything in the dialog that saves', async ({ open }) => {
  const page = await open(`v=1&surface=ravine&${RUNS}`)
  await settled(page)
  await openerOf(page, 'More').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  expect(await focused(page)).toBe('More')
  await page.keyboard.press('o')
  await dialog(page).locator('canvas').waitFor()
  for (const pane of ['Picture', 'Animation', 'Numbers']) {
    await dialog(page).getByRole('button', { name: pane, exact: true }).press('Enter')
    await page.waitForTimeout(300)
    const { count, ...lost } = await walk(page)
    expect(count, pane).toBeGreaterThan(4)
    expect(lost, pane).toEqual({ missed: [], unseen: [] })
  }
})

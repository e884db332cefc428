import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { configurationOf, dragStart, entriesOf, fragmentOf, journey, settled } from './journey.ts'

/** Finds a command in the palette and does it. */
async function command(page: Page, search: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find/ }).fill(search)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Something done to the experiment, by hand or by keys; each is one gesture. */
const gestures: readonly ((page: Page) => Promise<unknown>)[] = [
  (page) => dragStart(page, 60, 30),
  (page) => page.keyboard.press('a'),
  (page) => command(page, 'add lion'),
  (page) => command(page, 'surface ravine'),
  (page) => dragStart(page, 40, -30),
  (page) => command(page, 'add rmsprop'),
  (page) => command(page, 'schedule cosine annealing'),
  (page) => command(page, 'clip norm'),
  (page) => page.keyboard.press('v'),
  (page) => page.keyboard.press('v'),
  (page) => page.getByLabel('Chart 1 shows').selectOption('effectiveRate'),
  (page) => page.getByRole('button', { name: /^Effective rate: .* axis/ }).click(),
  (page) => page.getByLabel('Chart 1 shows').selectOption('loss'),
  (page) => page.getByRole('button', { name: /^Loss: .* axis/ }).click(),
  async (page) => {
    await page
      .getByLabel('Steps', { exact: true })
      .fill((await page.getByLabel('Steps', { exact: true }).inputValue()) === '320' ? '260' : '320')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /Runs/ }).click()
  },
  async (page) => {
    await page.getByRole('slider', { name: 'lr' }).first().focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
  },
  (page) =>
    page
      .getByRole('button', { name: /^Hide / })
      .first()
      .click(),
  (page) =>
    page
      .getByRole('button', { name: /^Duplicate / })
      .first()
      .click(),
  async (page) => {
    await page
      .getByRole('button', { name: /^More for / })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Move up' }).click()
  },
  async (page) => {
    await page
      .getByRole('button', { name: /^More for / })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
  },
  (page) => command(page, 'surface himmelblau'),
  (page) => page.getByRole('button', { name: 'Zoom in' }).click(),
  (page) => dragStart(page, -50, 20),
  (page) => command(page, 'schedule step decay'),
  (page) => command(page, 'add nelder'),
  (page) => command(page, 'valley gradient'),
  (page) => page.keyboard.press('a'),
]

journey(
  'fifty mixed actions are undone back to the very first experiment, to the bit, and done again',
  async ({ open }) => {
    const page = await open(
      'surface=rosenbrock(b:30)&start=-1.2,1.3&run=adam(lr:0.03)&run=momentum(lr:0.001)&at=80&steps=200',
    )
    await settled(page)
    const first = await configurationOf(page)
    const link = await fragmentOf(page)
    for (let round = 0; round < 2; round++) for (const gesture of gestures) await gesture(page)
    await settled(page)
    const last = await configurationOf(page)
    expect(last).not.toEqual(first)

    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    let undone = 0
    for (; await undo.isEnabled(); undone++) await page.keyboard.press('Control+z')
    expect(undone).toBeGreaterThanOrEqual(50)
    await settled(page)
    expect(await configurationOf(page)).toEqual(first)
    expect((await fragmentOf(page)).replace(/&at=\d+/, '')).toBe(link.replace(/^(?!v=)/, 'v=1&').replace(/&at=\d+/, ''))

    const redo = page.getByRole('button', { name: 'Redo', exact: true })
    for (let i = 0; i < undone; i++) await page.keyboard.press('Control+Shift+z')
    expect(await redo.isDisabled()).toBe(true)
    await settled(page)
    expect(await configurationOf(page)).toEqual(last)
  },
)

journey('undoing is one entry of the browser’s history, and “Back” is undone like anything else', async ({ open }) => {
  const page = await open('surface=bowl&run=adam&steps=50')
  await settled(page)
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  const three = await fragmentOf(page)
  const entries = await entriesOf(page)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect(await entriesOf(page)).toBe(entries + 1)
  await page.goBack()
  await page.waitForFunction((fragment) => location.hash.slice(1) === fragment, three)
  await page.keyboard.press('Control+z')
  await page.waitForFunction(() => thalweg.runs().length === 1)
})

journey(
  'what was worked on is found again among the recent experiments, named and with its picture',
  async ({ open }) => {
    const page = await open('surface=ravine&run=adam&steps=50')
    await settled(page)
    await command(page, 'add lion')
    const worked = await configurationOf(page)
    await page.waitForFunction(() => localStorage.getItem('thalweg.recent') !== null)
    const again = await open('', { besides: page })
    await settled(again)
    await again.keyboard.press('h')
    await again.getByRole('button', { name: /^Rename/ }).click()
    await again.getByRole('textbox', { name: /^Name of/ }).fill('Lion in the ravine')
    await again.keyboard.press('Enter')
    await again.getByRole('button', { name: /^Lion in the ravine/ }).click()
    await settled(again)
    expect(await configurationOf(again)).toEqual(worked)
    await again.keyboard.press('h')
    await again.getByRole('button', { name: 'Delete Lion in the ravine' }).click()
    await again.getByText(/None yet/).waitFor()
  },
)

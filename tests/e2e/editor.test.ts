import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { pathsOfJson, pathsOfLink } from './engine.ts'
import { configurationOf, entriesOf, fragmentOf, journey, runsOf, samples, settled } from './journey.ts'

const ravineWith = (run: string) => `v=1&surface=ravine(kappa:50)&start=-2.7,-0.3&run=${run}&steps=120`
const adam = ravineWith('adam(lr:0.1)')

const field = (page: Page) => page.getByRole('textbox', { name: /^Equations of/ })

/** Opens the run's controls and forks its optimizer, or its schedule. */
async function fork(page: Page, what: 'optimizer' | 'schedule' = 'optimizer'): Promise<void> {
  await page.locator('[data-run] [aria-expanded]').first().click()
  const buttons = page.getByRole('button', { name: 'Fork equations' })
  await (what === 'optimizer' ? buttons.first() : buttons.last()).click()
  await field(page).waitFor()
  await settled(page)
}

/** Selects a whole line of the text and types another in its place, key by key. */
async function typeLine(page: Page, line: number, text: string): Promise<void> {
  await field(page).press('Control+Home')
  for (let i = 1; i < line; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await page.keyboard.type(text)
}

async function deleteLine(page: Page, line: number): Promise<void> {
  await typeLine(page, line, '')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Backspace')
}

/** Behind this no further keys belong to the gesture. */
const pause = (page: Page) => page.waitForTimeout(1200)

journey(
  'Adam without its bias correction: forked, raced, shared by a link, and undone to the start',
  async ({ open }) => {
    const page = await open(adam)
    await settled(page)
    const [original] = await samples(page)
    await fork(page)
    expect((await runsOf(page)).map(({ label }) => label)).toEqual(['Adam', 'Adam, forked'])
    expect(await samples(page)).toEqual([original, original])

    await typeLine(page, 5, 'x = x - lr*m/(sqrt(v) + eps)')
    await deleteLine(page, 4)
    await deleteLine(page, 3)
    expect((await field(page).inputValue()).split('\n')).toEqual([
      'm = beta1*m + (1 - beta1)*g',
      'v = beta2*v + (1 - beta2)*g^2',
      'x = x - lr*m/(sqrt(v) + eps)',
    ])
    await settled(page)
    const [still, changed] = await samples(page)
    expect(still).toEqual(original)
    // Kingma & Ba: the first step is (1 - beta1)/sqrt(1 - beta2) = 3.16 times as long.
    const firstStep = (points: readonly number[] = []) => (points[2] ?? NaN) - (points[0] ?? NaN)
    expect(firstStep(changed?.points) / firstStep(original?.points)).toBeCloseTo(Math.sqrt(10), 5)
    const removed = page.getByRole('list', { name: 'Lines of Adam that are not here' })
    expect(await removed.getByRole('listitem').count()).toBe(2)

    const link = await fragmentOf(page)
    const reader = await open(link)
    await settled(reader)
    expect(await samples(reader)).toEqual([still, changed])
    expect(await samples(reader)).toEqual(pathsOfLink(link))

    for (let entries = await entriesOf(page); entries > 0; entries--) {
      if ((await runsOf(page)).length === 1) break
      await page.goBack()
      await settled(page)
    }
    expect(await fragmentOf(page)).toBe(adam)
    expect(await samples(page)).toEqual([original])
    expect(await field(page).count()).toBe(0)
  },
)

journey('while a text cannot be read the last one runs, and nothing that is typed is lost', async ({ open }) => {
  const page = await open(adam)
  await settled(page)
  await fork(page)
  await field(page).press('Control+End')
  await page.keyboard.type('*2')
  await pause(page)
  await settled(page)
  const link = await fragmentOf(page)
  const before = await samples(page)

  await page.keyboard.type('*(1 - ')
  await page.getByText('1 error').waitFor()
  await settled(page)
  expect(await samples(page)).toEqual(before)
  expect(await fragmentOf(page)).toBe(link)
  expect(await page.getByRole('button', { name: 'Add to runs' }).isDisabled()).toBe(true)

  await page.keyboard.press('Escape')
  expect(await field(page).count()).toBe(0)
  await page.keyboard.press('e')
  expect(await field(page).inputValue()).toMatch(/\*2\*\(1 - $/)
  await field(page).press('Control+End')
  await page.keyboard.type('0)')
  await page.getByText('In force').waitFor()
  await settled(page)
  expect(await samples(page)).toEqual(before)
})

journey('going back undoes one gesture of typing at a time, with the editor open', async ({ open }) => {
  const page = await open(adam)
  await settled(page)
  await fork(page)
  const texts = [await field(page).inputValue()]
  for (const typed of ['*2', '/3']) {
    await field(page).press('Control+End')
    await page.keyboard.type(typed)
    texts.push(await field(page).inputValue())
    await pause(page)
  }
  for (const text of texts.slice(0, -1).toReversed()) {
    await page.goBack()
    await settled(page)
    expect(await field(page).inputValue()).toBe(text)
  }
  await page.goForward()
  await settled(page)
  expect(await field(page).inputValue()).toBe(texts[1])
})

journey('Ctrl Z undoes in the text what a hand typed and what a button wrote', async ({ open }) => {
  const page = await open(adam)
  await settled(page)
  await fork(page)
  const texts = [await field(page).inputValue()]
  await field(page).press('Control+End')
  await page.keyboard.type('*kk')
  texts.push(await field(page).inputValue())
  await page.getByRole('button', { name: 'Name and range of kk' }).click()
  await page.getByLabel('Name', { exact: true }).fill('kappa')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.waitForFunction(() => /kappa/.test(document.querySelector('textarea')?.value ?? ''))
  texts.push(await field(page).inputValue())
  for (const text of texts.slice(0, -1).toReversed()) {
    await field(page).press('Control+z')
    expect(await field(page).inputValue()).toBe(text)
  }
  await field(page).press('Control+z')
  expect(await field(page).inputValue()).toBe(texts[0])
  for (const text of texts.slice(1)) {
    await field(page).press('Control+Shift+z')
    expect(await field(page).inputValue()).toBe(text)
  }
})

journey(
  'copies made by hand, of an optimizer, a schedule and a surface, take the paths of the originals',
  async ({ open }) => {
    const page = await open(ravineWith('nesterov(lr:0.01)/cosine'))
    await settled(page)
    const [original] = await samples(page)

    await page.getByRole('button', { name: 'Add run' }).click()
    await page.getByRole('menuitem', { name: /Your own equations/ }).click()
    await field(page).waitFor()
    await page.keyboard.type('v = beta*v + grad(x - lr*beta*v)\nx = x - lr*v')
    await page.getByRole('textbox', { name: 'lr, exact value' }).fill('0.01')
    await page.keyboard.press('Enter')
    await settled(page)
    await page.keyboard.press('Escape')

    await page.locator('[data-run] [aria-expanded]').first().click()
    await page.getByRole('button', { name: 'Fork equations' }).last().click()
    await field(page).fill('lr(t) = etaMin + (lr - etaMin)*(1 + cos(pi*min(t, T)/T))/2')
    await settled(page)

    await page.getByRole('button', { name: /^Surface/ }).click()
    await page.getByRole('button', { name: 'Start empty' }).click()
    await field(page).waitFor()
    await page.keyboard.type('f(x, y) = 0.5*(x^2 + 50*y^2)')
    await settled(page)

    const runs = await samples(page)
    expect(runs[0]).toEqual(original)
    expect(runs[1]).toEqual(original)
    expect(runs).toEqual(pathsOfJson(await configurationOf(page)))
    expect(runs).toEqual(pathsOfLink(await fragmentOf(page)))
  },
)

journey('on a phone the editor is a sheet, and the picture stays in view and alive', async ({ open }) => {
  const page = await open(adam, { viewport: { width: 390, height: 844 } })
  await settled(page)
  await fork(page)
  const [picture, text] = [await page.locator('.surf').boundingBox(), await field(page).boundingBox()]
  expect(picture?.height).toBeGreaterThan(120)
  expect(text?.y).toBeGreaterThan((picture?.y ?? 0) + (picture?.height ?? 0))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const before = await samples(page)
  await field(page).press('Control+End')
  await page.keyboard.type('*3')
  await settled(page)
  expect(await samples(page)).not.toEqual(before)
})

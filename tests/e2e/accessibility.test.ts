/** axe over every screen, dialog and menu: a table of visits, each one page in which one thing after another is opened. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type axe from 'axe-core'
import { expect } from 'vitest'
import { journey, settled } from './journey.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules whose outcome hangs on the theme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** What axe finds, each rule with the elements that break it. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const found = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(only && { runOnly: only }),
      }),
    rules,
  )
  return found.violations.map(
    ({ id, impact, nodes }) => `${impact ?? ''} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

/** Of the same page in both themes; what does not hang on colours is asked once. */
async function inBothThemes(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, colorScheme)
    const here = await violations(page, colorScheme === 'light' ? undefined : OF_COLOUR)
    found.push(...here.map((text) => `${colorScheme}: ${text}`))
  }
  return found
}

/** What is looked at, and what is done to come there from the state before. */
type State = readonly [name: string, come: (page: Page) => Promise<unknown>]

interface Visit {
  name: string
  file?: string
  link?: string
  sizes?: readonly BrowserContextOptions[]
  states: readonly State[]
}

const DESKTOP = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const NARROWEST = { ...PHONE, viewport: { width: 360, height: 740 } }
const HALL = { viewport: { width: 1920, height: 1080 } }

const asItOpens: State = ['as it opens', async () => {}]
const key = (name: string) => (page: Page) => page.keyboard.press(name)
const button = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click()

/** A dialog by its key, once that is in it; the one before is closed. */
const dialog =
  (name: string, ready = 'h2') =>
  async (page: Page) => {
    const before = page.locator('dialog[open]')
    if ((await before.count()) > 0) {
      await page.keyboard.press('Escape')
      await before.waitFor({ state: 'detached' })
    }
    await page.keyboard.press(name)
    await page.locator(`dialog[open] ${ready}`).first().waitFor()
  }

const RUNS = 'run=gradientDescent(lr:0.001)&run=adam(lr:0.5)/warmup(W:40,cosine)/norm&run=nesterov(lr:0.001,beta:0.97)'
const VALLEY = `v=1&surface=rosenbrock&start=-1.5,2&${RUNS}&at=112&tolerance=0.001&nonsense=1`

const SAMPLED = 'run=gradientDescent(lr:0.1)/miniBatch(B:8)/binary16&run=adam(lr:0.1)'

const DIALOGS: readonly State[] = [
  ['the help', dialog('?')],
  ['the presets', dialog('g', '[role=img], canvas, img')],
  ['the reference', dialog('i', 'article table')],
  ['the code', dialog('x', 'pre')],
  ['a picture to save', dialog('o', 'select, input')],
  ['an animation to save', button('Animation')],
  ['numbers to save', button('Numbers')],
  ['recent experiments', dialog('h')],
  ['the share dialog', dialog('s', '[role=img][aria-label^="QR"]')],
  ['the results', dialog('m', 'table')],
  ['a lecture of no scenes', dialog('y')],
  ['a lecture of many', button('Begin with the presets')],
  ['the palette', dialog('Control+k', '[role=option]')],
  ['the palette where nothing fits', (page) => page.keyboard.type('qqqq')],
]

const VISITS: readonly Visit[] = [
  {
    name: 'a problem over data',
    link: `v=1&surface=logistic_regression&data=clouds(n:50,validation:0.2)&start=-2,3&steps=60&at=30&seeds=20&${SAMPLED}`,
    sizes: [DESKTOP, PHONE],
    states: [
      ['with many seeds run', (page) => page.getByText(/^All seeds have been run/).waitFor()],
      [
        'with the gradient of a run open',
        async (page) => {
          await page.locator('.run-row .head').first().click()
          await page.getByRole('group', { name: 'Gradient', exact: true }).scrollIntoViewIfNeeded()
        },
      ],
      [
        'with its data',
        async (page) => {
          const data = page.getByRole('tab', { name: 'Data' })
          if (await data.isVisible()) await data.click()
          await page.getByRole('application', { name: /^Data, / }).waitFor()
        },
      ],
      [
        'with a point of them chosen',
        async (page) => {
          await page.getByRole('button', { name: 'Add a point' }).click()
          await page.getByRole('group', { name: /^Row / }).waitFor()
        },
      ],
      [
        'with rows from CSV, some of them bad',
        async (page) => {
          await page.getByRole('button', { name: 'Paste CSV' }).click()
          await page.getByLabel('Rows of data').fill('u,v,s\n0,1.5,1\n1,x,1\n2,0.25,3')
          await page.getByText(/^line 3: /).waitFor()
        },
      ],
    ],
  },
  {
    name: 'a problem with one parameter',
    link: `v=1&surface=sample_mean&start=0,0&steps=50&at=20&overlays=theory,model&${SAMPLED}`,
    sizes: [DESKTOP, PHONE],
    states: [['as it opens', (page) => page.locator('.overlay-card').first().waitFor()]],
  },
  {
    name: 'low precision, with the gradient estimate over the surface',
    link: `v=1&surface=least_squares&steps=60&at=20&overlays=estimate&${SAMPLED}`,
    states: [asItOpens],
  },
  {
    name: 'a problem over data in the presenter',
    file: 'present.html',
    link: `v=1&surface=least_squares&steps=40&at=20&${SAMPLED}`,
    sizes: [HALL],
    states: [['with its data', (page) => page.locator('.data-beside canvas').first().waitFor()]],
  },
  {
    name: 'the workbench and its runs',
    link: VALLEY,
    sizes: [DESKTOP, PHONE],
    states: [
      ['with a notice, and what the runs are diagnosed with', (page) => page.locator('.diagnosis').first().waitFor()],
      ['with a run open', (page) => page.locator('.run-row .head').nth(1).click()],
      ['with A and B', key('b')],
    ],
  },
  { name: 'dialogs', link: VALLEY, sizes: [DESKTOP, PHONE], states: DIALOGS },
  {
    name: 'the inspector and the equations',
    link: VALLEY,
    sizes: [DESKTOP, PHONE],
    states: [
      [
        'an update',
        async (page) => {
          await page.keyboard.press('u')
          await page.locator('.vectors svg g.vector').first().waitFor()
        },
      ],
      ['equations', key('e')],
      [
        'equations with an error and a line that is gone',
        async (page) => {
          await page.getByRole('textbox', { name: /^Equations of/ }).fill('x = x - lr*g*(decay')
          await page.getByText('1 error').waitFor()
        },
      ],
    ],
  },
  {
    name: 'overlays',
    link: `v=1&surface=himmelblau&start=-0.4,-0.9&run=adam(lr:0.1)&run=momentum(lr:0.01)&steps=80&at=20&overlays=theory`,
    sizes: [DESKTOP, PHONE],
    states: [
      ['local theory', (page) => page.locator('.overlay-card').first().waitFor()],
      ['with the field', key('w')],
      ['with the flow', key('w')],
    ],
  },
  {
    name: 'all overlays at once',
    link: 'v=1&surface=ravine&run=adam(lr:0.1)&steps=80&at=20&overlays=theory,model,field,flow,section',
    sizes: [DESKTOP, PHONE],
    states: [['as they open', (page) => page.locator('.overlay-card svg').first().waitFor()]],
  },
  {
    name: 'a comparison',
    link: `v=1&surface=ravine&steps=60&layout=compare&${RUNS}&axis=evaluations`,
    sizes: [DESKTOP, PHONE, NARROWEST],
    states: [asItOpens],
  },
  {
    name: 'a comparison on two surfaces',
    link: `v=1&surface=ravine&steps=60&layout=compare&beside=booth&${RUNS}`,
    sizes: [DESKTOP, PHONE],
    states: [asItOpens, ['with the controls of a run', button(/^Adam/)]],
  },
  { name: 'the narrowest phone', sizes: [NARROWEST], states: [asItOpens, ['charts', tab('Charts')]] },
  {
    name: 'the presenter',
    file: 'present.html',
    sizes: [HALL, PHONE],
    states: [
      asItOpens,
      ['equations', key('e')],
      ['a chart', key('r')],
      ['the keys', key('?')],
      ['a black screen', async (page) => (await page.keyboard.press('Escape'), page.keyboard.press('b'))],
    ],
  },
  {
    name: 'a comparison in the presenter',
    file: 'present.html',
    link: `v=1&surface=ravine&steps=60&layout=compare&${RUNS}`,
    sizes: [HALL],
    states: [asItOpens],
  },
  {
    name: 'an embedded page',
    file: '?embed=controls',
    sizes: [{ viewport: { width: 640, height: 420 } }],
    states: [asItOpens],
  },
  {
    name: 'the colours of high contrast',
    sizes: [{ ...DESKTOP, contrast: 'more' }],
    states: [asItOpens, ['the share dialog', dialog('s', '[role=img][aria-label^="QR"]')]],
  },
]

function tab(name: string) {
  return (page: Page) => page.getByRole('tab', { name }).click()
}

/** Against what hangs, not what is slow: axe asks much of a loaded machine. */
const SLOWLY = 240_000

for (const { name, file, link, sizes = [DESKTOP], states } of VISITS)
  for (const size of sizes) {
    const { width = 0, height = 0 } = size.viewport ?? {}
    journey(
      `axe finds nothing to object to in ${name}, ${width} x ${height}`,
      async ({ open }) => {
        const page = await open(link, { ...size, ...(file !== undefined && { file }), reducedMotion: 'reduce' })
        await settled(page)
        const found: string[] = []
        for (const [state, come] of states) {
          await come(page)
          // A frame for what the last key brought.
          await page.evaluate(() => new Promise(requestAnimationFrame))
          found.push(...(await inBothThemes(page)).map((text) => `${state}, ${text}`))
        }
        expect(found).toEqual([])
      },
      SLOWLY,
    )
  }

/** Whatever opens a menu or a panel says so: all of them, of the page as it is. */
const menus = (page: Page) => page.locator('[aria-haspopup]:visible:enabled').all()

for (const [where, link] of [
  ['workbench', VALLEY],
  ['comparison', `v=1&surface=ravine&steps=60&layout=compare&${RUNS}`],
] as const)
  journey(
    `nor in any menu or panel of the ${where}`,
    async ({ open }) => {
      const page = await open(link, { reducedMotion: 'reduce' })
      await settled(page)
      if (where === 'workbench') await page.locator('.run-row .head').nth(1).click()
      const found: string[] = []
      const openers = await menus(page)
      expect(openers.length).toBeGreaterThan(4)
      for (const opener of openers) {
        const name = (await opener.getAttribute('aria-label')) ?? (await opener.innerText())
        await opener.click()
        await page.locator('.popover').first().waitFor()
        found.push(...(await inBothThemes(page)).map((text) => `${name}, ${text}`))
        await page.keyboard.press('Escape')
        await page.locator('.popover').waitFor({ state: 'detached' })
      }
      expect(found).toEqual([])
    },
    SLOWLY,
  )

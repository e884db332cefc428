import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readLink } from '../../src/config/index.ts'
import { writeLectureLink } from '../../src/config/lecture/link.ts'
import { configurationOf, coloursOfCanvases, fragmentOf, journey, settled } from './journey.ts'

const VALLEY =
  'v=1&surface=rosenbrock&start=-1.5,2&run=gradientDescent(lr:0.001)&run=momentum(lr:0.001,beta:0.93)&run=nesterov(lr:0.001,beta:0.93)&at=112&steps=500'
const RAVINE = 'v=1&surface=ravine(kappa:50)&start=-3,1.5&run=gradientDescent(lr:0.03)&run=adam(lr:0.3)&steps=80'
const SADDLE = 'v=1&surface=saddle&start=1,0.01&run=momentum(lr:0.02)&steps=60'

const LECTURE = writeLectureLink({
  title: 'Momentum',
  scenes: [
    { link: VALLEY, title: 'The valley', caption: 'Same start, same rate. Momentum remembers the way.' },
    { link: RAVINE, title: 'A ravine', notes: 'Ask which direction decides the rate.' },
    { link: SADDLE, title: 'A saddle' },
  ],
})
const hall = { file: 'present.html', viewport: { width: 1920, height: 1080 } }

const counter = (page: Page) => page.locator('.counter b').textContent()
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

/** How many pixels of the lecturer's canvas are not clear. */
const inked = (page: Page) =>
  page.locator('canvas.ink').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return 0
    const copy = document.createElement('canvas')
    ;[copy.width, copy.height] = [canvas.width, canvas.height]
    const context = copy.getContext('2d')
    context?.drawImage(canvas, 0, 0)
    const pixels = context?.getImageData(0, 0, copy.width, copy.height).data ?? []
    return pixels.filter((value, i) => i % 4 === 3 && value > 0).length
  })

journey('a lecture is given by keyboard alone, from a playlist in one link', async ({ open }) => {
  const page = await open(LECTURE, hall)
  const press = (key: string) => page.keyboard.press(key)
  await settled(page)
  await page.getByText('Same start, same rate. Momentum remembers the way.').waitFor()
  expect(await heading(page)).toContain('1 of 3')
  expect(await counter(page)).toBe('112')
  expect(Math.min(...(await coloursOfCanvases(page)).slice(0, 2))).toBeGreaterThan(4)

  // Forward, back, play, stop.
  await press('ArrowRight')
  await expect.poll(() => counter(page)).toBe('113')
  await press('Shift+ArrowLeft')
  await expect.poll(() => counter(page)).toBe('103')
  await press(' ')
  await expect.poll(async () => Number(await counter(page))).toBeGreaterThan(105)
  await press(' ')
  await press('Home')
  await expect.poll(() => counter(page)).toBe('0')

  // One run alone, its equations, a chart; what was opened last goes first.
  await press('2')
  await press('e')
  await page.getByRole('complementary', { name: 'Equations' }).getByRole('heading', { name: 'Momentum' }).waitFor()
  await page.locator('.equations-panel math').first().waitFor()
  await press('r')
  await page.getByRole('slider', { name: /^Loss/ }).waitFor()
  await press('Escape')
  await page.locator('.equations-panel').waitFor({ state: 'detached' })
  await press('Escape')
  await page.locator('.chart').waitFor({ state: 'detached' })
  await press('0')

  // Through the scenes, as a remote control does it and as a hand does.
  await press('PageDown')
  await expect.poll(() => heading(page)).toContain('A ravine')
  await settled(page)
  expect(await configurationOf(page)).toMatchObject({ surface: { id: 'ravine' }, steps: 80 })
  await press('s')
  await page.getByText('Ask which direction decides the rate.').waitFor()
  await press('s')
  await press('n')
  await expect.poll(() => heading(page)).toContain('3 of 3')
  await press('n')
  expect(await heading(page)).toContain('3 of 3')
  await press('p')
  await expect.poll(() => heading(page)).toContain('2 of 3')

  // All keys are listed, and the list goes away.
  await press('?')
  await page.getByRole('dialog', { name: 'Keys of the presenter' }).getByText('black screen').waitFor()
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await press('b')
  await page.getByRole('button', { name: /screen is black/ }).waitFor()
  await press('b')
  await page.getByRole('button', { name: /screen is black/ }).waitFor({ state: 'detached' })

  // A reload comes back to the scene and the step.
  await settled(page)
  for (let i = 0; i < 7; i++) await press('ArrowRight')
  await expect.poll(() => fragmentOf(page)).toMatch(/^title=Momentum&scene=2&at=7&lecture=/)
  await page.reload()
  await page.waitForFunction(() => 'thalweg' in globalThis)
  await expect.poll(() => heading(page)).toContain('2 of 3')
  expect(await counter(page)).toBe('7')

  // Leaving leads to the workbench with this scene.
  await press('Escape')
  await page.waitForURL(/index\.html#/)
  await settled(page)
  const { configuration } = readLink(await fragmentOf(page))
  expect(configuration).toMatchObject({ surface: { id: 'ravine' }, start: [-3, 1.5], steps: 80, playhead: 7 })
})

journey('the data of a problem stand beside its surface, until equations or a key put them away', async ({ open }) => {
  const page = await open('v=1&surface=logistic_regression&run=adam(lr:0.1)&steps=40&at=20', hall)
  await settled(page)
  const data = page.getByRole('complementary', { name: 'Data' })
  await data.getByText(/^boundaries/).waitFor()
  // The points, and over them a boundary.
  await expect.poll(async () => Math.min(...(await coloursOfCanvases(page)).slice(-3, -1))).toBeGreaterThan(2)
  await page.keyboard.press('e')
  await page.getByRole('complementary', { name: 'Equations' }).waitFor()
  expect(await data.count()).toBe(0)
  await page.keyboard.press('e')
  await data.waitFor()
  await page.keyboard.press('g')
  await data.waitFor({ state: 'detached' })
})

journey('the light follows the pointer, and strokes vanish', async ({ open }) => {
  const page = await open(VALLEY, { ...hall, viewport: { width: 1280, height: 720 } })
  await settled(page)
  const before = await configurationOf(page)
  expect(await inked(page)).toBe(0)
  await page.keyboard.press('l')
  await page.mouse.move(300, 200)
  await page.mouse.move(340, 240, { steps: 4 })
  await expect.poll(() => inked(page)).toBeGreaterThan(100)
  await page.keyboard.press('l')
  await expect.poll(() => inked(page)).toBe(0)

  await page.keyboard.press('a')
  await page.mouse.move(300, 200)
  await page.mouse.down()
  await page.mouse.move(500, 300, { steps: 10 })
  await page.mouse.up()
  expect(await inked(page)).toBeGreaterThan(500)
  await page.keyboard.press('c')
  await expect.poll(() => inked(page)).toBe(0)
  await page.mouse.down()
  await page.mouse.move(300, 400, { steps: 10 })
  await page.mouse.up()
  expect(await inked(page)).toBeGreaterThan(500)
  await expect.poll(() => inked(page), { timeout: 12_000, interval: 500 }).toBe(0)
  // The experiment is untouched by what was drawn over it.
  expect(await configurationOf(page)).toEqual(before)
})

journey('the workbench opens the presenter with its experiment, a press on the picture plays it', async ({ open }) => {
  const page = await open(SADDLE.replace('&steps', '&at=3&steps'))
  await settled(page)
  await page.keyboard.press('p')
  await page.waitForURL(/present\.html#/)
  await page.waitForFunction(() => 'thalweg' in globalThis)
  await settled(page)
  expect(await counter(page)).toBe('3')
  const before = await configurationOf(page)
  const plot = await page.locator('.surface-plot').boundingBox()
  if (!plot) throw new Error('there is no plot')
  await page.mouse.click(plot.x + plot.width / 3, plot.y + plot.height / 3)
  await expect.poll(async () => Number(await counter(page))).toBeGreaterThan(5)
  // The figure is shown in larger units; its start is dragged where the pointer is.
  expect(plot.width).toBeGreaterThan(
    1.5 * (await page.locator('.surface-plot').evaluate((element) => element.clientWidth)),
  )
  expect(await configurationOf(page)).toEqual(before)
  const start = await page.getByLabel('Start point').boundingBox()
  if (!start) throw new Error('there is no start')
  const [x, y] = [start.x + start.width / 2, start.y + start.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 100, y - 60, { steps: 4 })
  await page.mouse.up()
  const moved = await page.getByLabel('Start point').boundingBox()
  expect(moved && Math.abs(moved.x + moved.width / 2 - (x - 100))).toBeLessThan(2)
  expect(moved && Math.abs(moved.y + moved.height / 2 - (y - 60))).toBeLessThan(2)
  // The pointer has taken nothing from the keys.
  await page.keyboard.press('Home')
  await expect.poll(() => counter(page)).toBe('0')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => counter(page)).toBe('1')
})

journey('a finger turns the scenes and plays', async ({ open }) => {
  const page = await open(LECTURE, { file: 'present.html', viewport: { width: 390, height: 844 }, hasTouch: true })
  await settled(page)
  const swipe = (from: number, to: number) =>
    page.locator('.surface-plot').evaluate(
      (plot, [fromX, toX]) => {
        const send = (type: string, clientX: number) =>
          plot.dispatchEvent(
            new PointerEvent(type, { clientX, clientY: 300, pointerType: 'touch', isPrimary: true, bubbles: true }),
          )
        send('pointerdown', fromX)
        send('pointerup', toX)
      },
      [from, to] as const,
    )
  await swipe(300, 120)
  await expect.poll(() => heading(page)).toContain('2 of 3')
  await swipe(120, 300)
  await expect.poll(() => heading(page)).toContain('1 of 3')
  await swipe(200, 203)
  await page.getByRole('button', { name: 'pause' }).waitFor()
})

journey('a lecture is made on the workbench, presented, and there again afterwards', async ({ open }) => {
  const page = await open(RAVINE)
  await settled(page)
  await page.keyboard.press('y')
  await page.getByRole('button', { name: 'Add this experiment as a scene' }).click()
  await page.getByLabel('Title of scene 1', { exact: true }).fill('The ravine')
  await page.getByLabel('Caption of scene 1').fill('The steep direction decides the rate.')
  await page.getByRole('dialog').getByRole('button', { name: 'Present', exact: true }).click()
  await page.waitForURL(/present\.html#lecture=/)
  await page.getByText('The steep direction decides the rate.').waitFor()
  expect(await heading(page)).toContain('The ravine')
  await page.keyboard.press('Escape')
  await page.waitForURL(/index\.html#/)
  await settled(page)
  await page.keyboard.press('y')
  expect(await page.getByLabel('Title of scene 1', { exact: true }).inputValue()).toBe('The ravine')
})

journey('the presenter opens the file of a lecture, and says what is wrong with one', async ({ open }) => {
  const page = await open('', hall)
  await settled(page)
  const choose = async (content: unknown) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('o')])
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    await chooser.setFiles({ name: 'lecture.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  }
  await choose('no lecture')
  await page.getByText('lecture.json, file: it is not JSON').waitFor()
  await choose({
    title: 'Two',
    scenes: [
      { link: VALLEY, title: 'First' },
      { link: SADDLE, title: 'Second' },
    ],
  })
  await expect.poll(() => heading(page)).toContain('1 of 2')
  await page.keyboard.press('n')
  await expect.poll(() => heading(page)).toContain('Second')
  await page.reload()
  await page.waitForFunction(() => 'thalweg' in globalThis)
  await expect.poll(() => heading(page)).toContain('Second')
})

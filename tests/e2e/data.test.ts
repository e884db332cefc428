import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { configurationOf, entriesOf, fragmentOf, journey, samples, settled } from './journey.ts'

const RUNS = 'run=gradientDescent(lr:0.1)&run=adam(lr:0.1)/miniBatch(B:2)&steps=40'
const SQUARE = `v=1&surface=least_squares&data=0,0/1,0.5/2,1.5/3,1&start=-1,1.5&${RUNS}`

interface Problem {
  surface: { data?: { rows?: number[][]; validation?: number } }
}
const rowsOf = async (page: Page) => ((await configurationOf(page)) as Problem).surface.data?.rows

/** Where a row of the square is on the screen: the chart shows all of them with a margin of 8 %. */
async function placeOf(page: Page, row: number): Promise<[number, number]> {
  const { x, y, width, height } = (await page.getByRole('application', { name: /^Data, / }).boundingBox())!
  const share = (c: number) => {
    const all = SQUARE_ROWS.map((each) => each[c]!)
    const [low, high] = [Math.min(...all), Math.max(...all)]
    return ((SQUARE_ROWS[row]![c]! - low) / (high - low) + 0.08) / 1.16
  }
  return [x + share(0) * width, y + (1 - share(1)) * height]
}
const SQUARE_ROWS = [
  [0, 0],
  [1, 0.5],
  [2, 1.5],
  [3, 1],
]

describe('data beside the surface', () => {
  journey('are dragged: surface, paths and address follow, and one undo takes it back', async ({ open }) => {
    const page = await open(SQUARE)
    await settled(page)
    const [before, entries] = [await samples(page), await entriesOf(page)]
    const [x, y] = await placeOf(page, 2)
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (let i = 1; i <= 10; i++) await page.mouse.move(x, y + 6 * i)
    await page.mouse.up()
    await settled(page)
    const rows = (await rowsOf(page))!
    expect(rows.map(([u]) => u)).toEqual([0, 1, 2, 3])
    expect(rows[2]![1]).toBeLessThan(1.3)
    expect(rows.toSpliced(2, 1)).toEqual(SQUARE_ROWS.toSpliced(2, 1))
    expect(await entriesOf(page)).toBe(entries + 1)
    expect(await fragmentOf(page)).toContain(`data=0,0/1,0.5/2,${rows[2]![1]}/3,1`)
    const after = await samples(page)
    for (const [run, { losses }] of after.entries()) expect(losses).not.toEqual(before[run]!.losses)
    await page.keyboard.press('Control+z')
    await settled(page)
    expect(await rowsOf(page)).toEqual(SQUARE_ROWS)
    expect(await samples(page)).toEqual(before)
  })

  journey('are pasted with a bad line, which is named; the good ones ride in the link', async ({ open }) => {
    const page = await open(SQUARE)
    await settled(page)
    await page.getByRole('button', { name: 'Paste CSV' }).click()
    await page.getByLabel('Rows of data').fill('input;target\n0;1,5\n1;x\n2;0,25')
    await page.getByText('line 3: v: "x" is not a number').waitFor()
    expect(await rowsOf(page)).toEqual(SQUARE_ROWS)
    await page.getByRole('button', { name: 'Take the 2 rows without that line' }).click()
    await settled(page)
    expect(await rowsOf(page)).toEqual([
      [0, 1.5],
      [2, 0.25],
    ])
    const other = await open(await fragmentOf(page))
    await settled(other)
    expect(await rowsOf(other)).toEqual(await rowsOf(page))
    expect(await samples(other)).toEqual(await samples(page))
    await page.keyboard.press('Control+z')
    expect(await rowsOf(page)).toEqual(SQUARE_ROWS)
  })

  journey(
    'are there again after a reload where the link cannot hold them; elsewhere that is said',
    async ({ open }) => {
      const page = await open(SQUARE)
      await settled(page)
      await page.getByRole('button', { name: 'Paste CSV' }).click()
      await page.getByLabel('Rows of data').waitFor()
      // Longer than the field shows, so that it is read without standing in it.
      const text = Array.from({ length: 3000 }, (_, i) => `${i / 3001},${Math.sqrt(i + 0.3)}`).join('\n')
      await page.evaluate((rows) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text', rows)
        const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        document.querySelector('dialog textarea')?.dispatchEvent(paste)
      }, text)
      await page.getByRole('button', { name: /^Take 3.000 rows$/ }).click()
      await page.getByText(/These 3.000 rows are too many for a link/).waitFor()
      await settled(page)
      const rows = await rowsOf(page)
      expect(rows).toHaveLength(3000)
      await page.reload()
      await page.waitForFunction(() => 'thalweg' in globalThis)
      await settled(page)
      expect(await rowsOf(page)).toEqual(rows)
      expect(await page.locator('.notice').count()).toBe(0)
      const other = await open(await fragmentOf(page))
      await other.getByText(/the 3000 rows of this experiment do not fit into a link/).waitFor()
      expect(await rowsOf(other)).toBeUndefined()
    },
  )

  journey('stand under a tab of a phone, where a point is added by a tap', async ({ open }) => {
    const page = await open(SQUARE, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    await settled(page)
    await page.getByRole('tab', { name: 'Data' }).tap()
    const box = (await page.getByRole('application', { name: /^Data, / }).boundingBox())!
    await page.touchscreen.tap(box.x + 0.2 * box.width, box.y + 0.2 * box.height)
    await page.getByRole('group', { name: 'Row 5' }).waitFor()
    expect(await rowsOf(page)).toHaveLength(5)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

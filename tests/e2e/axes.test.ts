import { describe, expect } from 'vitest'
import { configurationOf, fragmentOf, journey, runsOf, settled } from './journey.ts'

const LINK =
  'v=1&surface=least_squares&run=gradientDescent(lr:0.1)&run=gradientDescent(lr:0.1)/miniBatch(B:8)&at=10&steps=20'

describe('what is counted on a sum', () => {
  journey('is a budget for all runs, by passes or by modelled time, and the link keeps it', async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    const fairBy = page.getByRole('combobox', { name: 'Fair by' })
    await fairBy.selectOption('epochs')
    await settled(page)
    // 64 rows: full gradients make 20 steps in 20 passes, batches of 8 make 160.
    expect((await runsOf(page)).map(({ end }) => end?.step)).toEqual([20, 160])
    const line = page.getByRole('slider', { name: 'Epoch', exact: true })
    await line.press('ArrowRight')
    expect(await line.getAttribute('aria-valuetext')).toBe('epoch 10.13 of 20')
    await page.waitForFunction(() => location.hash.includes('at=10.13'))

    await fairBy.selectOption('time')
    await settled(page)
    await page.getByRole('button', { name: /^Modelled time/ }).click()
    const cost = page.getByRole('textbox', { name: 'Milliseconds for each term gradient' })
    await cost.fill('0.2')
    await cost.press('Enter')
    await settled(page)
    // Twice the cost for each row: half the steps for the same time.
    expect((await runsOf(page)).map(({ end }) => end?.step)).toEqual([10, 80])
    expect(await fragmentOf(page)).toContain('axis=time&time=0.2,1')
    expect(await configurationOf(page)).toMatchObject({ steps: 128 })
  })
})

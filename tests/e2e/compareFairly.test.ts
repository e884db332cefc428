import { describe, expect } from 'vitest'
import { configurationOf, fragmentOf, journey, runsOf, samples, settled } from './journey.ts'

const LINK =
  'v=1&surface=ravine(kappa:50)&start=-2.7,-0.3&run=gradientDescent(lr:0.037)&run=sam&run=nelderMead&steps=120&at=24'

describe('a fair comparison', () => {
  journey('by gradient evaluations gives every run one budget, and says where it is spent', async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    const whole = await samples(page)
    await page.getByRole('group', { name: 'Fair by' }).getByRole('button', { name: 'evaluations' }).click()
    await settled(page)
    const [descent, sam, simplex] = await runsOf(page)
    expect([descent?.end?.step, sam?.end?.step, simplex?.end?.step]).toEqual([120, 60, 120])
    const rows = page.locator('.run-row')
    await rows.getByText('budget spent at 60').waitFor()
    await rows.getByText('asks for no gradients').waitFor()
    expect((await samples(page))[1]?.losses).toEqual(whole[1]?.losses.slice(0, 61))
    await page.getByRole('slider', { name: 'Gradient evaluation', exact: true }).press('ArrowRight')
    expect(await page.getByRole('slider', { name: /^Loss/ }).getAttribute('aria-valuetext')).toBe(
      'evaluation 25 of 120',
    )
    await page.waitForFunction(() => location.hash.includes('at=25'))
    expect(await fragmentOf(page)).toContain('axis=evaluations')
  })

  journey('in a table: opened, given a tolerance and sorted by keys alone, which the link keeps', async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    await page.keyboard.press('m')
    const table = page.getByRole('dialog', { name: 'Results' })
    await table.getByRole('button', { name: 'Tolerance' }).press('Enter')
    const steps = table.getByRole('columnheader', { name: 'steps to f ≤ 10⁻³' })
    await steps.getByRole('button').press('Enter')
    expect(await steps.getAttribute('aria-sort')).toBe('ascending')
    expect(await table.getByRole('rowheader').first().innerText()).toContain('Nelder–Mead')
    await page.keyboard.press('Escape')
    await page.locator('.run-row').getByText('reached 10⁻³ at step 109').waitFor()
    await page.waitForFunction(() => location.hash.includes('tolerance='))
  })

  journey('of A and B switches by one key, and goes on with the one that is kept', async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    await page.keyboard.press('b')
    const steps = page.getByRole('textbox', { name: 'Steps' })
    await steps.fill('80')
    await steps.press('Enter')
    await page.locator('body').click({ position: { x: 5, y: 200 } })
    const bar = page.getByRole('region', { name: 'A and B' })
    await bar.getByText('steps 120 → 80').waitFor()
    await page.keyboard.press('b')
    expect(await configurationOf(page)).toMatchObject({ steps: 120 })
    await page.keyboard.press('b')
    expect(await configurationOf(page)).toMatchObject({ steps: 80 })
    await settled(page)
    expect((await runsOf(page))[0]?.end?.step).toBe(80)
    await bar.getByRole('button', { name: 'Keep A' }).click()
    await bar.waitFor({ state: 'detached' })
    expect(await configurationOf(page)).toMatchObject({ steps: 120 })
  })
})

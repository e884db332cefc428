import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { clips } from '../../src/clips/index.ts'
import type { Parameters } from '../../src/core/parameter.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { schedules } from '../../src/schedules/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'
import { configurationOf, entriesOf, fragmentOf, journey, settled } from './journey.ts'

/**
 * All words that formulas may have, besides those of declared symbols; every other name is a letter. A new one stands here on
 * purpose.
 */
const FUNCTIONS = 'sin cos tan tanh log sign min max clamp sum mean'
const WORDS = 'gap rate prev next inf gain best low high wait bad now'
const declared = [optimizers, schedules, surfaces, clips]
  .flatMap((methods) => Object.values<{ params: Parameters }>(methods))
  .flatMap(({ params }) => Object.values(params))
  .flatMap((parameter) => (parameter.kind === 'number' ? (parameter.symbol.match(/[a-zA-Z]{2,}/g) ?? []) : []))
const ELEMENTS = 'math mrow mi mn mo msup msub msubsup mfrac msqrt mover munderover mtext mtable mtr mtd'

interface Report {
  entries: number
  forms: number
  problems: string[]
}

/** Puts every entry of the page into each of its forms and looks at the lines. */
async function lookAtAll({ words, elements }: { words: string[]; elements: string[] }): Promise<Report> {
  const problems = new Set<string>()
  let forms = 0
  const page = document.querySelector('.entries')
  const entries = [...document.querySelectorAll<HTMLElement>('.entry')]

  const look = (entry: HTMLElement, form: string) => {
    const where = `${entry.id}${form}`
    const [lines] = entry.getElementsByClassName('eqs')
    if (!(lines instanceof HTMLElement) || lines.textContent.trim() === '') return problems.add(`${where} has no lines`)
    for (const element of lines.querySelectorAll('math, math *')) {
      const { localName, textContent } = element
      if (!elements.includes(localName)) problems.add(`${where}: <${localName}> is not known`)
      if (
        localName === 'mi' &&
        [...textContent].length > 1 &&
        textContent.split(' ').some((word) => !words.includes(word))
      )
        problems.add(`${where}: ${textContent} stands as it is written`)
    }
    const { right } = lines.getBoundingClientRect()
    const widest = Math.max(...[...lines.querySelectorAll('math')].map((each) => each.getBoundingClientRect().right))
    if (lines.scrollWidth > lines.clientWidth || widest > right + 0.5)
      problems.add(
        `${where}: ${Math.round(Math.max(widest - right, lines.scrollWidth - lines.clientWidth))} px too wide`,
      )
    if (page !== null && page.scrollWidth > page.clientWidth) problems.add(`${where} makes the page scroll sideways`)
  }
  const pick = (select: HTMLSelectElement, value: string) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value') ?? {}
    set?.call(select, value)
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const tryAll = (entry: HTMLElement, controls: readonly Element[], form: string): void => {
    const [control, ...others] = controls
    if (control instanceof HTMLSelectElement) {
      for (const { value } of control.options) {
        pick(control, value)
        tryAll(entry, others, `${form} ${value}`)
      }
    } else if (control instanceof HTMLInputElement) {
      for (let turn = 0; turn < 2; turn++) {
        control.click()
        tryAll(entry, others, `${form} ${control.checked ? 'on' : 'off'}`)
      }
    } else {
      forms++
      look(entry, form)
    }
  }
  for (const entry of entries) {
    entry.scrollIntoView()
    while (entry.getElementsByClassName('eqs').length === 0) await new Promise(requestAnimationFrame)
    tryAll(entry, [...entry.querySelectorAll('.options select, .options input')], '')
  }
  return { entries: entries.length, forms, problems: [...problems] }
}

const openReference = async (open: (fragment?: string, options?: object) => Promise<Page>, options = {}) => {
  const page = await open('', options)
  await settled(page)
  await page.keyboard.press('i')
  await page.getByRole('dialog', { name: 'Reference' }).waitFor()
  return page
}

describe('the reference', () => {
  for (const kind of ['Optimizers', 'Schedules', 'Surfaces', 'Clipping']) {
    journey(
      `typesets ${kind.toLowerCase()} in all their forms without a raw name, none too wide for a small phone`,
      async ({ open }) => {
        const page = await openReference(open, { viewport: { width: 360, height: 780 } })
        await page.getByRole('button', { name: kind, exact: true }).click()
        await page.evaluate(() => document.fonts.ready)
        const words = [...`${FUNCTIONS} ${WORDS}`.split(' '), ...declared]
        const { entries, forms, problems } = await page.evaluate(lookAtAll, { words, elements: ELEMENTS.split(' ') })
        expect(problems).toEqual([])
        expect(entries).toBeGreaterThan(1)
        expect(forms).toBeGreaterThanOrEqual(entries)
      },
      180_000,
    )
  }

  journey('is opened by a key and closed by Back, and leaves the experiment alone', async ({ open }) => {
    const page = await openReference(open)
    const [entries, fragment] = [await entriesOf(page), await fragmentOf(page)]
    await page.getByRole('link', { name: 'AdaGrad', exact: true }).click()
    await expect.poll(() => page.evaluate(() => location.search)).toBe('?reference=adagrad')
    expect([await entriesOf(page), await fragmentOf(page)]).toEqual([entries, fragment])
    await page.goBack()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => location.search)).toBe('')
    expect(await fragmentOf(page)).toBe(fragment)
  })

  journey('has an address for each method, and opens there', async ({ open }) => {
    const page = await open()
    await settled(page)
    await page.goto(`${page.url().split('#')[0] ?? ''}?reference=schedule.step`)
    const entry = page.getByRole('article', { name: 'Step decay' })
    await entry.getByRole('table').waitFor()
    const box = await entry.boundingBox()
    expect(box?.y).toBeLessThan(80)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => location.search)).toBe('')
  })

  journey('is reached from a run’s controls, and gives a method back to the experiment', async ({ open }) => {
    const page = await open()
    await settled(page)
    await page.locator('[data-run]', { hasText: 'Adam' }).first().locator('[aria-expanded]').first().click()
    await page.getByRole('link', { name: 'Adam in the reference' }).click()
    await page.getByRole('article', { name: 'Adam', exact: true }).getByRole('table').waitFor()
    await page.getByRole('searchbox').fill('rmsprop')
    await page.getByRole('article', { name: 'RMSProp' }).getByRole('checkbox', { name: 'Centered' }).check()
    await page.getByRole('article', { name: 'RMSProp' }).getByRole('button', { name: 'Add as a run' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await settled(page)
    const { runs } = (await configurationOf(page)) as { runs: { optimizer: unknown }[] }
    expect(runs.at(-1)?.optimizer).toEqual({ id: 'rmsprop', centered: true })
    // Back leads to where the method was found.
    await page.goBack()
    await page.getByRole('dialog', { name: 'Reference' }).waitFor()
  })
})

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { configurationOf, entriesOf, fragmentOf, journey, settled } from './journey.ts'

/** All words that formulas may have; every other name is a letter. A new one stands here on purpose. */
const FUNCTIONS = 'sin cos tan tanh log sign min max clamp sum mean'
const WORDS = 'gap rate prev next inf gain best end start mult up down low high model decay wait bad now'
const ELEMENTS = 'math mrow mi mn mo msup msub msubsup mfrac msqrt mover mtext mtable mtr mtd'

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
        const words = `${FUNCTIONS} ${WORDS}`.split(' ')
        const { entries, forms, problems } = await page.evaluate(lookAtAll, { words, elements: ELEMENTS.split(' ') })
        expect(problems).toEqual([])
        expect(entries).toBeGreaterThan(1)
        expect(forms).toBeGreaterThanOrEqual(entries)
      },
      180_000,
    )
  }
})

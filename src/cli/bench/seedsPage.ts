import type { Page } from 'playwright-core'
import { readLink } from '../../config/index.ts'
import { atMost, observed, type Measurement } from './measurement.ts'
import { open } from './scenes.ts'
import { seedsLink } from './seeds.ts'

const SEEDS = 'Seeds: how many of each run are computed'

async function askForSeeds(page: Page): Promise<number> {
  await page.waitForTimeout(1000)
  await page.getByLabel(SEEDS).fill('1000')
  await page.evaluate(() => notes.partials.splice(0))
  const asked = await page.evaluate(() => performance.now())
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => notes.partials.length > 0)
  return asked
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  args?: { name?: string }
  /** Microseconds of processor time. */
  tdur?: number
}

/** Milliseconds of processor time of the longest task of the page's main thread: other work on the same cores does not count. */
function longestTask(trace: Buffer | undefined): number {
  const { traceEvents } = JSON.parse(String(trace)) as { traceEvents: readonly TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map((event) => threadOf(event)),
  )
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && main.has(threadOf(event)))
  const longest = Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000
  if (!(longest > 0)) throw new Error('the trace tells nothing of the main thread')
  return longest
}

/** While 1,000 seeds are run: the first that is shown, the longest task of the page's main thread, and a cancel. */
export async function measureSeedsOnPage(page: Page, address: string): Promise<Measurement[]> {
  await open(page, address, readLink(seedsLink()).configuration)
  const browser = page.context().browser()
  await browser?.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  const asked = await askForSeeds(page)
  await page.getByText('All seeds have been run').waitFor({ timeout: 120_000 })
  const longest = longestTask(await browser?.stopTracing())
  const first = await page.evaluate(() => notes.partials[0] ?? NaN)
  await open(page, address, readLink(seedsLink(20_000)).configuration)
  await askForSeeds(page)
  // The worker hears the cancel before the ping: its answer tells that nothing is worked on any more.
  const cancelled = await page.evaluate(async () => {
    const began = performance.now()
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel')
    if (!button || !notes.student) throw new Error('there is nothing to cancel')
    const answered = new Promise<void>((resolve) =>
      notes.student?.addEventListener('message', ({ data }) => data.ping === -1 && resolve()),
    )
    button.click()
    notes.student.postMessage({ type: 'ping', ping: -1 })
    await answered
    return performance.now() - began
  })
  return [
    atMost(1000, observed('seeds.first', first - asked, 'ms')),
    atMost(50, observed('seeds.longest-task', longest, 'ms')),
    atMost(100, observed('seeds.cancel', cancelled, 'ms')),
  ]
}

import { expect } from 'vitest'
import { pathsOfLink } from './engine.ts'
import { journey, runsOf, samples, settled } from './journey.ts'

const long =
  'v=1&surface=rosenbrock&start=-1.5,2&run=adam(lr:0.001)&run=gradientDescent(lr:0.0001)&run=momentum(lr:0.00001)&run=rmsprop(lr:0.0001)&steps=100000'

journey(
  'runs whose worker is killed on the way are taken over by another and end as if nothing had happened',
  async ({ open }) => {
    const page = await open()
    await settled(page)
    await page.evaluate((fragment) => {
      location.hash = fragment
    }, long)
    await page.waitForFunction(() => thalweg.runs().some(({ end, count }) => !end && count > 64))
    // From inside: to the page it looks like a crash, not like an order of its own.
    await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.close()).catch(() => undefined)))
    await settled(page)
    const conditions = (await runsOf(page)).map(({ condition }) => condition)
    expect(conditions).toContain('restarted')
    expect(conditions).not.toContain('lost')
    expect(await samples(page)).toEqual(pathsOfLink(long))
    await page.locator('[data-run] [aria-expanded]').nth(conditions.indexOf('restarted')).click()
    await page.getByText(/another took over/).waitFor()
  },
)

journey('sixteen runs of 100,000 steps leave the page usable while they are computed', async ({ open }) => {
  const runs = Array.from({ length: 16 }, (_, i) => `run=adam(lr:0.00${i + 1})`).join('&')
  const page = await open(`v=1&surface=rosenbrock&start=-1.5,2&${runs}&steps=100000`)
  await page.waitForFunction(() => thalweg.runs().filter(({ count }) => count >= 64).length === 16)
  const waited = await page.evaluate(async () => {
    const times: number[] = []
    for (let i = 0; i < 30; i++) times.push(await new Promise(requestAnimationFrame))
    return times.slice(1).map((time, i) => time - (times[i] ?? 0))
  })
  expect(waited.sort((a, b) => a - b)[15]).toBeLessThan(200)
  await settled(page)
  expect((await runsOf(page)).map(({ count }) => count)).toEqual(Array.from({ length: 16 }, () => 100_001))
})

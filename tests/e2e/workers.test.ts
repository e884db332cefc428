import { expect } from 'vitest'
import { numbersOf, pathsOfLink } from './engine.ts'
import { journey, samples, settled } from './journey.ts'

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
    await page.waitForFunction(() => thalweg.runs().some(({ end, losses }) => !end && losses.length > 64))
    // From inside: to the page it looks like a crash, not like an order of its own.
    await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.close()).catch(() => undefined)))
    await settled(page)
    const runs = await samples(page)
    expect(runs.some(({ condition }) => condition === 'restarted')).toBe(true)
    expect(runs.map(({ condition }) => condition).filter((condition) => condition === 'lost')).toEqual([])
    expect(runs.map(numbersOf)).toEqual(pathsOfLink(long))
    expect(await page.getByText(/another took over|restarted/i).count()).toBeGreaterThan(0)
  },
)

journey('sixteen runs of 100,000 steps leave the page usable while they are computed', async ({ open }) => {
  const runs = Array.from({ length: 16 }, (_, i) => `run=adam(lr:0.00${i + 1})`).join('&')
  const page = await open(`v=1&surface=rosenbrock&start=-1.5,2&${runs}&steps=100000`)
  await page.waitForFunction(() => thalweg.runs().filter(({ losses }) => losses.length >= 64).length === 16)
  const waited = await page.evaluate(async () => {
    const times: number[] = []
    for (let i = 0; i < 30; i++) times.push(await new Promise(requestAnimationFrame))
    return times.slice(1).map((time, i) => time - (times[i] ?? 0))
  })
  expect(waited.sort((a, b) => a - b)[15]).toBeLessThan(120)
  await settled(page)
  expect((await samples(page)).map(({ losses }) => losses.length)).toEqual(Array.from({ length: 16 }, () => 100_001))
})

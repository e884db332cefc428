import { expect } from 'vitest'
import { coloursOfCanvases, journey, runsOf, samples, settled } from './journey.ts'

const typed = (equations: string, start: string) =>
  `v=1&surface=eq(${encodeURIComponent(equations).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)})&start=${start}` +
  '&view=-2,2,-1.5,1.5&run=gradientDescent(lr:0.05)&steps=100'

for (const [name, equations, start] of [
  ['a logarithm', 'f(x, y) = log(x) + y^2', '1.5,1'],
  ['a square root', 'f(x, y) = sqrt(x) + y^2', '1.5,1'],
  ['a division', 'f(x, y) = 1/x + x^2 + y^2', '1.5,1'],
] as const) {
  journey(`${name} that is undefined in part of the view draws what exists and says so`, async ({ open }) => {
    const page = await open(typed(equations, start))
    await settled(page)
    expect(Math.max(...(await coloursOfCanvases(page)))).toBeGreaterThan(5)
    const [only] = await samples(page)
    expect(only?.losses.length).toBeGreaterThan(1)
    if (name !== 'a division')
      await page
        .getByText(/undefined|not defined|not finite/i)
        .first()
        .waitFor()
  })
}

journey('a start where the surface is undefined is said to diverge at once', async ({ open }) => {
  const page = await open(typed('f(x, y) = log(x) + y^2', '-1,1'))
  await settled(page)
  const [only] = await runsOf(page)
  expect(only?.end?.status).toBe('diverged')
})

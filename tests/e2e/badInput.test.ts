import fc from 'fast-check'
import { expect } from 'vitest'
import { coloursOfCanvases, journey, samples, settled } from './journey.ts'

const good = 'v=1&surface=rosenbrock(b:17)&start=-1.2,1.3&run=adam(lr:0.03)/warmup(W:40,cosine)/norm(max:1)&steps=120'

/** A good link with a piece cut out and a piece put in, the same ones in every run of the test. */
const mutations = fc.sample(
  fc
    .tuple(fc.nat(good.length), fc.nat(12), fc.string({ maxLength: 8, unit: 'grapheme' }))
    .map(([at, length, text]) => good.slice(0, at) + encodeURI(text) + good.slice(at + length)),
  { numRuns: 25, seed: 7 },
)

const bad = [
  'v=99&surface=rosenbrock',
  'surface=nowhere&run=nothing',
  'start=NaN,Infinity&steps=-5',
  'start=1e308,-1e308&run=gradientDescent(lr:1e300)',
  'steps=1e99&seed=-1&view=0,0,0,0',
  'run=adam(lr:NaN,beta1:2,eps:)',
  'surface=eq(f%28x%2C%20y%29%20%3D)',
  '%%%&&&===',
  `run=${'warmup('.repeat(200)}`,
]

journey('no bad link blanks the page, and what is not understood is said', async ({ open }) => {
  const page = await open()
  await settled(page)
  for (const fragment of [...bad, ...mutations]) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, fragment)
    await settled(page)
    expect(await page.getByRole('heading', { name: 'Runs' }).count(), fragment).toBe(1)
    expect(Math.max(...(await coloursOfCanvases(page))), fragment).toBeGreaterThan(1)
  }
})

journey('what could be read of a bad link is kept, and a notice names what could not', async ({ open }) => {
  const page = await open('v=1&surface=rosenbrock&start=0.5,0.5&run=adam(lr:0.03,beta7:1)&run=nothing&steps=50')
  await settled(page)
  const [adam] = await samples(page)
  expect(adam?.points.slice(0, 2)).toEqual([0.5, 0.5])
  expect(adam?.losses).toHaveLength(51)
  await page.getByText(/beta7/).first().waitFor()
  await page
    .getByText(/nothing/)
    .first()
    .waitFor()
})

journey('every field withstands NaN, infinite, huge and empty values', async ({ open }) => {
  const page = await open()
  await settled(page)
  await page.locator('[data-run]', { hasText: 'Adam' }).first().locator('[aria-expanded]').first().click()
  const fields = page.locator('input[type="text"], input[type="number"], input:not([type])')
  const count = await fields.count()
  expect(count).toBeGreaterThan(3)
  for (let i = 0; i < count; i++) {
    for (const value of ['NaN', 'Infinity', '-Infinity', '1e999', '1e308', '-1e308', '', '   ', 'abc']) {
      const field = fields.nth(i)
      if (!(await field.isVisible().catch(() => false))) continue
      await field.fill(value)
      await field.press('Enter')
    }
  }
  await settled(page)
  expect(await page.getByRole('heading', { name: 'Runs' }).count()).toBe(1)
  expect(await page.locator('[data-run]').count()).toBeGreaterThan(0)
})

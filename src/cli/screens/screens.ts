import type { Page } from 'playwright-core'
import { encode } from '../../config/link/encode.ts'

/** A screen of the program: what is opened, at which size, and what is done before the picture is taken. */
export interface Screen {
  name: string
  page: 'index.html' | 'present.html'
  width: number
  height: number
  link: string
  touch?: boolean
  prepare?(page: Page): Promise<void>
}

const VALLEY =
  'v=1&surface=rosenbrock&start=-1.5,2&run=gradientDescent(lr:0.001)&run=momentum(lr:0.001,beta:0.93)' +
  '&run=nesterov(lr:0.001,beta:0.93)&run=adam(lr:0.5,beta2:0.99)/warmup(W:40,cosine)' +
  `&run=nesterov(lr:0.001,beta:0.97)/label:${encode('Nesterov, β 0.97')}&tolerance=0.001`

const RAVINE = 'v=1&surface=ravine_rot(kappa:50,phi:0.35)&start=-2.7,-0.3&view=-3.3,1.25,-1.45,1.1'

const SIX =
  `${RAVINE}&run=gradientDescent(lr:0.037)&run=momentum(lr:0.02,beta:0.8)&run=nesterov(lr:0.02,beta:0.8)` +
  '&run=adam(lr:0.15)&run=rmsprop(lr:0.05)&run=sam(gradientDescent(lr:0.03))'

const UNCORRECTED = `m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
x = x - lr*m/(sqrt(v) + eps)`

const desktop = { page: 'index.html', width: 1440, height: 900 } as const

const rowOf = (page: Page, name: string) =>
  page.locator('[data-run]', { hasText: name }).locator('[aria-expanded]').first()

/** The screens of the visual target, from the running program. */
export const SCREENS: readonly Screen[] = [
  {
    ...desktop,
    name: 'main',
    link: `${VALLEY}&at=112&steps=500`,
    async prepare(page) {
      await rowOf(page, 'Adam').click()
      const chart = await page.getByRole('slider', { name: 'Loss: step shown' }).boundingBox()
      if (chart) await page.mouse.move(chart.x + chart.width * 0.55, chart.y + chart.height * 0.5)
    },
  },
  {
    ...desktop,
    name: 'inspector',
    link: `${VALLEY}&at=42&view=-1.68,-0.75,1.14,1.78&steps=500`,
    async prepare(page) {
      await rowOf(page, 'Adam').click()
      await page.keyboard.press('u')
    },
  },
  {
    ...desktop,
    name: 'compare',
    link: `${SIX}&at=24&layout=compare&axis=evaluations&tolerance=0.001&steps=120`,
  },
  {
    ...desktop,
    name: 'equations',
    link:
      `${RAVINE}&run=adam(lr:0.08)&run=eq(${encode(UNCORRECTED)},from:adam,lr:0.08)` +
      `/label:${encode('Adam, no correction')}&at=26&tolerance=0.001&steps=160`,
    async prepare(page) {
      await rowOf(page, 'Adam, no correction').click()
      await page.keyboard.press('e')
      const field = page.getByRole('textbox', { name: /^Equations of/ })
      await field.press('Control+End')
      await page.keyboard.type('\nx = x - lr * decay * (x - x0')
    },
  },
  {
    name: 'present',
    page: 'present.html',
    width: 1920,
    height: 1080,
    link:
      'v=1&surface=rosenbrock&start=-1.5,2&run=gradientDescent(lr:0.001)&run=momentum(lr:0.001,beta:0.93)' +
      `&run=nesterov(lr:0.001,beta:0.93)&at=112&caption=${encode('Same start, same rate. Momentum remembers the way.')}&steps=500`,
  },
  { name: 'mobile', page: 'index.html', width: 390, height: 844, touch: true, link: `${VALLEY}&at=112&steps=500` },
]

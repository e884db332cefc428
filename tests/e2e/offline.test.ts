import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { serveFolder, type StaticServer } from '../../src/cli/staticServer.ts'
import { configurationOf, fragmentOf, journey, settled } from './journey.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

interface Copy {
  folder: string
  site: StaticServer
}

/** A copy of the page on a host of its own, which can be shut down or brought up to date. */
const onOwnHost = journey.extend<{ copy: Copy }>({
  copy: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'thalweg-'))
    await cp(dist, folder, { recursive: true })
    const site = await serveFolder(folder, { at: '/courses/2026/' })
    await use({ folder, site })
    await site.close()
    await rm(folder, { recursive: true })
  },
})

/** Until every file is stored and the page is answered from there. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
    }
  })

/** Publishes another version: a page with another title. */
async function publish({ folder }: Copy, title: string): Promise<void> {
  for (const [file, pattern, text] of [
    ['index.html', /<title>.*<\/title>/, `<title>${title}</title>`],
    ['sw.js', /"[0-9a-f]{12}"/, `"${title}"`],
  ] as const) {
    const path = join(folder, file)
    const before = await readFile(path, 'utf8')
    const after = before.replace(pattern, text)
    expect(after).not.toBe(before)
    await writeFile(path, after)
  }
}

onOwnHost('after one visit everything works with no host at all, below its path', async ({ open, copy }) => {
  const fragment = 'v=1&surface=booth&start=-5,4&run=adam(lr:0.3)&at=40&steps=200'
  const page = await open(fragment, { installed: copy.site.address })
  await settled(page)
  const before = await configurationOf(page)
  await stored(page)
  await copy.site.close()

  await page.reload()
  await settled(page)
  expect(await configurationOf(page)).toEqual(before)
  await page.keyboard.press('g')
  await page.getByRole('dialog').getByRole('heading', { name: 'Presets' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('x')
  await page.getByRole('region', { name: 'Script' }).getByText('import torch').first().waitFor()

  await page.goto(`${copy.site.address}?from=slides#v=1&surface=bowl&run=momentum&steps=30`)
  await settled(page)
  const labels = () => page.evaluate(() => thalweg.runs().map(({ label }) => label))
  expect(await labels()).toEqual(['Momentum'])

  await page.goto(`${copy.site.address}present.html#v=1&surface=bowl&run=adam&steps=30`)
  await page.waitForFunction(() => 'thalweg' in globalThis)
  await settled(page)
  expect(await labels()).toEqual(['Adam'])
})

onOwnHost('a new version says so, waits for a word, and loses nothing', async ({ open, copy }) => {
  const page = await open('v=1&surface=booth&start=-5,4&run=adam(lr:0.3)&run=momentum&steps=200', {
    installed: copy.site.address,
  })
  await stored(page)
  const first = await page.title()
  await publish(copy, 'The second edition')

  // The former version is what a visit shows until someone asks for the new one.
  await page.reload()
  await settled(page)
  expect(await page.title()).toBe(first)
  await page.keyboard.press('e')
  const field = page.getByRole('textbox', { name: /^Equations of/ })
  await field.fill('x = x - lr*')
  const [link, experiment] = [await fragmentOf(page), await configurationOf(page)]
  await page.getByText('A new version is ready.').waitFor()
  expect(await page.title()).toBe(first)

  const reloaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Reload' }).click()
  await reloaded
  await settled(page)
  expect(await page.title()).toBe('The second edition')
  expect([await fragmentOf(page), await configurationOf(page)]).toEqual([link, experiment])
  expect(await field.inputValue()).toBe('x = x - lr*')
  expect(await page.getByText('A new version is ready.').count()).toBe(0)
})

onOwnHost('it can be installed: its manifest and icons stand where they say', async ({ open, copy }) => {
  const page = await open('', { installed: copy.site.address })
  const session = await page.context().newCDPSession(page)
  const { url, errors, manifest } = await session.send('Page.getAppManifest')
  expect([url, errors]).toEqual([`${copy.site.address}manifest.webmanifest`, []])
  expect(manifest).toMatchObject({ startUrl: copy.site.address, scope: copy.site.address, display: 'kStandalone' })
  await stored(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // The tests' own profiles are private ones: nothing else stands in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
})

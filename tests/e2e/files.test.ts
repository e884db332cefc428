import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { readLink, runLabel, specificationOf } from '../../src/config/index.ts'
import { run } from '../../src/engine/index.ts'
import { csvHeader, csvRows, jsonLine, traceOf } from '../../src/engine/traceFormat.ts'
import { configurationOf, journey, settled } from './journey.ts'

const folder = await mkdtemp(join(tmpdir(), 'thalweg-files-'))
const LINK =
  'v=1&surface=rosenbrock(b:17)&start=-1.2,1.3&steps=60&run=adam(lr:0.03)/label:A%2C%20%22B%22&run=nesterov(lr:0.9)'

/** The traces as Node computes them. */
const traces = () => {
  const { configuration } = readLink(LINK)
  const { runs } = configuration
  return runs.map((each) => traceOf(runLabel(each, runs), each.optimizer, run(specificationOf(configuration, each))))
}

const download = async (page: Page, act: () => Promise<unknown>) => {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

/** Drops a file on the page, as a hand would from another window. */
const drop = (page: Page, name: string, text: string, type = 'application/json') =>
  page.evaluate(
    ([fileName, content, fileType]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content], fileName, { type: fileType }))
      for (const kind of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
    },
    [name, text, type] as const,
  )

describe('the numbers of the runs', () => {
  journey('are saved to the bit as the command prints them', async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    await page.keyboard.press('o')
    await page.getByRole('button', { name: 'Numbers' }).click()
    const save = (name: string) => download(page, () => page.getByRole('button', { name }).click())
    expect(readFileSync(await save('Save CSV'), 'utf8')).toBe(
      `${[csvHeader, ...traces().flatMap((trace, index) => csvRows(trace, index))].join('\n')}\n`,
    )
    expect(readFileSync(await save('Save JSON'), 'utf8')).toBe(`[\n${traces().map(jsonLine).join(',\n')}\n]\n`)
    await page.getByRole('dialog').getByLabel('Runs', { exact: true }).selectOption({ label: 'Nesterov' })
    const [, second] = traces()
    expect(readFileSync(await save('Save JSON'), 'utf8')).toBe(second && `${jsonLine(second)}\n`)
  })
})

describe('the file of an experiment', () => {
  journey('is saved, opened and dropped, and one undo brings back what was there', async ({ open }) => {
    const page = await open(`${LINK}&at=12`)
    await settled(page)
    const before = await configurationOf(page)
    const path = await download(page, () => page.keyboard.press('Control+s'))
    expect(path).toMatch(/rosenbrock\.thalweg\.json$/)
    await page.goto(page.url().replace(/#.*/, '#v=1&surface=ravine'))
    await settled(page)
    const between = await configurationOf(page)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')])
    await chooser.setFiles(path)
    await page.getByText('rosenbrock.thalweg.json opened').waitFor()
    await settled(page)
    expect(await configurationOf(page)).toEqual(before)
    await page.keyboard.press('Control+z')
    expect(await configurationOf(page)).toEqual(between)
    await drop(page, 'again.json', readFileSync(path, 'utf8'))
    await page.getByText('again.json opened').waitFor()
    expect(await configurationOf(page)).toEqual(before)
  })

  journey('changes nothing where it cannot be opened, and says why', async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    const before = await configurationOf(page)
    await drop(page, 'picture.png', 'x', 'image/png')
    await page.getByText('picture.png was not opened: a file of an experiment is JSON').waitFor()
    await drop(page, 'bad.json', '{\n  "steps": 12,,\n}')
    await page.getByText('bad.json was not opened: it is not JSON from line 2, column 15 on.').waitFor()
    await drop(page, 'big.json', `"${'x'.repeat(32_000_000)}"`)
    await page.getByText('big.json was not opened: it has 32000002 bytes, and at most 32000000 are read.').waitFor()
    expect(await configurationOf(page)).toEqual(before)
    await drop(page, 'partly.json', '{"surface": {"id": "ravine"}, "colour": "red"}')
    await page.getByText('there is no "colour"').waitFor()
  })

  journey('shows where it may be dropped while it hovers', async ({ open }) => {
    const page = await open()
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['{}'], 'a.json'))
      document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await page.getByText('Drop the file to open its experiment').waitFor()
    await page.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true })))
    await page.getByText('Drop the file to open its experiment').waitFor({ state: 'detached' })
  })

  journey('goes to the presenter if it is a lecture', async ({ open }) => {
    const page = await open()
    await settled(page)
    const path = join(folder, 'lecture.json')
    writeFileSync(path, JSON.stringify({ title: 'Momentum', scenes: ['#v=1&surface=ravine'] }))
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')])
    await chooser.setFiles(path)
    await page.waitForURL(/present\.html#.*lecture=/)
  })
})

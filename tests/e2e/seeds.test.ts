import { expect } from 'vitest'
import { fragmentOf, journey, settled } from './journey.ts'

journey('many seeds are run, shown, cancelled and undone', async ({ open }) => {
  const page = await open('surface=least_squares&start=-1,1.5&run=adam(lr:0.05)/miniBatch(B:8)&steps=500')
  await settled(page)
  const chance = page.getByRole('group', { name: 'Chance' })
  const seeds = chance.getByLabel(/^Seeds/)
  await seeds.fill('200')
  await seeds.press('Enter')
  await chance.getByText('All seeds have been run; none diverged.').waitFor()
  expect(await fragmentOf(page)).toContain('seeds=200')
  await page.getByText('200 seeds: 50 %, 90 %').first().waitFor()

  // The table tells them with their intervals.
  await page.getByRole('button', { name: 'Results' }).click()
  const table = page.getByRole('dialog', { name: 'Results' })
  await table
    .getByRole('cell', { name: /^\S+ \(\S+ to \S+\)$/ })
    .first()
    .waitFor()
  await page.keyboard.press('Escape')

  // Another seed is another path, and the same distribution.
  await chance.getByRole('button', { name: 'Roll again' }).click()
  await settled(page)
  expect(await fragmentOf(page)).toContain('seed=2')
  await chance.getByText('All seeds have been run; none diverged.').waitFor()
  await page.keyboard.press('Control+z')
  await settled(page)
  expect(await fragmentOf(page)).not.toContain('seed=2')

  // A long one can be cancelled, and what is known stays.
  const long = await open('surface=least_squares&start=-1,1.5&run=adam(lr:0.05)/miniBatch(B:8)&steps=20000&seeds=1000')
  const work = long.getByRole('group', { name: 'Chance' })
  await long
    .getByText(/\d seeds: 50 %, 90 %/)
    .first()
    .waitFor()
  await work.getByRole('button', { name: 'Cancel' }).click()
  await work.getByText(/^Cancelled after/).waitFor()
  await work.getByRole('button', { name: 'Run them all' }).click()
  await work.getByRole('button', { name: 'Cancel' }).waitFor()
})

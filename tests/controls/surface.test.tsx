// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { SurfacePicker } from '../../src/controls/surface/SurfacePicker.tsx'
import { ParametersButton } from '../../src/controls/surface/SurfaceParameters.tsx'
import { StartFields, StepsField } from '../../src/controls/top/ExperimentFields.tsx'
import { problems } from '../../src/problems/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'
import { configuration, freshPage, open, view } from './page.tsx'

beforeEach(freshPage)

const openPicker = async () => {
  const user = open(<SurfacePicker />)
  await user.click(screen.getByRole('button', { name: /^Surface: ?Rosenbrock/ }))
  return user
}

/** Without asking of every formula's parts whether they can be seen: that takes seconds. */
const options = () => screen.getAllByRole('option', { hidden: true })

describe('the choice of a surface', () => {
  it('offers all of them, and finds one by typing', async () => {
    const user = await openPicker()
    expect(options()).toHaveLength(Object.keys({ ...surfaces, ...problems }).length)
    await user.keyboard('himmel')
    expect(options()).toHaveLength(1)
    await user.keyboard('{Enter}')
    expect(configuration().surface).toEqual({ id: 'himmelblau', params: {} })
    expect(configuration().start).toEqual(surfaces['himmelblau']?.start)
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('is made with arrow keys, and closes on Escape', async () => {
    const user = await openPicker()
    await user.keyboard('{ArrowDown}{Enter}')
    expect(configuration().surface.id).toBe('beale')
    await user.click(screen.getByRole('button', { name: /^Surface: ?Beale/ }))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Surface: ?Beale/ }))
  })

  it('stands under headings, which can be searched for, and the keys go from one group to the next', async () => {
    const user = await openPicker()
    const names = (heading: string) =>
      within(screen.getByRole('group', { name: heading, hidden: true }))
        .getAllByRole('option', { hidden: true })
        .map((option) => option.querySelector('b')?.textContent)
    expect(names('Valleys')).toContain('Winding valley')
    expect(names('Kinks')).toContain('Eggholder')
    expect(names('Over data')).toContain('Logistic regression')
    await user.keyboard('saddles')
    expect(names('Saddles')).toEqual(['Saddle', 'Monkey saddle'])
    expect(screen.queryByRole('group', { name: 'Valleys', hidden: true })).toBeNull()
    await user.clear(screen.getByLabelText('Search surfaces'))
    await user.keyboard('saddle')
    const found = options()
    await user.keyboard('{ArrowDown}'.repeat(found.length - 1))
    expect(screen.getByLabelText('Search surfaces').getAttribute('aria-activedescendant')).toBe(found.at(-1)?.id)
  })
})

describe('an own surface', () => {
  it('begins as a fork of the one in view, or empty, in the editor', async () => {
    const user = await openPicker()
    await user.click(screen.getByRole('button', { name: 'Fork equations' }))
    expect(view().editing).toEqual({ kind: 'surface' })
    expect(screen.queryByRole('listbox')).toBeNull()
    await user.click(screen.getByRole('button', { name: /^Surface: ?Rosenbrock/ }))
    await user.click(screen.getByRole('button', { name: 'Start empty' }))
    expect(view().drafts).toEqual({ surface: { text: '', over: 'f(x, y) = (a - x)^2 + b*(y - x^2)^2' } })
  })
})

describe('the numbers of the experiment', () => {
  it('change a parameter of the surface', async () => {
    const user = open(<ParametersButton />)
    await user.click(screen.getByRole('button', { name: /a 1/ }))
    await user.clear(screen.getByRole('textbox', { name: 'b, exact value' }))
    await user.keyboard('17{Enter}')
    expect(configuration().surface).toEqual({ id: 'rosenbrock', params: { b: 17 } })
  })

  it('set start and steps exactly, and refuse what cannot be', async () => {
    const user = open(
      <>
        <StartFields />
        <StepsField />
      </>,
    )
    await user.clear(screen.getByRole('textbox', { name: 'Start x' }))
    await user.keyboard('0.125{Enter}')
    expect(configuration().start).toEqual([0.125, 2])
    await user.clear(screen.getByRole('textbox', { name: 'Steps' }))
    await user.keyboard('1000000')
    expect(screen.getByRole('alert').textContent).toContain('at most 100000')
    await user.tab()
    expect(configuration().steps).toBe(500)
  })
})

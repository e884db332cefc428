// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { ACTIONS } from '../../src/app/actions.ts'
import { Dialogs } from '../../src/app/Dialogs.tsx'
import { found, paletteEntries } from '../../src/app/palette/entries.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { schedules } from '../../src/schedules/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'
import { configuration, freshPage, open, runs, view } from './page.tsx'

beforeEach(freshPage)

describe('the palette', () => {
  it('has every command of the keyboard, every method and every run', () => {
    const labels = new Set(paletteEntries(configuration()).map(({ label }) => label))
    const commands = ACTIONS.filter(({ keys }) => !keys?.includes('1') && !keys?.includes('Ctrl+k'))
    for (const { label } of commands) expect(labels).toContain(label)
    for (const { name } of Object.values(optimizers)) expect(labels).toContain(`Add ${name}`)
    for (const { name } of Object.values(surfaces)) expect(labels).toContain(`Surface: ${name}`)
    for (const { name } of Object.values(schedules)) expect(labels).toContain(`About ${name}`)
    expect(labels).toContain('Show Adam alone')
  })

  it('finds by the beginnings of words, names before descriptions, the shortest first', () => {
    const entry = (label: string, detail = '') => ({ label, detail })
    const entries = [entry('Add AMSGrad', 'a variant of Adam'), entry('Add AdamW'), entry('Add Adam'), entry('Undo')]
    const labels = (search: string) => found(entries, search).map(({ label }) => label)
    expect(labels('adam')).toEqual(['Add Adam', 'Add AdamW', 'Add AMSGrad'])
    expect(labels('ad ams')).toEqual(['Add AMSGrad'])
    expect(labels('dam')).toEqual([])
    expect(labels('')).toHaveLength(4)
  })

  it('is driven by the keyboard alone', async () => {
    const user = open(<Dialogs />)
    view().set({ dialog: 'palette' })
    const field = await screen.findByRole('combobox')
    await user.type(field, 'add lion')
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Add Lion')
    await user.keyboard('{Enter}')
    expect(runs().at(-1)?.optimizer.id).toBe('lion')
    expect(view().openRun).toBe(runs().at(-1)?.key)
    expect(view().dialog).toBeUndefined()
  })

  it('says how much was found, and that nothing was', async () => {
    const user = open(<Dialogs />)
    view().set({ dialog: 'palette' })
    const field = await screen.findByRole('combobox')
    const dialog = within(screen.getByRole('dialog', { name: 'Find' }))
    await user.type(field, 'xyzzy')
    expect(dialog.getByRole('status').textContent).toBe('Nothing of that name.')
    await user.clear(field)
    await user.type(field, 'undo')
    await user.keyboard('{ArrowDown}{ArrowUp}')
    expect(dialog.getByRole('option', { selected: true }).textContent).toContain('Ctrl Z')
  })
})

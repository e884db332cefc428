// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Help } from '../../src/app/Help.tsx'
import { currentLink } from '../../src/app/link.ts'
import { ACTIONS } from '../../src/app/actions.ts'
import { startKeyboard } from '../../src/app/keyboard.ts'
import { startUndo, useConfig } from '../../src/store/index.ts'
import { freshPage, open, run, runs, view } from './page.tsx'

let stop = () => {}

beforeEach(() => {
  freshPage()
  stop = startKeyboard()
})
afterEach(() => stop())

describe('the table of keys', () => {
  it('gives no key two meanings', () => {
    const keys = ACTIONS.flatMap((action) => action.keys ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('is what the help shows, all of it', () => {
    open(<Help onClose={() => {}} />)
    const help = screen.getByRole('dialog', { name: 'Keys' })
    const keyed = ACTIONS.filter(({ keys }) => keys !== undefined)
    expect(
      within(help)
        .getAllByRole('definition')
        .map(({ textContent }) => textContent),
    ).toEqual(expect.arrayContaining(keyed.map(({ label }) => label)))
  })
})

describe('the keys', () => {
  it('play, step and jump', async () => {
    const user = open(<p />)
    await user.keyboard('{Home}{ArrowRight}{Shift>}{ArrowRight}{/Shift}')
    expect(view().playhead).toBe(11)
    await user.keyboard('{ArrowLeft}')
    expect(view().playhead).toBe(10)
    await user.keyboard('{End}')
    expect(view().playhead).toBe(500)
    await user.keyboard(' ')
    expect(view().playing).toBe(true)
    await user.keyboard('+')
    expect(view().speed).toBe(120)
  })

  it('show one run alone, and all', async () => {
    const user = open(<p />)
    await user.keyboard('3')
    expect(view().soloRun).toBe(run(2).key)
    await user.keyboard('9')
    expect(view().soloRun).toBe(run(2).key)
    await user.keyboard('0')
    expect(view().soloRun).toBeUndefined()
  })

  it('add a run, change the theme, open the dialogs', async () => {
    const user = open(<p />)
    await user.keyboard('atcg')
    expect(runs()).toHaveLength(6)
    expect(view().theme).toBe('dark')
    expect(view().dialog).toBe('gallery')
    await user.keyboard('?')
    expect(view().dialog).toBe('help')
    expect(await navigator.clipboard.readText()).toBe(currentLink())
    expect(view().said).toBe('Link copied')
  })

  it('undo and redo, with the control key or the command key', async () => {
    const stopUndo = startUndo()
    const user = open(<p />)
    await user.keyboard('a')
    await user.keyboard('{Control>}z{/Control}')
    expect(runs()).toHaveLength(5)
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect(runs()).toHaveLength(6)
    await user.keyboard('{Meta>}z{/Meta}')
    expect(runs()).toHaveLength(5)
    await user.keyboard('{Control>}y{/Control}')
    expect(runs()).toHaveLength(6)
    stopUndo()
  })

  it('stay out of fields, of other shortcuts, and of what a control has used', async () => {
    const user = open(
      <>
        <input aria-label="field" />
        <div role="slider" aria-label="slider" aria-valuenow={0} tabIndex={0} />
        <button type="button">press</button>
      </>,
    )
    const stopUndo = startUndo()
    useConfig.getState().setSteps(400)
    await user.type(screen.getByRole('textbox'), 'a1 {Control>}z{/Control}')
    expect(useConfig.getState().configuration.steps).toBe(400)
    stopUndo()
    screen.getByRole('slider').focus()
    await user.keyboard('{Home}')
    screen.getByRole('button').focus()
    await user.keyboard(' ')
    fireEvent.keyDown(window, { key: 'a', ctrlKey: true })
    expect(runs()).toHaveLength(5)
    expect(view()).toMatchObject({ playhead: 500, playing: false })
    expect(view().soloRun).toBeUndefined()
  })
})

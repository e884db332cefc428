// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Help } from '../../src/app/Help.tsx'
import { BINDINGS, startKeyboard } from '../../src/app/keyboard.ts'
import { freshPage, open, run, runs, view } from './page.tsx'

const command = () => vi.fn<() => void>()
const page = {
  openHelp: command(),
  openGallery: command(),
  openReference: command(),
  openCode: command(),
  copyLink: command(),
}
let stop = () => {}

beforeEach(() => {
  freshPage()
  stop = startKeyboard(page)
})
afterEach(() => stop())

describe('the table of keys', () => {
  it('gives no key two meanings', () => {
    const keys = BINDINGS.flatMap((binding) => binding.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('is what the help shows, all of it', () => {
    open(<Help onClose={() => {}} />)
    const help = screen.getByRole('dialog', { name: 'Keys' })
    for (const { label } of BINDINGS) expect(within(help).getByText(label)).toBeTruthy()
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
    await user.keyboard('at?gc')
    expect(runs()).toHaveLength(6)
    expect(view().theme).toBe('dark')
    expect(page.openHelp).toHaveBeenCalledOnce()
    expect(page.openGallery).toHaveBeenCalledOnce()
    expect(page.copyLink).toHaveBeenCalledOnce()
  })

  it('stay out of fields, of other shortcuts, and of what a control has used', async () => {
    const user = open(
      <>
        <input aria-label="field" />
        <div role="slider" aria-label="slider" aria-valuenow={0} tabIndex={0} />
        <button type="button">press</button>
      </>,
    )
    await user.type(screen.getByRole('textbox'), 'a1 ')
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

// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { copyLink } from '../../../src/app/copyLink.ts'
import { Dialogs } from '../../../src/app/Dialogs.tsx'
import { currentLink } from '../../../src/app/link.ts'
import { Said } from '../../../src/app/Said.tsx'
import { ShareButton } from '../../../src/app/TopButtons.tsx'
import { readLink } from '../../../src/config/index.ts'
import { useConfig } from '../../../src/store/index.ts'
import { freshPage, open, run, view } from '../page.tsx'

function Part() {
  return (
    <>
      <ShareButton />
      <Dialogs />
      <Said />
    </>
  )
}

beforeEach(freshPage)
afterEach(() => vi.restoreAllMocks())

/** It is loaded when it is first opened: a loaded machine takes its time. */
const dialog = () => screen.findByRole('dialog', { name: 'Share' }, { timeout: 20_000 })

const opened = async () => {
  const user = open(<Part />)
  await user.click(screen.getByRole('button', { name: 'Share' }))
  await dialog()
  return user
}
const linkField = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Link' })
const sharedPlayhead = () => readLink(new URL(linkField().value).hash.slice(1)).configuration.playhead

describe('copying the link', () => {
  it('is one command, which says that it is done', async () => {
    open(<Part />)
    await copyLink()
    expect((await screen.findByText('Link copied')).closest('[role=status]')).toBeTruthy()
    expect(await navigator.clipboard.readText()).toBe(currentLink())
  })

  it('leads to the dialog where it is not allowed', async () => {
    open(<Part />)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    await copyLink()
    await dialog()
    expect(linkField().value).toBe(currentLink())
  })
})

describe('the share dialog', () => {
  it('has the link that the address has, its QR code, and copies it', async () => {
    const user = await opened()
    expect(linkField().value).toBe(currentLink())
    expect(screen.getByRole('img', { name: 'QR code of the link' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Copy the link' }))
    expect(await screen.findByText('The link is copied.')).toBeTruthy()
    expect(await navigator.clipboard.readText()).toBe(currentLink())
  })

  it('says so and selects the link where copying is not allowed', async () => {
    const user = await opened()
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    await user.click(screen.getByRole('button', { name: 'Copy the link' }))
    await screen.findByText('Not allowed here: the link is selected.')
    expect(linkField().selectionEnd).toBe(linkField().value.length)
  })

  it('opens the link at the step that is shown, or from the beginning', async () => {
    view().set({ playhead: 42 })
    const user = await opened()
    expect(sharedPlayhead()).toBe(42)
    await user.click(screen.getByRole('button', { name: 'From the beginning' }))
    expect(sharedPlayhead()).toBeUndefined()
    await user.click(screen.getByRole('button', { name: 'At this step' }))
    expect(sharedPlayhead()).toBe(42)
  })

  it('gives the code of a frame, of the size and with the bar that are asked for', async () => {
    const user = await opened()
    const code = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Embed code' }).value
    expect(code()).toContain('?embed=controls#v=1')
    expect(code()).toContain('width="800" height="520"')
    await user.clear(screen.getByRole('textbox', { name: 'Width' }))
    await user.type(screen.getByRole('textbox', { name: 'Width' }), '640{Enter}')
    await user.click(screen.getByRole('checkbox', { name: 'Playback bar' }))
    expect(code()).toContain('?embed#v=1')
    expect(code()).toContain('width="640"')
  })

  it('says of a link that is too long for a code by how much, and what makes it so', async () => {
    const { setOptimizer } = useConfig.getState()
    const comment = `# ${'a long story '.repeat(300)}`
    setOptimizer(run(1).key, { equations: `${comment}\nx = x - lr*g`, params: {} }, 'test')
    await opened()
    expect(screen.queryByRole('img', { name: 'QR code of the link' })).toBeNull()
    const bytes = linkField().value.length
    const part = within(screen.getByRole('region', { name: 'QR code' }))
    expect(part.getByRole('status').textContent).toContain(`by ${bytes - 2953} bytes: the link has ${bytes}`)
    expect(part.getAllByRole('listitem')[0]?.textContent).toMatch(/^run “.*”, \d+ bytes: leave out comments/)
  })

  it('shows the code as large as the screen, and comes back', async () => {
    const user = await opened()
    await user.click(screen.getByRole('button', { name: 'Show the QR code as large as the screen' }))
    await user.click(screen.getByRole('button', { name: 'Back to the dialog' }))
    expect(screen.getByRole('button', { name: 'Show the QR code as large as the screen' })).toBeTruthy()
  })
})

// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Dialogs } from '../../src/app/Dialogs.tsx'
import { currentLink } from '../../src/app/link.ts'
import { Said } from '../../src/app/Said.tsx'
import { ShareButton } from '../../src/app/TopButtons.tsx'
import { freshPage, open } from './page.tsx'

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

describe('sharing', () => {
  it('copies the link and says so', async () => {
    const user = open(<Part />)
    await user.click(screen.getByRole('button', { name: 'Share' }))
    expect((await screen.findByText('Link copied')).closest('[role=status]')).toBeTruthy()
    expect(await navigator.clipboard.readText()).toBe(currentLink())
  })

  it('offers the link selected where copying is not allowed', async () => {
    const user = open(<Part />)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    await user.click(screen.getByRole('button', { name: 'Share' }))
    const field = await screen.findByRole('textbox', { name: 'Link' })
    expect(field).toHaveProperty('value', currentLink())
    expect(document.activeElement).toBe(field)
  })
})

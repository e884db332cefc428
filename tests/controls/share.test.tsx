// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ShareButton } from '../../src/controls/top/ShareButton.tsx'
import { useShare } from '../../src/controls/top/useShare.ts'
import { freshPage, open } from './page.tsx'

const ADDRESS = 'https://example.test/#surface=bowl'
const link = () => ADDRESS

function Part() {
  return <ShareButton share={useShare(link)} />
}

beforeEach(freshPage)

describe('sharing', () => {
  it('copies the link and says so', async () => {
    const user = open(<Part />)
    await user.click(screen.getByRole('button', { name: 'Share' }))
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy()
    expect(screen.getByRole('status').textContent).toBe('Link copied')
    expect(await navigator.clipboard.readText()).toBe(ADDRESS)
  })

  it('offers the link selected where copying is not allowed', async () => {
    const user = open(<Part />)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    await user.click(screen.getByRole('button', { name: 'Share' }))
    const field = await screen.findByRole('textbox')
    expect(field).toHaveProperty('value', ADDRESS)
    expect(document.activeElement).toBe(field)
    expect(screen.queryByText('Copied')).toBeNull()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('textbox')).toBeNull()
  })
})

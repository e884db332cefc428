// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { MoreMenu } from '../../src/app/MoreMenu.tsx'
import { freshPage, open, view } from './page.tsx'

beforeEach(freshPage)

const choice = (name: string) => screen.getByRole('menuitemradio', { name })

describe('the menu of the top bar', () => {
  it('says which colours are in force', async () => {
    const user = open(<MoreMenu />)
    await user.click(screen.getByRole('button', { name: 'More' }))
    expect(choice('Standard colours').ariaChecked).toBe('true')
    await user.click(choice('High contrast'))
    expect(view().colours).toBe('contrast')

    await user.click(screen.getByRole('button', { name: 'More' }))
    expect(choice('High contrast').ariaChecked).toBe('true')
    expect(choice('Standard colours').ariaChecked).toBe('false')
  })

  it('is walked through by arrows, choices and commands alike', async () => {
    const user = open(<MoreMenu />)
    await user.click(screen.getByRole('button', { name: 'More' }))
    await user.keyboard('{End}{ArrowUp}')
    expect(document.activeElement).toBe(choice('High contrast'))
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
    expect(document.activeElement?.textContent).toContain('Light or dark theme')
  })
})

// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PlaybackBar } from '../../src/controls/playback/PlaybackBar.tsx'
import { nextSpeed, SPEEDS } from '../../src/controls/playback/speeds.ts'
import { useView } from '../../src/store/index.ts'
import { freshPage, open, view } from './page.tsx'

beforeEach(freshPage)

describe('playback', () => {
  it('steps, jumps and stays within the run', async () => {
    const user = open(<PlaybackBar />)
    const press = (name: string) => user.click(screen.getByRole('button', { name }))
    await press('To the start')
    await press('Step back')
    expect(view().playhead).toBe(0)
    await press('Step forward')
    expect(view().playhead).toBe(1)
    await press('To the end')
    await press('Step forward')
    expect(view().playhead).toBe(500)
  })

  it('plays and pauses; a step by hand pauses too', async () => {
    const user = open(<PlaybackBar />)
    await user.click(screen.getByRole('button', { name: 'Play' }))
    expect(view().playing).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Pause' }))
    expect(view().playing).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Play' }))
    await user.click(screen.getByRole('button', { name: 'Step back' }))
    expect(view().playing).toBe(false)
  })

  it('scrubs by hand and by keys', async () => {
    const user = open(<PlaybackBar />)
    const line = screen.getByRole('slider', { name: 'Step' })
    vi.spyOn(line, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 0, 1000, 28))
    fireEvent.pointerDown(line, { clientX: 600, button: 0 })
    expect(view().playhead).toBe(250)
    fireEvent.pointerMove(line, { clientX: 5000 })
    expect(view().playhead).toBe(500)
    fireEvent.pointerUp(line)
    fireEvent.pointerMove(line, { clientX: 100 })
    expect(view().playhead).toBe(500)
    line.focus()
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}{PageDown}{ArrowRight}')
    expect(line.getAttribute('aria-valuetext')).toBe('step 441 of 500')
  })

  it('goes from one step a second to everything at once', async () => {
    const user = open(<PlaybackBar />)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Speed' }), 'all at once')
    expect(view().speed).toBe(Infinity)
    expect(SPEEDS[0]).toBe(1)
    expect(nextSpeed(30, 1)).toBe(120)
    expect(nextSpeed(1, -1)).toBe(1)
    expect(nextSpeed(Infinity, 1)).toBe(Infinity)
  })

  it('shows the step it is at', () => {
    useView.setState({ playhead: 112.7 })
    open(<PlaybackBar />)
    expect(screen.getByText('112')).toBeTruthy()
  })
})

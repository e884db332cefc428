// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readLectureLink } from '../../src/config/lecture/link.ts'
import { parseLectureText } from '../../src/config/lecture/parse.ts'
import { lectureLink } from '../../src/controls/lecture/output.ts'
import { LectureDialog } from '../../src/controls/lecture/LectureDialog.tsx'
import { readLink } from '../../src/config/index.ts'
import { replaceLecture, useLecture } from '../../src/store/lecture.ts'
import { useConfig } from '../../src/store/index.ts'
import { configuration, freshPage, open } from './page.tsx'

const BOWL = 'v=1&surface=bowl&start=1,1&run=adam&steps=10'
const SADDLE = 'v=1&surface=saddle&start=1,0&run=momentum&steps=20'

const closed = vi.fn()
const show = () => open(<LectureDialog onClose={closed} />)
const titles = () => useLecture.getState().scenes.map(({ title }) => title)
const load = (link: string) => useConfig.getState().load(readLink(link).configuration, [])

beforeEach(() => {
  // The pictures are for the eye: jsdom draws none.
  HTMLCanvasElement.prototype.getContext = () => null
  localStorage.clear()
  freshPage()
  replaceLecture({ scenes: [] })
  closed.mockClear()
})

describe('the lecture that is being made', () => {
  it('grows by the experiment that one sees, and holds what is said of it', async () => {
    const user = show()
    load(BOWL)
    await user.click(screen.getByRole('button', { name: 'Add this experiment as a scene' }))
    load(SADDLE)
    await user.click(screen.getByRole('button', { name: 'Add this experiment as a scene' }))
    await user.type(screen.getByLabelText('Title of the lecture'), 'Two surfaces ')
    await user.type(screen.getByLabelText('Caption of scene 2'), 'Flat, and no minimum.')
    const { lecture } = readLectureLink(lectureLink())
    expect(lecture).toMatchObject({
      title: 'Two surfaces',
      scenes: [{ link: BOWL }, { link: SADDLE, caption: 'Flat, and no minimum.' }],
    })
  })

  it('is put in order by buttons; what was taken out can be brought back', async () => {
    replaceLecture({ scenes: ['A', 'B', 'C'].map((title) => ({ link: BOWL, title })) })
    const user = show()
    await user.click(screen.getByRole('button', { name: 'Move scene 3 up' }))
    expect(titles()).toEqual(['A', 'C', 'B'])
    expect(screen.getByRole('button', { name: 'Move scene 1 up' })).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('button', { name: 'Remove scene 2' }))
    expect(titles()).toEqual(['A', 'B'])
    await user.click(screen.getByRole('button', { name: 'Bring it back' }))
    expect(titles()).toEqual(['A', 'C', 'B'])
  })

  it('shows a scene, and takes the experiment in its place', async () => {
    replaceLecture({ scenes: [{ link: BOWL }, { link: SADDLE }] })
    const user = show()
    await user.click(screen.getByRole('button', { name: 'Show scene 2' }))
    expect(configuration().surface.id).toBe('saddle')
    expect(closed).toHaveBeenCalled()
    useConfig.getState().setSteps(77)
    await user.click(screen.getByRole('button', { name: 'Put the experiment that you see in the place of scene 1' }))
    expect(useLecture.getState().scenes[0]?.link).toMatch(/surface=saddle.*steps=77/)
  })

  it('is opened from a file, and says what of it could not be read', async () => {
    show()
    const file = new File([JSON.stringify({ title: 'Saved', scenes: [BOWL, 5] })], 'mine.json')
    fireEvent.change(screen.getByLabelText('File of a lecture'), { target: { files: [file] } })
    const told = await screen.findByRole('alert')
    expect(within(told).getByText('mine.json, scene 2: 5 is not a scene; it is left out')).toBeTruthy()
    expect(useLecture.getState()).toMatchObject({ title: 'Saved', scenes: [{ link: BOWL }] })
  })

  it('is not lost to a file that is none', async () => {
    replaceLecture({ title: 'Mine', scenes: [{ link: BOWL }] })
    show()
    fireEvent.change(screen.getByLabelText('File of a lecture'), { target: { files: [new File(['?'], 'notes.txt')] } })
    await screen.findByRole('alert')
    expect(useLecture.getState().title).toBe('Mine')
  })

  it('is kept in the browser', async () => {
    const user = show()
    await user.type(screen.getByLabelText('Title of the lecture'), 'Kept')
    await user.click(screen.getByRole('button', { name: 'Add this experiment as a scene' }))
    const kept = parseLectureText(localStorage.getItem('thalweg.lecture') ?? '').lecture
    expect(kept.title).toBe('Kept')
    expect(kept.scenes).toHaveLength(1)
  })

  it('may begin with the presets', async () => {
    const user = show()
    await user.click(screen.getByRole('button', { name: 'Begin with the presets' }))
    expect(useLecture.getState().scenes.length).toBeGreaterThan(5)
    expect(readLectureLink(lectureLink()).notices).toEqual([])
  })
})

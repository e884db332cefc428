// @vitest-environment jsdom
import { configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { openFile } from '../../src/app/files/open.ts'
import { CsvDialog } from '../../src/controls/data/CsvDialog.tsx'
import { CONFIGURATION_LIMITS } from '../../src/config/index.ts'
import { useConfig } from '../../src/store/index.ts'
import { configuration, freshPage, open, view } from './page.tsx'

// A busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 })

beforeEach(() => {
  freshPage()
  view().set({ csvFile: undefined, refused: undefined })
  useConfig.getState().setSurface({ id: 'least_squares', params: {} })
})

const data = () => configuration().surface.data
const take = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Take/ })
const field = () => screen.getByLabelText('Rows of data')
const dialog = () => {
  let closed = 0
  const user = open(<CsvDialog onClose={() => closed++} />)
  return { user, closed: () => closed }
}

describe('rows from a text', () => {
  it('become the data when they are taken, and not before', async () => {
    const { user, closed } = dialog()
    expect(take().disabled).toBe(true)
    await user.click(field())
    await user.paste('u;v\n1;0,5\n2;1,5')
    await waitFor(() => expect(take().textContent).toBe('Take 2 rows'))
    expect(data()).toBeUndefined()
    await user.click(take())
    expect(data()).toEqual({
      rows: [
        [1, 0.5],
        [2, 1.5],
      ],
    })
    expect(closed()).toBe(1)
  })

  it('that cannot be read are named by their line; the good ones can be taken', async () => {
    const { user } = dialog()
    await user.click(field())
    await user.paste('1,2\n3,abc\n5,6\n7')
    await screen.findByText('2 lines cannot be read:')
    expect(screen.getByText('line 2: v: "abc" is not a number')).toBeTruthy()
    expect(screen.getByText('line 4: 1 value in place of 2 (u, v)')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Take the 2 rows without those lines' }))
    expect(data()?.rows).toEqual([
      [1, 2],
      [5, 6],
    ])
  })

  it('of nothing but nonsense leave the data as they are', async () => {
    const { user } = dialog()
    await user.click(field())
    await user.paste('hello\nworld 2')
    await screen.findByText('No row can be read.')
    expect(take().disabled).toBe(true)
    expect(data()).toBeUndefined()
  })

  it('that are many stay out of the field, and are read in pieces', async () => {
    const { user } = dialog()
    const text = Array.from({ length: 100_000 }, (_, i) => `${i},${-i}`).join('\n')
    fireEvent.paste(field(), { clipboardData: { getData: () => text } })
    expect(screen.getByText('The text that was pasted')).toBeTruthy()
    await waitFor(() => expect(take().disabled).toBe(false), { timeout: 20_000 })
    await user.click(take())
    expect(data()?.rows).toHaveLength(100_000)
    expect(data()?.rows?.at(-1)).toEqual([99_999, -99_999])
  }, 40_000)

  it('that are too many are refused before they are read, with the limit', async () => {
    dialog()
    const text = '1,2\n'.repeat(10_000_000)
    fireEvent.paste(field(), { clipboardData: { getData: () => text } })
    expect(await screen.findByText(/40\s000\s000 characters, and at most .* data may have 100\s000 rows/)).toBeTruthy()
    expect(take().disabled).toBe(true)
    expect(data()).toBeUndefined()
  })
})

describe('a file of rows', () => {
  it('that is dropped on the page is read in the dialog', async () => {
    await openFile(new File(['u,v\n1,2\n3,4\n'], 'points.csv'))
    expect(view().dialog).toBe('csv')
    dialog()
    await waitFor(() => expect(take().textContent).toBe('Take 2 rows'))
  })

  it('is refused by its size, unread', async () => {
    const file = new File(['1,2'], 'large.csv')
    Object.defineProperty(file, 'size', { value: CONFIGURATION_LIMITS.csv + 1 })
    view().set({ csvFile: file })
    dialog()
    expect(await screen.findByText(/^large.csv: It has 16\s000\s001 characters/)).toBeTruthy()
  })

  it('with nothing in it is said to be empty', async () => {
    view().set({ csvFile: new File([' \n'], 'void.csv') })
    dialog()
    expect(await screen.findByText('void.csv is empty. The data stay as they are.')).toBeTruthy()
    expect(take().disabled).toBe(true)
  })

  it('needs a problem over data', async () => {
    useConfig.getState().setSurface({ id: 'bowl', params: {} })
    await openFile(new File(['1,2'], 'points.csv'))
    expect(view().refused).toMatch(/points.csv was not opened: rows of data are for a problem over data/)
  })
})

// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ExportDialog } from '../../src/controls/export/ExportDialog.tsx'
import { highlight } from '../../src/controls/export/highlight.ts'
import { exportScript } from '../../src/export/index.ts'
import { useConfig } from '../../src/store/index.ts'
import { configuration, freshPage, open, run } from './page.tsx'

beforeEach(freshPage)

const script = () => screen.getByRole('region', { name: 'Script' }).textContent
const written = (target: 'pytorch' | 'numpy', experiment = configuration()) => {
  const exported = exportScript(experiment, target)
  return exported.ok ? exported.text : exported.reason
}

describe('the code to take away', () => {
  it('is that of the whole experiment, in the library that is chosen', async () => {
    const user = open(<ExportDialog run="" onClose={() => {}} />)
    expect(script()).toBe(written('pytorch'))
    await user.click(screen.getByRole('button', { name: 'NumPy' }))
    expect(script()).toBe(written('numpy'))
    expect(screen.getByRole('button', { name: 'NumPy' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('is that of the run that it was opened for, until all are asked for', async () => {
    const user = open(<ExportDialog run={run(1).key} onClose={() => {}} />)
    const choice = screen.getByRole('combobox', { name: 'Runs' })
    expect(choice).toHaveProperty('value', run(1).key)
    expect(script()).toBe(written('pytorch', { ...configuration(), runs: [run(1)] }))
    await user.selectOptions(choice, 'All runs')
    expect(script()).toBe(written('pytorch'))
  })

  it('is copied as it is', async () => {
    const user = open(<ExportDialog run="" onClose={() => {}} />)
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByText('Script copied')).toBeTruthy()
    expect(await navigator.clipboard.readText()).toBe(written('pytorch'))
  })

  it('is selected where copying is not allowed', async () => {
    const user = open(<ExportDialog run="" onClose={() => {}} />)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByText(/Copying is not allowed here/)).toBeTruthy()
    expect(getSelection()?.toString()).toBe(written('pytorch'))
  })

  it('says why Optax cannot write it, and offers nothing then', async () => {
    const user = open(<ExportDialog run="" onClose={() => {}} />)
    await user.click(screen.getByRole('button', { name: 'Optax' }))
    expect(screen.getByText(/Optax cannot say this\. Nesterov: /)).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Script' })).toBeNull()
    for (const name of ['Copy', 'Download'])
      expect(screen.getByRole('button', { name })).toHaveProperty('disabled', true)
  })

  it('is there for typed equations too', () => {
    const surface = { equations: 'f(x, y) = x^2 + k*y^2', params: { k: 3 } }
    const typed = { ...run(0), optimizer: { equations: 'x = x - lr*sign(g)', params: {} } }
    useConfig.getState().load({ ...configuration(), surface, runs: [typed] }, [])
    open(<ExportDialog run="" onClose={() => {}} />)
    expect(script()).toContain('x = x - lr*sign(g)')
    expect(within(screen.getByRole('dialog', { name: 'Code' })).getByText(/its update lines are typed/)).toBeTruthy()
  })
})

describe('highlighting', () => {
  it('keeps every line as it is', () => {
    for (const target of ['pytorch', 'numpy'] as const)
      for (const line of written(target).split('\n'))
        expect(
          highlight(line)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line)
  })

  it('tells comments, strings, numbers and words of Python', () => {
    expect(highlight('for u1 in range(20):  # "not" 3')).toEqual([
      { text: 'for', kind: 'word' },
      { text: ' u1 ' },
      { text: 'in', kind: 'word' },
      { text: ' range(' },
      { text: '20', kind: 'number' },
      { text: '):  ' },
      { text: '# "not" 3', kind: 'comment' },
    ])
    expect(highlight('x = 1e-8*float("inf")')).toEqual([
      { text: 'x = ' },
      { text: '1e-8', kind: 'number' },
      { text: '*float(' },
      { text: '"inf"', kind: 'string' },
      { text: ')' },
    ])
  })
})

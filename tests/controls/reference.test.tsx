// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { addressOf, ENTRIES, entryAt, type Kind } from '../../src/controls/reference/address.ts'
import { found, groupsOf, KIND_NAMES } from '../../src/controls/reference/groups.ts'
import { linesOf } from '../../src/controls/reference/lines.ts'
import { optionsOf } from '../../src/controls/reference/options.ts'
import { Reference } from '../../src/controls/reference/Reference.tsx'
import { adam } from '../../src/optimizers/adam.ts'
import { combinationsOf } from '../methods/combinations.ts'
import { freshPage, open, runs, view } from './page.tsx'

const KINDS = Object.keys(KIND_NAMES) as Kind[]

beforeEach(() => {
  freshPage()
  // There is nothing to draw on.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
})

describe('the reference', () => {
  it('has every method under exactly one heading', () => {
    const shown = KINDS.flatMap((kind) => groupsOf(kind).flatMap(({ entries }) => entries))
    expect(new Set(shown).size).toBe(shown.length)
    expect(new Set(shown)).toEqual(new Set(ENTRIES))
  })
  it('has an address for each, short where no other kind has a method of that id', () => {
    for (const entry of ENTRIES) expect(entryAt(addressOf(entry)), addressOf(entry)).toBe(entry)
    expect(entryAt('adam')?.method).toBe(adam)
    expect(entryAt('optimizer.adam')?.method).toBe(adam)
    expect(entryAt('adam/beta1')?.method).toBe(adam)
    expect(entryAt('constructor')).toBeUndefined()
    expect(entryAt('')).toBeUndefined()
  })
  it('finds methods by the words of their names and summaries, whatever their kind', () => {
    const names = (search: string) => found(search).flatMap(({ entries }) => entries.map(({ id }) => id))
    expect(names('rosenbrock')).toContain('nonsmooth_rosenbrock')
    expect(names('COSINE')).toContain('cosine')
    expect(names('no such method')).toEqual([])
  })
  it('offers as options what changes the lines, and nothing else', () => {
    expect(Object.keys(optionsOf(adam))).toEqual(['biasCorrection', 'epsilon', 'weightDecay', 'maximize'])
  })
  it('has lines for every form of every method', () => {
    const silent = ENTRIES.flatMap((entry) =>
      combinationsOf(entry.method.params)
        .filter((params) => {
          const lines = linesOf(entry, { id: entry.id, params })
          return lines.length === 0 || lines.some(({ says, node }) => says === undefined && node === undefined)
        })
        .map((params) => `${entry.id} ${JSON.stringify(params)}`),
    )
    expect(silent).toEqual([])
  })
  it('opens at the row of a parameter, which a control leads to', () => {
    open(<Reference address="adam/beta1" onClose={() => undefined} />)
    expect(document.activeElement?.textContent).toContain('memory of the first moment')
  })
  it('adds a method to the experiment in the form that is shown', async () => {
    const user = open(<Reference address="adam" onClose={() => undefined} />)
    const entry = within(screen.getByRole('article', { name: 'Adam' }))
    await user.click(entry.getByRole('checkbox', { name: 'Bias correction' }))
    await user.click(entry.getByRole('button', { name: 'Add as a run' }))
    expect(runs().at(-1)?.optimizer).toEqual({ id: 'adam', params: { biasCorrection: false } })
    expect(view().openRun).toBe(runs().at(-1)?.key)
  })
  it('puts a schedule on the open run', async () => {
    view().set({ openRun: runs()[1]?.key })
    const user = open(<Reference address="cosine" onClose={() => undefined} />)
    const entry = within(screen.getByRole('article', { name: 'Cosine annealing' }))
    await user.click(entry.getByRole('button', { name: 'Use in Momentum' }))
    expect(runs()[1]?.schedule).toEqual({ id: 'cosine', params: {} })
    expect(runs()[0]?.schedule.id).toBe('constant')
  })
})

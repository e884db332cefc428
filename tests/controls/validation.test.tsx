// @vitest-environment jsdom
/** Rows held back and early stopping on the page: where they are set, and where their loss is told. */
import { act, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { lowestValidation } from '../../src/charts/validation.ts'
import { namesOfPair, seriesOf, type Series } from '../../src/charts/strip/series.ts'
import { valueAt } from '../../src/charts/track.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { HeldBack } from '../../src/controls/data/HeldBack.tsx'
import { eventOf } from '../../src/controls/playback/events.ts'
import { Results } from '../../src/controls/results/Results.tsx'
import { EarlyStopping } from '../../src/controls/runs/EarlyStopping.tsx'
import { chipOf, evidenceOf } from '../../src/controls/runs/status.ts'
import { outlineOf, run as steps } from '../../src/engine/index.ts'
import { applyChunk, startUndo, undo, useConfig, useRuns, useView } from '../../src/store/index.ts'
import { configuration, freshPage, open, run, runs } from './page.tsx'

beforeEach(freshPage)

const load = (link: string) => act(() => useConfig.getState().load(readLink(link).configuration, []))

function compute() {
  act(() => {
    for (const each of runs()) {
      const specification = specificationOf(configuration(), each)
      for (const chunk of steps(specification)) applyChunk(each.key, chunk, outlineOf(specification), 'done')
    }
  })
}
const record = (index: number) => useRuns.getState().runs.get(run(index).key)!

const NOISY =
  'surface=logistic_regression(lambda:0)&data=clouds(n:50,distance:1,validation:0.9,seed:4)&start=-0.5,1.5' +
  '&run=gradientDescent(lr:0.2)&run=gradientDescent(lr:0.2)/patience:10&steps=100'

/** The same under the name by which the tests of each part know it. */
const OVERFITS = () => {
  load(NOISY)
  compute()
}

describe('the share held back', () => {
  it('is set by a slider, which says how many rows that are; none again is as if there had never been one', async () => {
    load('surface=least_squares&data=line(n:40)&run=adam&steps=10')
    const user = open(<HeldBack />)
    expect(screen.getByText('All 40 rows are trained on.')).toBeTruthy()
    const field = screen.getByRole('textbox', { name: 'share held back, exact value' })
    await user.clear(field)
    await user.type(field, '0.25{Enter}')
    expect(configuration().surface.data).toEqual({ generator: 'line', params: { n: 40 }, seed: 1, validation: 0.25 })
    expect(screen.getByText(/^30 of 40 rows are trained on/)).toBeTruthy()
    screen.getByRole('slider', { name: 'share held back' }).focus()
    await user.keyboard('{Home}')
    expect(configuration().surface.data).toEqual({ generator: 'line', params: { n: 40 }, seed: 1 })
  })

  it('is refused beyond nine tenths, with the reason', async () => {
    load('surface=least_squares&run=adam&steps=10')
    const user = open(<HeldBack />)
    const field = screen.getByRole('textbox', { name: 'share held back, exact value' })
    await user.clear(field)
    await user.type(field, '0.95{Enter}')
    expect(screen.getByRole('alert').textContent).toMatch(/0\.9/)
    expect(configuration().surface.data).toBeUndefined()
  })
})

describe('early stopping', () => {
  it('is a switch with a patience, and takes itself back by one undo', async () => {
    load('surface=least_squares&data=line(validation:0.25)&run=adam&steps=10')
    const stop = startUndo()
    const user = open(<EarlyStopping run={run(0)} />)
    await user.click(screen.getByRole('switch', { name: 'Early stopping' }))
    expect(run(0).patience).toBe(10)
    act(() => undo())
    stop()
    expect(run(0).patience).toBeUndefined()
  })

  it('without rows to judge by says so, and offers to hold a quarter back', async () => {
    load('surface=least_squares&run=adam/patience:5&steps=10')
    const user = open(<EarlyStopping run={run(0)} />)
    expect(screen.getByText(/No row is held back to judge by/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Hold back a quarter of the rows' }))
    expect(configuration().surface.data?.validation).toBe(0.25)
  })

  it('is not offered where there are no data', () => {
    load('surface=bowl&run=adam&steps=10')
    open(<EarlyStopping run={run(0)} />)
    expect(screen.queryByRole('switch')).toBeNull()
  })

  it('is told in status, evidence and on the time line, with the step that was best', () => {
    OVERFITS()
    const { step, stopped } = record(1).samples.end!
    expect(stopped?.best).toBe(step - 10)
    expect(chipOf(record(1)).text).toBe(`stopped early at ${step}`)
    expect(evidenceOf(record(1))).toMatch(
      new RegExp(
        `^Stopped early at step ${step}: 10 epochs without a lower validation loss than 0\\.460 at step ${step - 10}\\. This is the last point`,
      ),
    )
    expect(eventOf(record(1), 'steps')).toMatchObject({ kind: 'stopped', step, position: step })
    expect(eventOf(record(1), 'steps')?.words).toContain(`lowest at step ${step - 10}`)
  })
})

describe('the validation loss', () => {
  it('is the second line of the loss chart, thin and hollow, by its name', () => {
    OVERFITS()
    const shown = { key: 'a', order: 0, slot: 0, label: 'a', record: record(0), step: 100, opacity: 1 }
    const lines = seriesOf('loss', [shown], 100)
    expect(lines.map(({ axis }) => axis)).toEqual([0, 1])
    expect(namesOfPair(lines[1]!)).toEqual(['training', 'validation'])
    const numbers = ({ track }: Series) => Array.from({ length: 101 }, (_, step) => valueAt(track, step))
    expect(numbers(lines[0]!)).toEqual([...record(0).samples.losses.subarray(0, 101)])
    expect(numbers(lines[1]!)).toEqual([...record(0).samples.validationLosses.subarray(0, 101)])
    expect(seriesOf('gradientNorm', [shown], 100)).toHaveLength(1)
  })

  it('is not drawn where no row is held back', () => {
    load('surface=least_squares&run=adam&steps=10')
    compute()
    const shown = { key: 'a', order: 0, slot: 0, label: 'a', record: record(0), step: 10, opacity: 1 }
    expect(seriesOf('loss', [shown], 10).map(({ axis }) => axis)).toEqual([undefined])
    expect(lowestValidation(record(0))).toBeUndefined()
  })

  it('has columns of the results, with the lowest one and its step', () => {
    OVERFITS()
    useView.setState({ playhead: 100 })
    open(<Results onClose={() => {}} />)
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
    const cells = within(screen.getByRole('rowheader', { name: /2$/ }).closest('tr') ?? document.body).getAllByRole(
      'cell',
    )
    const cell = (name: string) => cells[heads.indexOf(name) - 1]?.textContent
    expect(cell('lowest validation')).toBe('0.460')
    expect(cell('at step')).toBe(String(record(1).samples.end?.stopped?.best))
    expect(Number(cell('validation loss'))).toBeGreaterThan(0.46)
  })
})

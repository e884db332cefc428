// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { startHistory } from '../../../src/app/history.ts'
import { forks } from '../../../src/config/forks.ts'
import { writeLink } from '../../../src/config/index.ts'
import { Editor } from '../../../src/controls/editor/Editor.tsx'
import { addEmptyRun, editEquations } from '../../../src/controls/editor/open.ts'
import { RunControls } from '../../../src/controls/runs/RunControls.tsx'
import { useConfig, useView } from '../../../src/store/index.ts'
import type { EditorTarget } from '../../../src/store/types.ts'
import { configuration, freshPage, open, run, runs, view } from '../page.tsx'

beforeEach(() => {
  freshPage()
  location.hash = ''
})

/** The editor as the page shows it. */
function Page() {
  const editing = useView((state) => state.editing)
  return editing && <Editor key={JSON.stringify(editing)} target={editing} />
}

const indexOf = (id: string) => runs().findIndex(({ optimizer }) => optimizer.id === id)

/** Opens the editor on a fork of the default experiment's Adam. */
const forkAdam = () => openOn({ kind: 'optimizer', run: run(indexOf('adam')).key })
function openOn(target: EditorTarget) {
  editEquations(target)
  return open(<Page />)
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Equations of/ })
const write = (text: string) => fireEvent.change(field(), { target: { value: text } })
const fork = () => run(indexOf('adam') + 1)

const uncorrected = 'm = beta1*m + (1 - beta1)*g\nv = beta2*v + (1 - beta2)*g^2\nx = x - lr*m/(sqrt(v) + eps)'

describe('a fork', () => {
  it('is a run of its own behind the original, with its lines, values, schedule and clipping', () => {
    const original = run(indexOf('adam'))
    forkAdam()
    expect(runs()).toHaveLength(6)
    expect(run(indexOf('adam'))).toBe(original)
    expect(fork()).toMatchObject({
      optimizer: { from: 'adam', params: { lr: 0.5, beta2: 0.99 } },
      schedule: original.schedule,
    })
    expect(field().value.split('\n')).toHaveLength(5)
    expect(document.activeElement).toBe(field())
  })

  it('has what is typed at once, and shows beside its original what has become of the lines', () => {
    forkAdam()
    write(uncorrected)
    expect(fork().optimizer.equations).toBe(uncorrected)
    const removed = screen.getByRole('list', { name: 'Lines of Adam that are not here' })
    expect(within(removed).getAllByRole('listitem')).toHaveLength(2)
    const [parent, own] = [
      screen.getByRole('region', { name: 'Adam' }),
      screen.getByRole('region', { name: 'This fork' }),
    ]
    expect(parent.querySelectorAll('li')).toHaveLength(5)
    expect(own.querySelectorAll('del')).toHaveLength(2)
    expect(own.querySelectorAll('ins')).toHaveLength(1)
  })

  it('gets a removed line back with a press', async () => {
    const user = forkAdam()
    const before = field().value
    write(before.split('\n').toSpliced(2, 1).join('\n'))
    await user.click(screen.getByRole('button', { name: 'Put back: mhat = m/(1 - beta1^t)' }))
    expect(field().value).toBe(before)
  })

  it('goes back to the original’s equations, all of them', async () => {
    const user = forkAdam()
    const before = field().value
    expect(screen.getByRole('button', { name: 'Revert' })).toHaveProperty('disabled', true)
    write(uncorrected)
    await user.click(screen.getByRole('button', { name: 'Revert' }))
    expect(fork().optimizer.equations).toBe(before)
  })

  it('of a fork is none: what is typed already is edited where it is', () => {
    forkAdam()
    act(() => editEquations({ kind: 'optimizer', run: fork().key }))
    expect(runs()).toHaveLength(6)
  })

  it('can be added to the runs as it is, and edited on', async () => {
    const user = forkAdam()
    write(uncorrected)
    await user.click(screen.getByRole('button', { name: 'Add to runs' }))
    write(`${uncorrected}*2`)
    expect(runs().map(({ optimizer }) => optimizer.equations)).toEqual(
      expect.arrayContaining([uncorrected, `${uncorrected}*2`]),
    )
  })

  it('is called by the comment on its first line, and can be renamed', async () => {
    const user = forkAdam()
    write(`# Plain Adam\n${uncorrected}`)
    await user.click(screen.getByRole('button', { name: 'Plain Adam: rename' }))
    await user.keyboard('Adam, bare{Enter}')
    expect(fork().label).toBe('Adam, bare')
  })
})

describe('a text that cannot be read', () => {
  const broken = `${uncorrected}\nx = x - lr*decay*(x - x0`

  it('says where and why, keeps the last that could be read, and is not for the list of runs', () => {
    forkAdam()
    write(uncorrected)
    write(broken)
    expect(fork().optimizer.equations).toBe(uncorrected)
    expect(screen.getByText(/Line 4, column 25/)).toBeTruthy()
    expect(screen.getByText('The race keeps the last valid rule, lines 1 to 3.')).toBeTruthy()
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('button', { name: 'Add to runs' })).toHaveProperty('disabled', true)
    expect(screen.getByRole('region', { name: 'This fork, as last understood' })).toBeTruthy()
    expect(screen.getByText(/joins once the text can be read/)).toBeTruthy()
  })

  it('is still there when the editor is opened again, and never in the link', async () => {
    const user = forkAdam()
    write(uncorrected)
    write(broken)
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('textbox', { name: /^Equations of/ })).toBeNull()
    act(() => editEquations({ kind: 'optimizer', run: fork().key }))
    expect(field().value).toBe(broken)
    expect(decodeURIComponent(writeLink(configuration()))).not.toContain('decay')
  })

  it('goes when what it was written over has changed by other ways', () => {
    forkAdam()
    write(uncorrected)
    write(broken)
    act(() => useConfig.getState().setOptimizer(fork().key, { equations: 'x = x - lr*g', params: {} }))
    expect(field().value).toBe('x = x - lr*g')
  })

  it('is put right with a press where the language knows what was meant', async () => {
    const user = forkAdam()
    write('x = x - lr*g²')
    await user.click(screen.getByRole('button', { name: 'Write ^2' }))
    expect(fork().optimizer.equations).toBe('x = x - lr*g^2')
  })

  it('is told from one that is only doubtful', () => {
    forkAdam()
    write('x = x - lr*g*bta1*bta1\nbeta1 = 1')
    const warning = screen.getByText(/Perhaps not meant/)
    expect(warning.closest('li')?.className).toBe('warning')
    expect(screen.getByText('What is typed here is what runs.')).toBeTruthy()
  })
})

describe('the names of a text', () => {
  it('are told apart: state by being read before it is set, parameters as all others', () => {
    forkAdam()
    expect(screen.getByText('vectors, start at 0, because they are read before they are set')).toBeTruthy()
    write('init s = 1\ns = s*rho\nx = x - lr*s*g')
    expect(screen.getByText('numbers, start as their init line says')).toBeTruthy()
    expect(screen.getByRole('slider', { name: 'rho' })).toBeTruthy()
  })

  it('have controls, which a change of the text leaves as they are', async () => {
    const user = forkAdam()
    await user.clear(screen.getByRole('textbox', { name: 'beta1, exact value' }))
    await user.keyboard('0.5{Enter}')
    write(uncorrected)
    expect(fork().optimizer.params).toMatchObject({ lr: 0.5, beta1: 0.5, beta2: 0.99 })
  })

  const openSettings = async () => {
    const user = forkAdam()
    await user.click(screen.getByRole('button', { name: 'Name and range of beta1' }))
    const settings = screen.getByRole('dialog', { name: 'Name and range of beta1' })
    const set = async (label: string, text: string) => {
      const entry = within(settings).getByLabelText(label)
      await user.clear(entry)
      await user.type(entry, text)
    }
    return { set, apply: () => user.click(within(settings).getByRole('button', { name: 'Apply' })) }
  }

  it('can be changed, with their values', async () => {
    const { set, apply } = await openSettings()
    await set('Name', 'memory')
    await apply()
    expect(field().value).toContain('m = memory*m + (1 - memory)*g')
    expect(fork().optimizer.params).toMatchObject({ memory: 0.9 })
  })

  it('cannot become another name that is there', async () => {
    const { set, apply } = await openSettings()
    await set('Name', 'v')
    await apply()
    expect(screen.getByRole('alert').textContent).toContain('another name')
    expect(field().value).toContain('beta1')
  })

  it('have a default and a range, which are written into the text', async () => {
    const { set, apply } = await openSettings()
    await set('Default', '0.8')
    await set('Slider from', '0.5')
    await set('to', '1')
    await apply()
    expect(field().value).toContain('param beta1 = 0.8 in [0.5, 1]\nm = beta1*m')
    expect(screen.getByRole('slider', { name: 'beta1' }).getAttribute('aria-valuemin')).toBe('0.5')
  })
})

it('names and functions are written at the caret', async () => {
  const user = forkAdam()
  write('x = x - lr*')
  field().setSelectionRange(11, 11)
  await user.click(screen.getByRole('button', { name: 'tanh' }))
  await user.click(screen.getByRole('button', { name: 'g' }))
  expect(fork().optimizer.equations).toBe('x = x - lr*tanh(g)')
})

describe('an empty editor', () => {
  it('runs the simplest rule until there is something to read', () => {
    addEmptyRun()
    open(<Page />)
    expect(field().value).toBe('')
    expect(runs().at(-1)?.optimizer.equations).toBe('x = x - lr*g')
    write('x = x - lr*sign(g)')
    expect(runs().at(-1)?.optimizer).toEqual({ equations: 'x = x - lr*sign(g)', params: {} })
  })
})

describe('the forks to try', () => {
  it.each(forks.map((fork) => [fork.name, fork] as const))(
    '%s opens with its race',
    async (_, { name, choice, lesson }) => {
      const user = forkAdam()
      await user.click(screen.getByRole('button', { name: /^Forks/ }))
      await user.click(screen.getByRole('menuitem', { name: (accessible: string) => accessible.startsWith(name) }))
      expect(field().value).toBe(choice.equations)
      expect(screen.getByText(lesson)).toBeTruthy()
      expect(screen.getByText('What is typed here is what runs.')).toBeTruthy()
    },
  )
})

describe('the surface', () => {
  it('stays what it is until its text is changed, and then is a fork seen in the same place', () => {
    openOn({ kind: 'surface' })
    expect(configuration().surface.id).toBe('rosenbrock')
    write('f(x, y) = (a - x)^2 + b*(y - x^2)^2 + x')
    expect(configuration().surface).toEqual({
      equations: 'f(x, y) = (a - x)^2 + b*(y - x^2)^2 + x',
      from: 'rosenbrock',
      params: { a: 1, b: 100 },
    })
    write('f(x, y) = (')
    expect(screen.getByText('The picture keeps the last valid rule.')).toBeTruthy()
  })

  it('is the built-in one again once its fork is reverted', async () => {
    const user = openOn({ kind: 'surface' })
    write('f(x, y) = a*x^2 + b*y^2')
    await user.click(screen.getByRole('button', { name: 'Revert' }))
    expect(configuration().surface).toMatchObject({ id: 'rosenbrock', params: { a: 1, b: 100 } })
  })

  it('has a control for every name that it does not define', async () => {
    const user = openOn({ kind: 'surface' })
    write('f(x, y) = x^2 + kappa*y^2')
    await user.clear(screen.getByRole('textbox', { name: 'kappa, exact value' }))
    await user.keyboard('40{Enter}')
    expect(configuration().surface.params).toMatchObject({ kappa: 40 })
  })
})

describe('a schedule', () => {
  it('is forked where it is held, in a copy of the run', async () => {
    const key = run(indexOf('adam')).key
    const user = open(
      <>
        <RunControls run={run(indexOf('adam'))} onRename={() => {}} />
        <Page />
      </>,
    )
    const [, schedule] = screen.getAllByRole('button', { name: 'Fork equations' })
    if (schedule) await user.click(schedule)
    expect(view().editing).toEqual({ kind: 'schedule', run: fork().key, path: [0] })
    write('lr(t) = lr*exp(-k*t)')
    expect(fork().schedule).toMatchObject({ id: 'warmup', of: [{ equations: 'lr(t) = lr*exp(-k*t)', from: 'cosine' }] })
    expect(runs().find((each) => each.key === key)?.schedule).toMatchObject({ of: [{ id: 'cosine' }] })
  })
})

describe('the history', () => {
  it('has one entry for what is typed without a pause', () => {
    vi.useFakeTimers()
    const stop = startHistory()
    act(() => useConfig.getState().load(configuration(), []))
    forkAdam()
    const entries = history.length
    write(uncorrected)
    write(`${uncorrected} + (`)
    write(`${uncorrected} + 0`)
    expect(history.length).toBe(entries + 1)
    act(() => void vi.advanceTimersByTime(1500))
    write(`${uncorrected} + 1`)
    expect(history.length).toBe(entries + 2)
    stop()
    vi.useRealTimers()
  })
})

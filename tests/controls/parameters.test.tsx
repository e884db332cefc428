// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ParameterControl } from '../../src/controls/ParameterControl.tsx'
import type { Parameter, ParameterValue } from '../../src/core/parameter.ts'
import { choice, learningRate, onOff } from '../../src/core/parameters.ts'
import { freshPage, open } from './page.tsx'

const changed = vi.fn<(value: ParameterValue) => void>()
const done = vi.fn<() => void>()

function Held({ parameter, first }: { parameter: Parameter; first: ParameterValue }) {
  const [value, setValue] = useState(first)
  const change = (next: ParameterValue) => {
    changed(next)
    setValue(next)
  }
  return (
    <ParameterControl
      of={{ kind: 'optimizer', id: 'adam' }}
      name="lr"
      parameter={parameter}
      value={value}
      fallback={0.01}
      onChange={change}
      onDone={done}
    />
  )
}

const field = () => screen.getByRole('textbox', { name: 'lr, exact value' })
const slider = () => screen.getByRole('slider', { name: 'lr' })

beforeEach(() => {
  freshPage()
  changed.mockClear()
  done.mockClear()
})

describe('a number', () => {
  const rate = <Held parameter={learningRate(0.01)} first={0.1} />

  it('takes an exact value past the slider’s end, and shows it there', async () => {
    const user = open(rate)
    await user.clear(field())
    await user.type(field(), '250{Enter}')
    expect(changed.mock.calls).toEqual([[250]])
    expect(slider().getAttribute('aria-valuetext')).toBe('250, past the end of the slider')
    expect(slider().querySelector('.knob.beyond.right')).not.toBeNull()
  })

  it.each(['abc', 'NaN', '', '1e999', '-3', 'Infinity'])(
    'says why “%s” is none, and keeps what it had',
    async (text) => {
      const user = open(rate)
      await user.clear(field())
      if (text !== '') await user.type(field(), text)
      expect(screen.getByRole('alert').textContent).not.toBe('')
      expect(field().getAttribute('aria-invalid')).toBe('true')
      await user.tab()
      expect(changed).not.toHaveBeenCalled()
      expect(field()).toHaveProperty('value', '0.1')
      expect(screen.getByRole('alert').textContent).toContain('0.1 is kept')
    },
  )

  it('gives up an entry on Escape', async () => {
    const user = open(rate)
    await user.type(field(), '7{Escape}')
    expect(field()).toHaveProperty('value', '0.1')
    await user.tab()
    expect(changed).not.toHaveBeenCalled()
  })

  it('moves by arrow keys, and each release ends the change', async () => {
    const user = open(rate)
    slider().focus()
    await user.keyboard('{ArrowRight}')
    expect(changed.mock.calls[0]?.[0]).toBeGreaterThan(0.1)
    expect(done).toHaveBeenCalledOnce()
    await user.keyboard('{End}')
    expect(changed).toHaveBeenLastCalledWith(10)
  })

  it('goes back to its default on a double click', async () => {
    const user = open(rate)
    await user.dblClick(slider())
    expect(changed).toHaveBeenLastCalledWith(0.01)
  })

  it('follows the hand, finely while Alt is held', () => {
    render(rate)
    vi.spyOn(slider(), 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 600, 20))
    fireEvent.pointerDown(slider(), { clientX: 400, button: 0 })
    fireEvent.pointerMove(slider(), { clientX: 500 })
    const far = Number(changed.mock.lastCall?.[0])
    fireEvent.pointerMove(slider(), { clientX: 600, altKey: true })
    expect(far).toBe(1)
    expect(changed.mock.lastCall?.[0]).toBeCloseTo(1.26, 2)
    fireEvent.pointerUp(slider())
    expect(done).toHaveBeenCalledOnce()
  })
})

describe('a switch and a choice', () => {
  it('are made from their declarations', async () => {
    const user = open(<Held parameter={onOff(true, 'Bias correction', 'as in the paper')} first />)
    await user.click(screen.getByRole('checkbox', { name: 'Bias correction' }))
    expect(changed).toHaveBeenCalledWith(false)
  })

  it('name their forms', async () => {
    const user = open(
      <Held parameter={choice('a', 'Form', 'which', { a: 'first form', b: 'second form' })} first="a" />,
    )
    await user.selectOptions(screen.getByRole('combobox', { name: 'Form' }), 'second form')
    expect(changed).toHaveBeenCalledWith('b')
  })
})

// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseColours, startTheme, toggleTheme } from '../../src/app/theme.ts'
import { freshPage, view } from '../controls/page.tsx'

/** A system that wishes for what these queries name. */
const system = (...wishes: string[]) =>
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: wishes.some((wish) => query.includes(wish)),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))

const page = () => {
  const { theme, colours } = document.documentElement.dataset
  return `${theme ?? ''} ${colours ?? ''}`
}

let stop = () => {}
const opened = () => {
  stop = startTheme()
  return page()
}

beforeEach(() => {
  freshPage()
  view().set({ theme: 'system', colours: 'system' })
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

describe('theme and colours of the page', () => {
  it('are what the system wishes for, as long as nothing else is chosen', () => {
    system()
    expect(opened()).toBe('light standard')
    stop()
    system('dark', 'contrast: more')
    expect(opened()).toBe('dark contrast')
  })

  it('are what was chosen, whatever the system wishes for', () => {
    system('contrast: more')
    opened()
    chooseColours('projector')
    expect(page()).toBe('light projector')
    chooseColours('standard')
    expect(page()).toBe('light standard')
    toggleTheme()
    expect(page()).toBe('dark standard')
  })

  it('follow the system again where that gives what is chosen', () => {
    system('contrast: more')
    opened()
    chooseColours('standard')
    expect(view().colours).toBe('standard')
    chooseColours('contrast')
    expect([view().colours, page()]).toEqual(['system', 'light contrast'])
  })
})

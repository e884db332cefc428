import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { defaultConfiguration } from '../../src/config/index.ts'
import { useConfig, useRuns, useView } from '../../src/store/index.ts'

afterEach(cleanup)

// jsdom has no style for MathML elements: what is asked of them is answered by what they stand in.
const { getComputedStyle } = window
window.getComputedStyle = (element, pseudo) =>
  getComputedStyle(element.closest('math')?.parentElement ?? element, pseudo)

/** The default experiment, standing still at its end; nothing open, nothing computed. */
export function freshPage(): void {
  const configuration = defaultConfiguration()
  useConfig.getState().load(configuration, [])
  useRuns.setState({ runs: new Map() })
  useView.setState({
    playhead: configuration.steps,
    playing: false,
    speed: 30,
    openRun: undefined,
    soloRun: undefined,
    hoverRun: undefined,
    editing: undefined,
    drafts: {},
    dialog: undefined,
    theme: 'light',
    colours: 'standard',
  })
}

/** Draws a part of the page on the fresh experiment; returns the user who works with it. */
export function open(part: ReactNode) {
  render(part)
  return userEvent.setup()
}

export const configuration = () => useConfig.getState().configuration
export const runs = () => configuration().runs
export const view = () => useView.getState()

/** The n-th run, which the test knows to be there. */
export function run(index: number) {
  const found = runs()[index]
  if (found === undefined) throw new Error(`There is no run ${index}.`)
  return found
}

import { create } from 'zustand'

/** Why the browser keeps nothing for this page; undefined as long as it does. */
interface StorageState {
  problem?: 'full' | 'forbidden'
  dismissed?: boolean
}

export const useStorage = create<StorageState>(() => ({}))

const PREFIX = 'thalweg.'

/** What was kept under the name; undefined if nothing was, or nothing that can be read. */
export function recall(name: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + name)
    return text === null ? undefined : JSON.parse(text)
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) useStorage.setState({ problem: 'forbidden' })
    return undefined
  }
}

/** Keeps a value until the next visit. Storage may be full or forbidden: then nothing is lost but the memory, and the page says so. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value))
    if (useStorage.getState().problem !== undefined) useStorage.setState({ problem: undefined })
  } catch (problem) {
    const full = problem instanceof DOMException && /quota/i.test(problem.name)
    useStorage.setState({ problem: full ? 'full' : 'forbidden' })
  }
}

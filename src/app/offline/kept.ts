/** What of the view does not stand in the link, kept over one reload: drafts above all, which no link can hold. */
import { useConfig, useView } from '../../store/index.ts'
import type { ViewState } from '../../store/types.ts'

const KEY = 'thalweg.kept'

type Kept = Pick<
  ViewState,
  'drafts' | 'editing' | 'inspecting' | 'openRun' | 'playhead' | 'playing' | 'soloRun' | 'speed'
>

const runKeys = (): string[] => useConfig.getState().configuration.runs.map(({ key }) => key)

/** Runs get new keys with each load, in the same order: every name of a run that the text holds becomes its place, or back. */
export function translate(kept: Kept, from: readonly string[], to: readonly string[]): Kept {
  const run = (key: string): string => to[from.indexOf(key)] ?? key
  const optional = (key: string | undefined) => (key === undefined ? undefined : run(key))
  const draftKey = (key: string) => {
    const [first = '', ...rest] = key.split('.')
    return [run(first), ...rest].join('.')
  }
  const { editing, drafts } = kept
  return {
    ...kept,
    drafts: Object.fromEntries(Object.entries(drafts).map(([key, draft]) => [draftKey(key), draft])),
    editing: editing && editing.kind !== 'surface' ? { ...editing, run: run(editing.run) } : editing,
    inspecting: optional(kept.inspecting),
    openRun: optional(kept.openRun),
    soloRun: optional(kept.soloRun),
  }
}

export function keepForReload(): void {
  const { drafts, editing, inspecting, openRun, playhead, playing, soloRun, speed } = useView.getState()
  const view: Kept = { drafts, editing, inspecting, openRun, playhead, playing, soloRun, speed }
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ runs: runKeys(), view }))
  } catch {
    // Storage is forbidden or full: the experiment itself stands in the address.
  }
}

/** Called once the address has been read; what was kept is used once. */
export function restoreKept(): void {
  try {
    const text = sessionStorage.getItem(KEY)
    if (text === null) return
    sessionStorage.removeItem(KEY)
    // Written by this page's own `keepForReload` in this very tab.
    const { runs, view } = JSON.parse(text) as { runs: string[]; view: Kept }
    useView.getState().set(translate(view, runs, runKeys()))
  } catch {
    // Not readable: the experiment itself stands in the address.
  }
}

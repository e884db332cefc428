/** The keys: one table, read by the handler and by the help. */
import { fitToPaths, resetView } from '../charts/surface/viewCommands.ts'
import { closeEditor, editEquations } from '../controls/editor/open.ts'
import { toggleInspector } from '../controls/inspector/open.ts'
import { nextSpeed } from '../controls/playback/speeds.ts'
import { stepBy, toEnd, togglePlaying, toStart } from '../controls/playback/transport.ts'
import { useConfig, useView } from '../store/index.ts'
import { toggleTheme } from './theme.ts'

/** What only the page itself can do. */
export interface PageCommands {
  openHelp(): void
  openGallery(): void
  openReference(): void
  openCode(): void
  copyLink(): void
}

export interface Binding {
  /** As `KeyboardEvent.key` names them, letters in lower case; `Shift+` in front where shift is held. */
  keys: readonly string[]
  /** The keys as the help shows them; absent: as they are. */
  shown?: string
  group: 'Playback' | 'Runs' | 'View' | 'Experiment'
  label: string
  act(page: PageCommands, key: string): void
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const changeSpeed = (direction: 1 | -1) => () => {
  const { speed, set } = useView.getState()
  set({ speed: nextSpeed(speed, direction) })
}

export const BINDINGS: readonly Binding[] = [
  { keys: [' '], shown: 'Space', group: 'Playback', label: 'Play or pause', act: togglePlaying },
  { keys: ['ArrowLeft'], shown: '←', group: 'Playback', label: 'Step back', act: () => stepBy(-1) },
  { keys: ['ArrowRight'], shown: '→', group: 'Playback', label: 'Step forward', act: () => stepBy(1) },
  { keys: ['Shift+ArrowLeft'], shown: 'Shift ←', group: 'Playback', label: 'Ten steps back', act: () => stepBy(-10) },
  {
    keys: ['Shift+ArrowRight'],
    shown: 'Shift →',
    group: 'Playback',
    label: 'Ten steps forward',
    act: () => stepBy(10),
  },
  { keys: ['Home'], group: 'Playback', label: 'To the start', act: toStart },
  { keys: ['End'], group: 'Playback', label: 'To the end', act: toEnd },
  { keys: ['+', '='], shown: '+', group: 'Playback', label: 'Faster', act: changeSpeed(1) },
  { keys: ['-'], shown: '−', group: 'Playback', label: 'Slower', act: changeSpeed(-1) },
  { keys: ['a'], group: 'Runs', label: 'Add a run', act: addRun },
  { keys: ['e'], group: 'Runs', label: 'Edit the equations of the open run', act: toggleEditor },
  { keys: ['u'], group: 'Runs', label: 'Inspect the update of the open run', act: toggleInspector },
  { keys: DIGITS, shown: '1 to 9', group: 'Runs', label: 'Show one run alone', act: (_, key) => solo(Number(key) - 1) },
  { keys: ['0'], group: 'Runs', label: 'Show all runs', act: () => useView.getState().set({ soloRun: undefined }) },
  { keys: ['f'], group: 'View', label: 'Fit the view to the paths', act: () => fitToPaths() },
  { keys: ['r'], group: 'View', label: 'Back to the surface’s own view', act: () => resetView() },
  { keys: ['t'], group: 'View', label: 'Light or dark theme', act: toggleTheme },
  { keys: ['g'], group: 'Experiment', label: 'Presets', act: (page) => page.openGallery() },
  {
    keys: ['i'],
    group: 'Experiment',
    label: 'Reference: every method',
    act: (page) => page.openReference(),
  },
  { keys: ['c'], group: 'Experiment', label: 'Copy the link', act: (page) => page.copyLink() },
  { keys: ['x'], group: 'Experiment', label: 'The experiment in Python', act: (page) => page.openCode() },
  { keys: ['?'], group: 'Experiment', label: 'These keys', act: (page) => page.openHelp() },
]

function addRun(): void {
  const { addRun: add, endGesture } = useConfig.getState()
  useView.getState().set({ openRun: add() })
  endGesture()
}

/** Of a built-in method a fork; of no run that is open, the first one. */
function toggleEditor(): void {
  const { editing, openRun, soloRun } = useView.getState()
  const { runs } = useConfig.getState().configuration
  const run = runs.find(({ key }) => key === openRun) ?? runs.find(({ key }) => key === soloRun) ?? runs[0]
  if (editing) closeEditor()
  else if (run) editEquations({ kind: 'optimizer', run: run.key })
}

/** Alone, or with the others again if it already is. */
function solo(index: number): void {
  const key = useConfig.getState().configuration.runs[index]?.key
  const { soloRun, set } = useView.getState()
  if (key !== undefined) set({ soloRun: soloRun === key ? undefined : key })
}

const FIELDS = 'input, textarea, select, [contenteditable]'
/** What reacts to the space bar, and to arrows, on its own. */
const PRESSED = 'button, summary, a[href], [role=option], [role=menuitem]'
const ARROWED = '[role=slider], [role=listbox], [role=menu], [role=tablist], [role=combobox]'

/** Listens on the window; returns what ends it. A key that a control has used, or that goes into a field, is left alone. */
export function startKeyboard(page: PageCommands): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest(FIELDS) || document.querySelector('dialog[open]')) return
    if (event.key === ' ' && target.closest(PRESSED)) return
    if (isMovement(event.key) && target.closest(ARROWED)) return
    const binding = findBinding(event)
    if (binding === undefined) return
    event.preventDefault()
    binding.act(page, event.key)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

const isMovement = (key: string) => key.startsWith('Arrow') || key === 'Home' || key === 'End'

function findBinding({ key, shiftKey }: KeyboardEvent): Binding | undefined {
  const name = key.length === 1 ? key.toLowerCase() : shiftKey ? `Shift+${key}` : key
  return BINDINGS.find(({ keys }) => keys.includes(name))
}

/** Everything that can be commanded by name: one table, read by the keyboard, the help, the palette and the menu. */
import { nextField, toggleOverlay } from '../charts/surface/overlays/toggle.ts'
import { toggleRelief } from '../charts/surface/reliefCommands.ts'
import { fitToPaths, resetView } from '../charts/surface/viewCommands.ts'
import { closeEditor, editEquations } from '../controls/editor/open.ts'
import { countOnSums, toggleAxisUnit } from '../controls/compare/axis.ts'
import { toggleInspector } from '../controls/inspector/open.ts'
import { nextSpeed } from '../controls/playback/speeds.ts'
import { stepBy, toEnd, togglePlaying, toStart } from '../controls/playback/transport.ts'
import { rollAgain, toggleSeeds } from '../controls/seeds/commands.ts'
import { redo, switchSides, undo, useConfig, useView, type DialogName } from '../store/index.ts'
import type { Colours } from '../store/types.ts'
import { copyLink } from './copyLink.ts'
import { addToLecture, present } from './present.ts'
import { chooseColours, effectiveColours, toggleTheme } from './theme.ts'

export interface Action {
  /**
   * As `KeyboardEvent.key` names them, letters in lower case; in front `Shift+` where shift is held and the key is no
   * character, `Ctrl+` for the control or command key. Absent: no key.
   */
  keys?: readonly string[]
  /** The keys as the help shows them; absent: as they are. */
  shown?: string
  /** The key works in fields too, and in dialogs. */
  everywhere?: boolean
  group: 'Playback' | 'Runs' | 'View' | 'Experiment' | 'Program'
  label: string
  /** Of a choice among several: whether this one is in force. */
  chosen?(this: void): boolean
  act(this: void, key: string): void
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const changeSpeed = (direction: 1 | -1) => () => {
  const { speed, set } = useView.getState()
  set({ speed: nextSpeed(speed, direction) })
}
const opens = (dialog: DialogName) => () => useView.getState().set({ dialog })

export const ACTIONS: readonly Action[] = [
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
  { keys: DIGITS, shown: '1 to 9', group: 'Runs', label: 'Show one run alone', act: (key) => solo(Number(key) - 1) },
  { keys: ['0'], group: 'Runs', label: 'Show all runs', act: () => useView.getState().set({ soloRun: undefined }) },
  { keys: ['n'], group: 'Runs', label: 'Roll again: the next seed for all that is drawn', act: rollAgain },
  { group: 'Runs', label: 'Many seeds of every run that draws, or one', act: toggleSeeds },
  { keys: ['m'], group: 'Runs', label: 'Results of all runs, as a table', act: opens('results') },
  { group: 'View', label: 'Count steps, or gradient evaluations', act: toggleAxisUnit },
  { group: 'View', label: 'Count epochs, on sums over data', act: countOnSums('epochs') },
  { group: 'View', label: 'Count modelled time, on sums over data', act: countOnSums('time') },
  { keys: ['b'], group: 'Experiment', label: 'A and B: keep this as A, then switch', act: switchSides },
  { keys: ['v'], group: 'View', label: 'Compare the runs side by side, or together', act: toggleCompare },
  { keys: ['l'], group: 'View', label: 'Local theory at the pointer or playhead', act: () => toggleOverlay('theory') },
  { keys: ['w'], group: 'View', label: 'Vector field, gradient flow, neither', act: nextField },
  { group: 'View', label: 'Contours of the quadratic model', act: () => toggleOverlay('model') },
  { group: 'View', label: 'Cross-section along the last step', act: () => toggleOverlay('section') },
  { group: 'View', label: 'Gradient estimate and its scatter', act: () => toggleOverlay('estimate') },
  { keys: ['d'], group: 'View', label: 'The surface from the side, in 3D, or flat', act: toggleRelief },
  { keys: ['f'], group: 'View', label: 'Fit the view to the paths', act: () => fitToPaths() },
  { keys: ['r'], group: 'View', label: 'Back to the surface’s own view', act: () => resetView() },
  { keys: ['g'], group: 'Experiment', label: 'Presets', act: opens('gallery') },
  { keys: ['o'], group: 'Experiment', label: 'Save the figure', act: opens('save') },
  { keys: ['h'], group: 'Experiment', label: 'Recent experiments', act: opens('recent') },
  {
    keys: ['i'],
    group: 'Experiment',
    label: 'Reference: every method',
    act: () => useView.getState().set({ reference: '' }),
  },
  { keys: ['s'], group: 'Experiment', label: 'Share: link, QR code, embed code', act: opens('share') },
  { keys: ['c'], group: 'Experiment', label: 'Copy the link', act: () => void copyLink() },
  {
    keys: ['x'],
    group: 'Experiment',
    label: 'The experiment in Python',
    act: () => useView.getState().set({ exporting: '' }),
  },
  {
    keys: ['Ctrl+s'],
    shown: 'Ctrl S',
    everywhere: true,
    group: 'Experiment',
    label: 'Save the experiment as a file',
    act: () => void import('../controls/saveExperiment.ts').then(({ saveFile }) => saveFile()),
  },
  {
    keys: ['Ctrl+o'],
    shown: 'Ctrl O',
    everywhere: true,
    group: 'Experiment',
    label: 'Open the file of an experiment',
    act: () => void import('./files/open.ts').then(({ chooseFile }) => chooseFile()),
  },
  { keys: ['Ctrl+z'], shown: 'Ctrl Z', group: 'Experiment', label: 'Undo', act: undo },
  { keys: ['Ctrl+Shift+z', 'Ctrl+y'], shown: 'Ctrl Shift Z', group: 'Experiment', label: 'Redo', act: redo },
  {
    keys: ['Ctrl+k'],
    shown: 'Ctrl K',
    everywhere: true,
    group: 'Program',
    label: 'Find any command or method',
    act: opens('palette'),
  },
  { keys: ['p'], group: 'Experiment', label: 'Present this in a hall', act: present },
  { keys: ['y'], group: 'Experiment', label: 'A lecture of several scenes', act: opens('lecture') },
  { group: 'Experiment', label: 'Add this to the lecture as a scene', act: () => void addToLecture() },
  { keys: ['t'], group: 'Program', label: 'Light or dark theme', act: toggleTheme },
  colours('standard', 'Standard colours'),
  colours('projector', 'Colours for a projector'),
  colours('contrast', 'High contrast'),
  { keys: ['?'], group: 'Program', label: 'All keys', act: opens('help') },
]

function colours(which: Exclude<Colours, 'system'>, label: string): Action {
  return {
    group: 'Program',
    label,
    chosen: () => effectiveColours(useView.getState().colours) === which,
    act: () => chooseColours(which),
  }
}

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
export function solo(index: number): void {
  const key = useConfig.getState().configuration.runs[index]?.key
  const { soloRun, set } = useView.getState()
  if (key !== undefined) set({ soloRun: soloRun === key ? undefined : key })
}

/** Comparing stands in the experiment: it is undone, and told by its link. */
export function toggleCompare(): void {
  const { configuration, setShown } = useConfig.getState()
  setShown({ layout: configuration.shown?.layout === 'compare' ? undefined : 'compare' })
}

/** The action's keys as people read them; '' for one that has none. */
export function keysOf({ keys, shown }: Pick<Action, 'keys' | 'shown'>): string {
  const [first = ''] = keys ?? []
  return shown ?? (first.length === 1 ? first.toUpperCase() : first)
}

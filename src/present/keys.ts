/** The presenter's keys: one table, read by the handler and by the help. */
import { STANDARD_CHARTS } from '../config/index.ts'
import { nextSpeed } from '../controls/playback/speeds.ts'
import { stepBy, toEnd, togglePlaying, toStart } from '../controls/playback/transport.ts'
import { toggleRelief } from '../charts/surface/reliefCommands.ts'
import { fitToPaths, resetView } from '../charts/surface/viewCommands.ts'
import { solo, type Action } from '../app/actions.ts'
import { toggleTheme } from '../app/theme.ts'
import { undo, useConfig, useView } from '../store/index.ts'
import { chooseFile } from './chooseFile.ts'
import { clearInk } from './ink.ts'
import { toggleFullScreen } from './fullScreen.ts'
import { goBy, sceneLink } from './scenes.ts'
import { setStage, stage, take, toggle } from './stage.ts'

/** As the workbench's, in groups of their own. */
type PresenterKey = Omit<Action, 'group'> & { group: 'Play' | 'Scenes' | 'Point' | 'Show' }

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

const changeSpeed = (direction: 1 | -1) => () => {
  const { speed, set } = useView.getState()
  set({ speed: nextSpeed(speed, direction) })
}

export const PRESENTER_KEYS: readonly PresenterKey[] = [
  { keys: [' '], shown: 'Space', group: 'Play', label: 'play or pause', act: togglePlaying },
  { keys: ['ArrowRight'], shown: '→', group: 'Play', label: 'step forward', act: () => stepBy(1) },
  { keys: ['ArrowLeft'], shown: '←', group: 'Play', label: 'step back', act: () => stepBy(-1) },
  { keys: ['Shift+ArrowRight'], shown: 'Shift →', group: 'Play', label: 'ten steps forward', act: () => stepBy(10) },
  { keys: ['Shift+ArrowLeft'], shown: 'Shift ←', group: 'Play', label: 'ten steps back', act: () => stepBy(-10) },
  { keys: ['Home'], group: 'Play', label: 'to the start', act: toStart },
  { keys: ['End'], group: 'Play', label: 'to the end', act: toEnd },
  { keys: ['+', '='], shown: '+', group: 'Play', label: 'faster', act: changeSpeed(1) },
  { keys: ['-'], shown: '−', group: 'Play', label: 'slower', act: changeSpeed(-1) },
  { keys: ['n', 'PageDown'], shown: 'N, Page Down', group: 'Scenes', label: 'next scene', act: () => goBy(1) },
  { keys: ['p', 'PageUp'], shown: 'P, Page Up', group: 'Scenes', label: 'previous scene', act: () => goBy(-1) },
  { keys: ['o'], group: 'Scenes', label: 'open a lecture from a file', act: chooseFile },
  { keys: ['Escape'], shown: 'Esc', group: 'Scenes', label: 'put away what is open; then leave', act: leave },
  { keys: ['l'], group: 'Point', label: 'pointer of light', act: take('laser') },
  { keys: ['a'], group: 'Point', label: 'draw; strokes vanish', act: take('pen') },
  { keys: ['c'], group: 'Point', label: 'clear what is drawn', act: clearInk },
  { keys: ['b', '.'], shown: 'B', group: 'Point', label: 'black screen', act: toggle('blank') },
  { keys: DIGITS, shown: '1 to 9', group: 'Show', label: 'one run alone', act: (key) => solo(Number(key) - 1) },
  { keys: ['0'], group: 'Show', label: 'all runs', act: () => useView.getState().set({ soloRun: undefined }) },
  { keys: ['e'], group: 'Show', label: 'equations of the run', act: toggle('equations') },
  { keys: ['g'], group: 'Show', label: 'data of the problem, with the fits', act: toggle('dataAway') },
  { keys: ['r'], group: 'Show', label: 'a chart under the picture, the next, none', act: nextChart },
  { keys: ['s'], group: 'Show', label: 'speaker’s notes', act: toggle('notes') },
  { keys: ['d'], group: 'Show', label: 'from the side, in 3D, or flat', act: toggleRelief },
  { keys: ['v'], group: 'Show', label: 'fit the view to the paths', act: () => fitToPaths() },
  { keys: ['w'], group: 'Show', label: 'the surface’s own view', act: () => resetView() },
  { keys: ['Ctrl+z'], shown: 'Ctrl Z', group: 'Show', label: 'undo a change of the scene', act: undo },
  { keys: ['f'], group: 'Show', label: 'full screen', act: toggleFullScreen },
  { keys: ['t'], group: 'Show', label: 'light or dark', act: toggleTheme },
  { keys: ['?'], group: 'Show', label: 'these keys', act: toggle('help') },
]

/** The scene's charts in turn, after the last one none. */
function nextChart(): void {
  const charts = useConfig.getState().configuration.shown?.charts ?? STANDARD_CHARTS
  const next = (stage().chart ?? -1) + 1
  setStage({ chart: next < charts.length ? next : undefined })
}

/** What was opened last goes first; with nothing open, back to the workbench with the same scene. */
function leave(): void {
  const { help, blank, tool, notes, equations, chart } = stage()
  if (help) setStage({ help: false })
  else if (blank) setStage({ blank: false })
  else if (tool) setStage({ tool: undefined })
  else if (notes) setStage({ notes: false })
  else if (equations) setStage({ equations: false })
  else if (chart !== undefined) setStage({ chart: undefined })
  else location.assign(`index.html#${sceneLink()}`)
}

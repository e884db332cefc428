export { useConfig } from './configStore.ts'
export {
  applyChunk,
  awaitContours,
  expectRun,
  failRun,
  keepPictures,
  keepRuns,
  pictureAt,
  runAgain,
  setCondition,
  setContoursProblem,
  setEnsemble,
  showContours,
  useRuns,
} from './runsStore.ts'
export { isStartMoving } from './gesture.ts'
export { useReadableRuns, useReadableStart } from './readableRuns.ts'
export { keepDiagnoses, outdateDiagnosis, showDiagnosis, useDiagnoses } from './diagnosesStore.ts'
export {
  beginEnsemble,
  cancelEnsembles,
  continueEnsembles,
  dropEnsembles,
  reportEnsemble,
  useEnsembles,
  type EnsembleWork,
} from './ensemblesStore.ts'
export { keepRounds, showRounds, useRounds, type RoundsState } from './roundsStore.ts'
export {
  showGradientNoise,
  useGradientNoise,
  wantGradientNoise,
  type GradientNoiseState,
} from './gradientNoiseStore.ts'
export { emptyOutline } from './samples.ts'
export { cancelPaint, nextFrame, paintOnFrame, updateOnFrame } from './frame.ts'
export { restoreRows, startKeepingRows } from './keptRows.ts'
export { keepSide, showSide, switchSides, useSides, type SideName } from './sides.ts'
export { opening, useView } from './viewStore.ts'
export { openExperiment } from './openExperiment.ts'
export {
  clearRecents,
  continueRecent,
  deleteRecent,
  recentExperiment,
  renameRecent,
  startRecents,
  useRecents,
  type Recent,
} from './recents.ts'
export { useStorage } from './storage.ts'
export { say } from './say.ts'
export { redo, startUndo, undo, useUndo } from './undo.ts'
export type * from './types.ts'
export {
  endTogether,
  isRunning,
  reportSearch,
  searchRate,
  stopSearches,
  subjectOf,
  tuneTogether,
  useTuning,
  type TuningState,
} from './tuningStore.ts'

export { useConfig } from './configStore.ts'
export {
  applyChunk,
  expectRun,
  failRun,
  keepRuns,
  runAgain,
  setCondition,
  setContoursProblem,
  showContours,
  useRuns,
} from './runsStore.ts'
export { emptyOutline } from './samples.ts'
export { cancelPaint, nextFrame, paintOnFrame, updateOnFrame } from './frame.ts'
export { opening, useView } from './viewStore.ts'
export type * from './types.ts'

/** The equation language: texts in, functions and formulas out. It imports nothing and reaches nothing. */
export { compileOptimizer, type OptimizerInputs } from './compileOptimizer.ts'
export { compileSchedule } from './compileSchedule.ts'
export { compileSurface } from './compileSurface.ts'
export { formatDiagnostic } from './diagnostics.ts'
export { parseSchedule, parseSurface } from './parse.ts'
export { parseOptimizer } from './parseOptimizer.ts'
export { LIMITS } from './tokenize.ts'
export type * from './types.ts'

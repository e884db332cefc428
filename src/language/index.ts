/** The equation language: texts in, programs and formulas out; `compile.ts` beside it makes functions of them. It imports nothing. */
export { formatDiagnostic } from './diagnostics.ts'
export { parseSchedule, parseSurface } from './parse.ts'
export { parseOptimizer } from './parseOptimizer.ts'
export { LIMITS } from './tokenize.ts'
export { typesetSurface } from './typeset.ts'
export { typesetSymbol } from './typesetSymbol.ts'
export type * from './types.ts'

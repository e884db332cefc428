/** Programs to functions: apart from reading and typesetting, so that a page that only shows equations loads only those. */
export { compileOptimizer } from './compileOptimizer.ts'
export { compileSchedule } from './compileSchedule.ts'
export { compileSurface } from './compileSurface.ts'
export { compileTracer } from './compileTracer.ts'
export type { OptimizerInputs } from './lowerStep.ts'

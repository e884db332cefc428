/** Programs taken apart, for those who write them down in another language. */
export { constantValue } from './constantValue.ts'
export { namesIn } from './check.ts'
export { dependencies } from './differentiate.ts'
export { nodeAt, type Graph } from './graph.ts'
export { typeOf } from './infer.ts'
export { OP, type Op } from './operations.ts'
export { surfaceGraph, type SurfaceGraph } from './surfaceGraph.ts'

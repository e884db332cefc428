import type { Parameters, ParameterValues } from '../core/parameter.ts'
import { methodValues } from '../config/index.ts'

/** A method's default values, where 'steps' is its own horizon. */
export const defaultsOf = (method: { params: Parameters }, steps: number): ParameterValues =>
  methodValues(method, { id: '', params: {} }, steps)
